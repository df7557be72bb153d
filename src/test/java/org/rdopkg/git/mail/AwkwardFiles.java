package org.rdopkg.git.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rdopkg.git.mail.HistoryBuilder.Entry;

/** Changes to files of the kinds that diffs find hard: names, types, sizes, contents. */
final class AwkwardFiles {
  private static final List<String> NAMES =
      List.of(
          "a",
          "a-b",
          "a.c",
          "a0",
          "file.txt",
          "f f",
          " lead",
          "trail ",
          "tab\tx",
          "new\nline",
          "qu\"ote",
          "back\\slash",
          "bell\u0007",
          "esc\u001b",
          "del\u007f",
          "caf\u00c3\u00a9",
          "\u00ff\u00fe",
          "\u00e6\u0097\u00a5\u00e6\u009c\u00ac",
          "Makefile",
          "x.py",
          "x.c",
          "x.bin",
          "=",
          "-",
          "'",
          "a b\u00c3\u00a9",
          "\r",
          "...",
          "%s",
          "{a => b}",
          "~");
  private static final List<String> ATTRIBUTES =
      List.of(
          "*.py diff=python",
          "*.c diff=cpp",
          "Makefile diff=bash",
          "*.txt diff=java",
          "f* -diff",
          "f1* diff",
          "*.bin binary",
          "long-name-* diff=perl",
          "a diff=none",
          "\"f f\" -diff",
          "/f3 diff",
          "f4/* -diff",
          "**/f5 -diff",
          "f6/** diff=ruby",
          "* text",
          "[attr]mine -diff",
          "f2* mine",
          "f7 -mine",
          "* !diff",
          "# comment",
          "",
          "f8 diff= -text",
          "f9\tdiff=html");
  private static final List<String> ATTRIBUTE_FOLDERS = List.of("", "", "", "f4/", "f6/", "a/");

  private final Random random;
  private final HistoryBuilder history;
  private final AwkwardBytes bytes;

  AwkwardFiles(Random random, HistoryBuilder history) {
    this.random = random;
    this.history = history;
    this.bytes = new AwkwardBytes(random);
  }

  /** Changes something for the next commit, or now and then nothing. */
  void change() throws IOException {
    int changes = oneIn(12) ? random.nextInt(40) : oneIn(3) ? random.nextInt(6) : 1;
    for (int i = 0; i < changes; i++) {
      changeOne();
    }
    while (history.files().size() > 120) {
      history.files().remove(anyPath());
    }
  }

  private void changeOne() throws IOException {
    int what = random.nextInt(20);
    if (oneIn(60)) {
      attributes();
    } else if (history.files().isEmpty() || what < 5) {
      create(path());
    } else if (what < 7) {
      history.files().remove(anyPath());
    } else if (what < 9) {
      changeMode(anyPath());
    } else if (what < 10) {
      create(anyPath());
    } else {
      edit(anyPath());
    }
  }

  private void create(String path) throws IOException {
    switch (random.nextInt(12)) {
      case 0 -> history.put(path, HistoryBuilder.SYMLINK, target());
      case 1 -> history.put(path, HistoryBuilder.SUBMODULE, bytes.random(20));
      case 2 -> history.put(path, HistoryBuilder.EXECUTABLE, bytes.create());
      case 3 -> history.put(path, 0100664, bytes.create());
      default -> history.put(path, HistoryBuilder.FILE, bytes.create());
    }
  }

  /** Writes a file of attributes; what counts is what the last commit has. */
  void attributes() throws IOException {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(8);
    for (int i = 0; i < lines; i++) {
      text.append(pick(ATTRIBUTES)).append('\n');
    }
    byte[] content = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    history.put(pick(ATTRIBUTE_FOLDERS) + ".gitattributes", HistoryBuilder.FILE, content);
  }

  private byte[] target() {
    return path().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void changeMode(String path) throws IOException {
    Entry entry = history.files().get(path);
    int mode =
        entry.mode() == HistoryBuilder.FILE ? HistoryBuilder.EXECUTABLE : HistoryBuilder.FILE;
    byte[] content = oneIn(2) ? bytes.edit(entry.content()) : entry.content();
    history.put(path, mode, content);
  }

  private void edit(String path) throws IOException {
    Entry entry = history.files().get(path);
    if (entry.mode() == HistoryBuilder.SUBMODULE) {
      history.put(path, entry.mode(), bytes.random(20));
    } else if (entry.mode() == HistoryBuilder.SYMLINK) {
      history.put(path, entry.mode(), target());
    } else {
      history.put(path, entry.mode(), bytes.edit(entry.content()));
    }
  }

  private String anyPath() {
    List<String> paths = new ArrayList<>(history.files().keySet());
    return paths.get(random.nextInt(paths.size()));
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    int folders = oneIn(3) ? random.nextInt(oneIn(5) ? 12 : 3) : 0;
    for (int i = 0; i < folders; i++) {
      path.append(name()).append('/');
    }
    return path.append(name()).toString();
  }

  private String name() {
    if (oneIn(6)) {
      return "long-name-".repeat(1 + random.nextInt(12)) + random.nextInt(10);
    }
    return oneIn(2) ? pick(NAMES) : "f" + random.nextInt(30);
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }
}
