package org.rdopkg.patch.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Generated patches with trees that they fit well, badly or not at all, and what the real programs
 * make of them. A shell runs all cases of a batch, since starting processes takes longest.
 */
final class PatchCases {
  /**
   * What to run.
   *
   * @param make makes the patch {@code ../p} of the folders {@code old} and {@code new}
   * @param apply applies it in the folder {@code target}
   */
  record Commands(String make, String apply) {}

  /** A case that has been run. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Case(
      Path folder,
      byte[] patch,
      SortedMap<String, TreeFile> before,
      SortedMap<String, TreeFile> after,
      int exitCode,
      String output) {}

  private final Path root;
  private final Random random;
  private final List<Path> folders = new ArrayList<>();
  private final StringBuilder script = new StringBuilder("export LC_ALL=C TZ=UTC\n");

  PatchCases(Path root, long seed) {
    this.root = root;
    this.random = new Random(seed);
  }

  Random random() {
    return random;
  }

  /** Adds a case of trees that are made at random. */
  void add(Commands commands) {
    SortedMap<String, TreeFile> old = tree();
    SortedMap<String, TreeFile> now = changed(old, 3);
    SortedMap<String, TreeFile> target = random.nextInt(4) == 0 ? old : changed(old, 2);
    if (random.nextInt(12) == 0) {
      target = now;
    }
    add(old, now, target, commands);
  }

  void add(
      SortedMap<String, TreeFile> old,
      SortedMap<String, TreeFile> now,
      SortedMap<String, TreeFile> target,
      Commands commands) {
    Path folder = root.resolve("c" + folders.size());
    folders.add(folder);
    write(folder.resolve("old"), old);
    write(folder.resolve("new"), now);
    write(folder.resolve("target"), target);
    write(folder.resolve("before"), target);
    script
        .append("cd '")
        .append(folder)
        .append("'\n")
        .append(commands.make())
        .append(" > p 2> make.err\n")
        .append("cd target\n( ")
        .append(commands.apply())
        .append(" ) > ../out 2>&1\n")
        .append("echo $? > ../rc\n");
  }

