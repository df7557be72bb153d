package org.rdopkg.git.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** File contents, and edits of them: text of all kinds, and binary. */
final class AwkwardBytes {
  private static final List<String> LINES =
      List.of(
          "",
          "}",
          "{",
          "int main(void)",
          "  return 0;",
          "def f(x):",
          "\tif (x)",
          "class A:",
          "struct s {",
          "# comment",
          "#include <x.h>",
          " ",
          "\r",
          "a\rb",
          "x\r",
          "\u00e4",
          "\u00c3\u00a4",
          "\\ No newline at end of file",
          "-- ",
          "--- a",
          "+++ b",
          "@@ -1 +1 @@",
          "diff --git a/x b/x",
          "$var = 1",
          "_x",
          "public void f() {",
          "\u001b[0m",
          "\f");

  private final Random random;

  AwkwardBytes(Random random) {
    this.random = random;
  }

  byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** New contents. */
  byte[] create() {
    return switch (random.nextInt(14)) {
      case 0 -> new byte[0];
      case 1 -> random(random.nextInt(300));
      case 2 -> random(random.nextInt(3000));
      case 3 -> new byte[random.nextInt(3000)];
      case 4 -> periodic(random.nextInt(5000), 1 + random.nextInt(100));
      case 5 -> oneIn(6) ? concat(random(random.nextInt(100_000)), random(70_000)) : records();
      case 6 -> concat(text(400), new byte[1]);
      case 7 -> text(oneIn(10) ? 5000 : 500);
      default -> text(random.nextInt(60));
    };
  }

  /** The contents with something changed. */
  byte[] edit(byte[] old) {
    if (oneIn(30)) {
      return create();
    }
    byte[] edited = old;
    int edits = 1 + (oneIn(3) ? random.nextInt(8) : 0);
    for (int i = 0; i < edits; i++) {
      edited = oneIn(8) ? editBytes(edited) : editLines(edited);
    }
    return edited;
  }

  private byte[] editBytes(byte[] old) {
    int from = random.nextInt(old.length + 1);
    int to = Math.min(old.length, from + random.nextInt(oneIn(3) ? 2000 : 20));
    byte[] middle =
        switch (random.nextInt(4)) {
          case 0 -> new byte[0];
          case 1 -> random(random.nextInt(40));
          case 2 -> Arrays.copyOfRange(old, random.nextInt(from + 1), to);
          default -> concat(Arrays.copyOfRange(old, from, to), random(3));
        };
    return splice(old, from, to, middle);
  }

  private byte[] editLines(byte[] old) {
    int from = lineStart(old, random.nextInt(old.length + 1));
    int to = lineStart(old, Math.min(old.length, from + random.nextInt(oneIn(5) ? 500 : 40)));
    byte[] middle = random.nextInt(3) == 0 ? new byte[0] : text(random.nextInt(4));
    return splice(old, from, Math.max(from, to), middle);
  }

  private static int lineStart(byte[] text, int from) {
    int at = from;
    while (at > 0 && at < text.length && text[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  private byte[] text(int lines) {
    StringBuilder text = new StringBuilder();
    boolean crlf = oneIn(10);
    int variety = 1 + random.nextInt(20);
    for (int i = 0; i < lines; i++) {
      String line =
          oneIn(3) ? LINES.get(random.nextInt(LINES.size())) : "line " + random.nextInt(variety);
      text.append(line).append(crlf ? "\r\n" : "\n");
    }
    if (oneIn(6)) {
      text.append("no end");
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] periodic(int length, int period) {
    byte[] unit = random(period);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = unit[i % period];
    }
    return bytes;
  }

  /** Like a table: records of equal length that differ in few bytes. */
  private byte[] records() {
    int length = 8 + random.nextInt(56);
    byte[] unit = random(length);
    byte[] bytes = new byte[length * random.nextInt(400)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = unit[i % length];
    }
    for (int i = 0; i < bytes.length / 50; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(4);
    }
    return bytes;
  }

  private static byte[] splice(byte[] old, int from, int to, byte[] middle) {
    byte[] head = concat(Arrays.copyOf(old, from), middle);
    return concat(head, Arrays.copyOfRange(old, to, old.length));
  }

  static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }
}
