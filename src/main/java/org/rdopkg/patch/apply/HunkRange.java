package org.rdopkg.patch.apply;

import java.util.Optional;

/**
 * The numbers of {@code @@ -1,2 +3,4 @@}.
 *
 * @param oldStart where the old lines begin
 * @param oldCount how many there are
 * @param newStart where the new lines begin
 * @param newCount how many there are
 */
record HunkRange(int oldStart, int oldCount, int newStart, int newCount) {
  private static final int MOST = 100_000_000;

  /** Reads a line; empty when it is none of these. */
  static Optional<HunkRange> of(String line) {
    if (!line.startsWith("@@ -")) {
      return Optional.empty();
    }
    Scan scan = new Scan(line, 4);
    int oldStart = scan.number();
    int oldCount = scan.takes(',') ? scan.number() : 1;
    boolean middle = scan.takes(' ') && scan.takes('+');
    int newStart = middle ? scan.number() : -1;
    int newCount = scan.takes(',') ? scan.number() : 1;
    boolean end = scan.takes(' ') && scan.takes('@') && scan.takes('@');
    boolean good = end && oldStart >= 0 && oldCount >= 0 && newStart >= 0 && newCount >= 0;
    return good
        ? Optional.of(new HunkRange(oldStart, oldCount, newStart, newCount))
        : Optional.empty();
  }

  /** Reads numbers from left to right. */
  static final class Scan {
    private final String text;
    private int at;

    Scan(String text, int start) {
      this.text = text;
      this.at = start;
    }

    /** A number; -1 when there is none, or one that is too big. */
    int number() {
      int start = at;
      int value = 0;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        value = value > MOST ? value : value * 10 + text.charAt(at) - '0';
        at++;
      }
      return at == start || value > MOST ? -1 : value;
    }

    boolean takes(char c) {
      boolean there = at < text.length() && text.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }
  }
}