  /** Runs them all. */
  List<Case> run() throws IOException, InterruptedException {
    Path file = root.resolve("run.sh");
    Files.writeString(file, script.toString());
    Process process =
        new ProcessBuilder("sh", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("log").toFile())
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("the programs take too long");
    }
    List<Case> cases = new ArrayList<>();
    for (Path folder : folders) {
      cases.add(
          new Case(
              folder,
              Files.readAllBytes(folder.resolve("p")),
              read(folder.resolve("before")),
              read(folder.resolve("target")),
              Integer.parseInt(Files.readString(folder.resolve("rc")).strip()),
              Files.readString(folder.resolve("out"), StandardCharsets.ISO_8859_1)));
    }
    return cases;
  }

  private SortedMap<String, TreeFile> tree() {
    SortedMap<String, TreeFile> tree = new TreeMap<>();
    int files = 1 + random.nextInt(3);
    for (int i = 0; i < files; i++) {
      tree.put(path(), file(lines(random.nextInt(30))));
    }
    return tree;
  }

  private String path() {
    String[] paths = {"a", "b.c", "dir/a", "dir/sub/b.c", "dir/x y", "Makefile", "dir/\u00e9"};
    return paths[random.nextInt(paths.length)];
  }

  private TreeFile file(List<String> lines) {
    List<String> text = new ArrayList<>(lines);
    if (!text.isEmpty() && random.nextInt(8) == 0) {
      text.set(text.size() - 1, TextLines.chomp(text.get(text.size() - 1)));
    }
    return new TreeFile(
        random.nextInt(5) == 0 ? TreeFile.Kind.EXECUTABLE : TreeFile.Kind.REGULAR,
        TextLines.bytes(text));
  }

  private List<String> lines(int count) {
    int words = 2 + random.nextInt(20);
    String end = random.nextInt(15) == 0 ? "\r\n" : "\n";
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line(words) + end);
    }
    return lines;
  }

  private String line(int words) {
    int word = random.nextInt(words);
    return word == 0 ? "" : word == 1 ? "\t{" : "line " + word;
  }

  /** The tree with some changes. */
  private SortedMap<String, TreeFile> changed(SortedMap<String, TreeFile> tree, int most) {
    SortedMap<String, TreeFile> other = new TreeMap<>();
    tree.forEach(
        (path, file) -> {
          if (random.nextInt(15) != 0) {
            other.put(path, random.nextInt(5) == 0 ? file : changed(file, most));
          }
        });
    if (random.nextInt(8) == 0) {
      other.put(path(), file(lines(random.nextInt(8))));
    }
    return other;
  }

  private TreeFile changed(TreeFile file, int most) {
    List<String> lines = new ArrayList<>(TextLines.of(file.content()));
    int edits = 1 + random.nextInt(most);
    for (int i = 0; i < edits; i++) {
      edit(lines);
    }
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (!lines.get(i).endsWith("\n")) {
        lines.set(i, lines.get(i) + "\n");
      }
    }
    TreeFile.Kind kind =
        random.nextInt(12) == 0
            ? file.kind() == TreeFile.Kind.REGULAR
                ? TreeFile.Kind.EXECUTABLE
                : TreeFile.Kind.REGULAR
            : file.kind();
    return new TreeFile(kind, TextLines.bytes(lines));
  }

  private void edit(List<String> lines) {
    int at = lines.isEmpty() ? 0 : random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.add(at, "new " + random.nextInt(3) + "\n");
      case 1 -> lines.addAll(at, lines(1 + random.nextInt(5)));
      case 2 -> {
        if (!lines.isEmpty()) {
          lines.remove(at);
        }
      }
      case 3 -> {
        int end = Math.min(lines.size(), at + random.nextInt(4));
        lines.subList(at, end).clear();
      }
      default -> {
        if (!lines.isEmpty()) {
          lines.set(at, line(20) + "\n");
        }
      }
    }
  }

  static void write(Path folder, SortedMap<String, TreeFile> tree) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, TreeFile> entry : tree.entrySet()) {
        Path file = folder.resolve(fromBytes(entry.getKey()));
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, entry.getValue().content());
        if (entry.getValue().kind() == TreeFile.Kind.EXECUTABLE) {
          var permissions = new java.util.HashSet<>(Files.getPosixFilePermissions(file));
          permissions.add(PosixFilePermission.OWNER_EXECUTE);
          Files.setPosixFilePermissions(file, permissions);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fromBytes(String path) {
    return new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String toBytes(String path) {
    return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static SortedMap<String, TreeFile> read(Path folder) throws IOException {
    SortedMap<String, TreeFile> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = toBytes(folder.relativize(file).toString());
        if (!name.endsWith(".rej") && !name.endsWith(".orig") && !name.startsWith(".git/")) {
          tree.put(
              name,
              new TreeFile(
                  Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE)
                      ? TreeFile.Kind.EXECUTABLE
                      : TreeFile.Kind.REGULAR,
                  Files.readAllBytes(file)));
        }
      }
    }
    return tree;
  }

  /** A tree in memory. */
  static FileTree tree(SortedMap<String, TreeFile> files) {
    return new FileTree() {
      @Override
      public Optional<TreeFile> file(String path) {
        return Optional.ofNullable(files.get(path));
      }

      @Override
      public boolean isFolder(String path) {
        return files.keySet().stream().anyMatch(name -> name.startsWith(path + "/"));
      }
    };
  }

  /** The files of a tree after a patch. */
  static SortedMap<String, TreeFile> after(SortedMap<String, TreeFile> before, PatchedTree tree) {
    SortedMap<String, TreeFile> after = new TreeMap<>(before);
    tree.changes()
        .forEach(
            (path, file) ->
                file.ifPresentOrElse(there -> after.put(path, there), () -> after.remove(path)));
    return after;
  }
}
