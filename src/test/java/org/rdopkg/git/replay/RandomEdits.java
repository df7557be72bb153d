package org.rdopkg.git.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random trees, and random things that people do to them: in few files, so that both sides meet all
 * the time, or in a roomy tree, where they meet now and then and most rebases go through.
 */
final class RandomEdits {
  private static final String[] FOLDERS = {"", "lib/", "lib/core/", "src/", "src/api/v1/", "doc/"};
  private static final String[] NAMES = {"a.c", "b.c", "main.py", "__init__.py", "README", "näme"};
  private static final String[] WORDS = {
    "alpha", "beta", "gamma", "delta", "return", "if (x) {", "}", "", "    call(x);", "import os"
  };

  private final Random random;
  private final boolean roomy;

  RandomEdits(long seed, boolean roomy) {
    this.roomy = roomy;
    random = new Random(seed * 7919 + 13);
    random.nextInt();
  }

  int below(int limit) {
    return random.nextInt(limit);
  }

  private <T> T any(List<T> list) {
    return list.get(below(list.size()));
  }

  /** A first tree. */
  Map<String, FileState> tree() {
    Map<String, FileState> tree = new TreeMap<>();
    for (int i = roomy ? 30 + below(30) : 5 + below(9); i > 0; i--) {
      put(tree, path(), FileState.text(lines(roomy ? 20 + below(60) : 3 + below(30))));
    }
    if (below(8) == 0) {
      put(tree, ".gitattributes", FileState.text("*.c merge=union\n*.py -merge\n"));
    }
    if (below(6) == 0) {
      put(tree, path(), new FileState(FileState.LINK, bytes("target")));
    }
    if (below(8) == 0) {
      put(tree, path(), binary());
    }
    if (below(10) == 0) {
      put(tree, "sub", new FileState(FileState.SUBMODULE, bytes("1".repeat(40))));
    }
    return tree;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String path() {
    String folder = FOLDERS[below(FOLDERS.length)];
    String room = roomy && below(3) > 0 ? "part" + below(5) + "/" : "";
    return folder + room + NAMES[below(NAMES.length)];
  }

  private String lines(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(line()).append('\n');
    }
    if (below(15) == 0 && text.length() > 1) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  private String line() {
    String word = WORDS[below(WORDS.length)];
    return below(2) == 0 ? word : word + " " + below(1000);
  }

  private FileState binary() {
    byte[] content = new byte[20 + below(100)];
    random.nextBytes(content);
    content[5] = 0;
    return new FileState(FileState.REGULAR, content);
  }

  /** Puts a file where no folder or file is in its way. */
  private static boolean put(Map<String, FileState> tree, String path, FileState file) {
    boolean blocked =
        tree.keySet().stream().anyMatch(p -> p.startsWith(path + "/") || path.startsWith(p + "/"));
    if (!blocked) {
      tree.put(path, file);
    }
    return !blocked;
  }

  /** The tree after some edits; {@code kinds} is how many kinds of edits there are. */
  Map<String, FileState> edited(Map<String, FileState> before, int edits, int kinds) {
    Map<String, FileState> tree = new TreeMap<>(before);
    for (int i = 0; i < edits; i++) {
      edit(tree, below(kinds + 8));
    }
    return tree;
  }

  /** The tree after some lines changed in some of its files. */
  Map<String, FileState> touched(Map<String, FileState> before, int files) {
    Map<String, FileState> tree = new TreeMap<>(before);
    for (int i = 0; i < files; i++) {
      String path = any(new ArrayList<>(tree.keySet()));
      tree.put(path, changed(tree.get(path), 1));
    }
    return tree;
  }

  /** A tree that takes over some of what another one has. */
  Map<String, FileState> partOf(Map<String, FileState> before, Map<String, FileState> other) {
    Map<String, FileState> tree = new TreeMap<>(before);
    for (String path : List.copyOf(before.keySet())) {
      if (below(2) == 0 && !other.containsKey(path)) {
        tree.remove(path);
      }
    }
    other.forEach(
        (path, file) -> {
          if (below(2) == 0) {
            put(tree, path, file);
          }
        });
    return tree;
  }

  private void edit(Map<String, FileState> tree, int kind) {
    if (tree.isEmpty()) {
      put(tree, path(), FileState.text(lines(5)));
      return;
    }
    String path = any(new ArrayList<>(tree.keySet()));
    FileState file = tree.get(path);
    switch (kind) {
      case 0 -> move(tree, path, file);
      case 1 -> move(tree, path, changed(file, 1 + below(4)));
      case 2 -> move(tree, path, changed(file, 5 + below(20)));
      case 3, 4 -> moveFolder(tree, path);
      case 5 -> tree.remove(path);
      case 6 -> removeFolder(tree, path);
      case 7 -> put(tree, path(), FileState.text(lines(3 + below(20))));
      case 8 -> put(tree, path(), changed(file, below(3)));
      case 9 -> retype(tree, path, file);
      case 10 -> put(tree, path(), binary());
      case 11 -> crlf(tree, path, file);
      case 12 -> fileOrFolder(tree, path, file);
      case 13 -> put(tree, "sub", submodule());
      default -> tree.put(path, changed(file, 1 + below(3)));
    }
  }

  private FileState submodule() {
    return new FileState(FileState.SUBMODULE, bytes(String.valueOf(1 + below(9)).repeat(40)));
  }

  private void move(Map<String, FileState> tree, String path, FileState file) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String to = below(2) == 0 ? path() : FOLDERS[below(FOLDERS.length)] + name;
    tree.remove(path);
    if (!put(tree, to, file)) {
      tree.put(path, file);
    }
  }

