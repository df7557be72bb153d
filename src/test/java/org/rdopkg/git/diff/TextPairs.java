package org.rdopkg.git.diff;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes pairs of texts that are hard to compare in the same way as git: repetitive, indented,
 * blank-line-heavy, long, without structure. The same seed gives the same pairs.
 */
final class TextPairs {
  private final Random random;

  TextPairs(long seed) {
    random = new Random(seed);
  }

  /** Short and medium texts of every kind. */
  List<TextPair> small(int count) {
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int lines = random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(40);
      pairs.add(pair("f" + i, lines, kind(), 1 + random.nextInt(10)));
    }
    return pairs;
  }

  /** Texts of some thousand lines with so many changes that the search takes short cuts. */
  List<TextPair> large(int count) {
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int lines = 500 + random.nextInt(5000);
      pairs.add(pair("f" + i, lines, kind(), lines / (1 << random.nextInt(5))));
    }
    return pairs;
  }

  /**
   * Texts that share their words but not their order, so that a shortest edit costs too much and
   * the search gives up or takes the first long common run.
   */
  List<TextPair> shuffled(int count) {
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int lines = 300 + random.nextInt(6000);
      int words = Math.max(2, lines >> random.nextInt(6));
      int runs = random.nextInt(12);
      pairs.add(
          new TextPair("f" + i, text(mixed(lines, words, runs)), text(mixed(lines, words, runs))));
    }
    return pairs;
  }

  /** Random words among which runs of 10 to 40 lines stand that every such text has. */
  private List<String> mixed(int lines, int words, int runs) {
    List<String> mixed = new ArrayList<>();
    while (mixed.size() < lines) {
      if (random.nextInt(lines) < runs * 3) {
        int run = random.nextInt(runs);
        for (int i = 0; i < 10 + run * 3; i++) {
          mixed.add("run " + run + " " + i);
        }
      } else {
        mixed.add(random.nextInt(20) == 0 ? "new " + word(100_000) : word(words));
      }
    }
    return mixed;
  }

  /** Long texts with changes everywhere, made of words that both have. */
  List<TextPair> scattered(int count) {
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pairs.add(scattered("f" + i, 1500 + random.nextInt(6000)));
    }
    return pairs;
  }

  /**
   * The same so long that the search may meet a long common run after more edits than it takes to
   * be content with one, but before it gives up: more than 65,536 lines in both.
   */
  List<TextPair> huge(int count) {
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pairs.add(scattered("f" + i, 35_000 + random.nextInt(30_000)));
    }
    return pairs;
  }

  private TextPair scattered(String path, int lines) {
    int words = 5 + random.nextInt(lines / 4);
    int percent = 3 + random.nextInt(30);
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    while (before.size() < lines) {
      if (random.nextInt(1000) == 0) {
        percent = 3 + random.nextInt(30);
      }
      if (random.nextInt(100) >= percent) {
        before.add(word(words));
        after.add(before.get(before.size() - 1));
      } else {
        (random.nextInt(2) == 0 ? before : after).add(word(words));
      }
    }
    return new TextPair(path, text(before), text(after));
  }

  /** Texts where lines that the other text has very often stand among lines that it lacks. */
  List<TextPair> sparse(int count) {
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int lines = 20 + random.nextInt(1000);
      int often = 2 + random.nextInt(12);
      int seldom = 2 + random.nextInt(80);
      Supplier<String> kind =
          () ->
              random.nextInt(often) == 0
                  ? "}"
                  : random.nextInt(seldom) == 0 ? word(lines) : "own " + random.nextInt(1 << 20);
      pairs.add(pair("f" + i, lines, kind, lines));
    }
    return pairs;
  }

  private TextPair pair(String path, int lines, Supplier<String> kind, int edits) {
    List<String> before = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      before.add(kind.get());
    }
    List<String> after = new ArrayList<>(before);
    for (int i = 0; i < edits; i++) {
      edit(after, kind);
    }
    if (random.nextInt(20) == 0) {
      return new TextPair(path, text(after), text(before));
    }
    return new TextPair(path, text(before), text(after));
  }

  private void edit(List<String> lines, Supplier<String> kind) {
    int at = random.nextInt(lines.size() + 1);
    int length =
        Math.min(
            lines.size() - at,
            1 + (random.nextInt(5) == 0 ? random.nextInt(30) : random.nextInt(3)));
    switch (random.nextInt(6)) {
      case 0 -> lines.subList(at, at + length).clear();
      case 1 -> insert(lines, at, length, kind);
      case 2 -> {
        lines.subList(at, at + length).clear();
        insert(lines, at, 1 + random.nextInt(3), kind);
      }
      case 3 -> lines.addAll(at, List.copyOf(lines.subList(at, at + length)));
      case 4 -> {
        List<String> moved = List.copyOf(lines.subList(at, at + length));
        lines.subList(at, at + length).clear();
        lines.addAll(random.nextInt(lines.size() + 1), moved);
      }
      default ->
          lines
              .subList(at, at + length)
              .replaceAll(line -> random.nextInt(2) == 0 ? line : "  " + line);
    }
  }

  private void insert(List<String> lines, int at, int count, Supplier<String> kind) {
    for (int i = 0; i < count; i++) {
      lines.add(at, kind.get());
    }
  }

  private Supplier<String> kind() {
    int alphabet = 1 + random.nextInt(30);
    int deep = 1 + random.nextInt(4);
    int blanks = 1 + random.nextInt(8);
    return switch (random.nextInt(9)) {
      case 0 -> () -> String.valueOf((char) ('a' + random.nextInt(alphabet)));
      case 1 -> () -> code(deep, blanks);
      case 2 ->
          () -> random.nextInt(blanks) == 0 ? word(alphabet) : random.nextInt(3) == 0 ? "}" : "";
      case 3 -> () -> word(100000);
      case 4 -> () -> code(deep, blanks) + (random.nextInt(4) == 0 ? "" : "\r");
      case 5 -> () -> noise();
      case 6 -> () -> white();
      case 7 -> () -> random.nextInt(blanks) == 0 ? word(100000) : word(alphabet);
      default -> () -> random.nextInt(6) == 0 ? code(deep, blanks) : word(300);
    };
  }

  private String code(int deep, int blanks) {
    String indent = (random.nextInt(3) == 0 ? "\t" : "    ").repeat(random.nextInt(deep + 1));
    return switch (random.nextInt(6 + blanks)) {
      case 0 -> indent + "}";
      case 1 -> indent + "if (" + word(5) + ") {";
      case 2 -> indent + word(10) + " = " + word(10) + ";";
      case 3 -> indent + "def " + word(8) + "():";
      case 4 -> "static int " + word(20) + "(int " + word(3) + ")   ";
      case 5 -> indent + "return " + word(4) + ";";
      default -> "";
    };
  }

  private String word(int of) {
    return Integer.toString(random.nextInt(of) * 7919, 36);
  }

  /** Bytes without meaning: lone CR, NUL, form feeds, invalid UTF-8. */
  private String noise() {
    String bytes = "\r\f\u000b\0\u00e9\u0080\u00ff _$aZ0@+-\\";
    StringBuilder line = new StringBuilder();
    for (int n = random.nextInt(4); n >= 0; n--) {
      line.append(bytes.charAt(random.nextInt(bytes.length())));
    }
    return line.toString();
  }

  private String white() {
    String bytes = " \t\r\f\u000b";
    StringBuilder line = new StringBuilder();
    for (int n = random.nextInt(5); n > 0; n--) {
      line.append(bytes.charAt(random.nextInt(bytes.length())));
    }
    return line.append(random.nextInt(2) == 0 ? "" : word(3)).toString();
  }

  private byte[] text(List<String> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String line : lines) {
      line.chars().forEach(out::write);
      out.write('\n');
    }
    byte[] all = out.toByteArray();
    boolean cut = all.length > 0 && random.nextInt(5) == 0;
    return cut ? java.util.Arrays.copyOf(all, all.length - 1) : all;
  }
}