  private void moveFolder(Map<String, FileState> tree, String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return;
    }
    String folder = path.substring(0, slash + 1);
    String to = below(2) == 0 ? "moved/" + folder : FOLDERS[below(FOLDERS.length)] + "new/";
    for (String file : List.copyOf(tree.keySet())) {
      if (file.startsWith(folder) && below(12) > 0) {
        FileState state = tree.remove(file);
        String target = to + file.substring(folder.length());
        if (!put(tree, target, below(4) == 0 ? changed(state, 1) : state)) {
          tree.put(file, state);
        }
      }
    }
  }

  private void removeFolder(Map<String, FileState> tree, String path) {
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? path : path.substring(0, slash + 1);
    tree.keySet().removeIf(file -> file.startsWith(folder));
  }

  private void retype(Map<String, FileState> tree, String path, FileState file) {
    if (!file.isRegular()) {
      tree.put(path, FileState.text(lines(4)));
    } else if (below(3) == 0) {
      tree.put(path, new FileState(FileState.LINK, bytes("to-" + below(3))));
    } else {
      boolean executable = file.mode().equals(FileState.EXECUTABLE);
      tree.put(path, file.withMode(executable ? FileState.REGULAR : FileState.EXECUTABLE));
    }
  }

  private void crlf(Map<String, FileState> tree, String path, FileState file) {
    if (file.isRegular()) {
      String text = file.text();
      tree.put(
          path,
          file.withText(
              text.contains("\r\n") ? text.replace("\r\n", "\n") : text.replace("\n", "\r\n")));
    }
  }

  private void fileOrFolder(Map<String, FileState> tree, String path, FileState file) {
    int slash = path.indexOf('/');
    tree.remove(path);
    if (slash > 0 && below(2) == 0) {
      String top = path.substring(0, slash);
      tree.keySet().removeIf(other -> other.startsWith(top + "/"));
      tree.put(top, FileState.text(lines(6)));
    } else {
      tree.put(path + "/inner", changed(file, below(3)));
    }
  }

  /** The file with some lines changed, added or removed. */
  FileState changed(FileState file, int edits) {
    if (file.mode().equals(FileState.SUBMODULE)) {
      return submodule();
    }
    if (file.mode().equals(FileState.LINK)) {
      return new FileState(FileState.LINK, bytes("to-" + below(5)));
    }
    String text = file.text();
    if (text.indexOf('\0') >= 0) {
      return edits == 0 ? file : file.withText(text + (char) below(256));
    }
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
    for (int i = 0; i < edits; i++) {
      int at = below(lines.size());
      switch (below(4)) {
        case 0 -> lines.add(at, line() + "\n");
        case 1 -> lines.remove(at);
        case 2 -> lines.set(at, lines.get(at).endsWith("\n") ? " " + lines.get(at) : line());
        default -> lines.set(at, line() + "\n");
      }
      if (lines.isEmpty()) {
        lines.add("");
      }
    }
    return file.withText(String.join("", lines));
  }
}
