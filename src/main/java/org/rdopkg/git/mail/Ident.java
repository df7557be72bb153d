package org.rdopkg.git.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who and when, from the author line of a commit.
 *
 * @param name may be empty; without white space at its end
 * @param mail what stands between the angle brackets
 * @param seconds since the epoch; 0 when the line has no usable date
 * @param zone offset from UTC as people write it, so that +0530 is 530
 */
@SuppressWarnings("ArrayRecordComponent")
record Ident(byte[] name, byte[] mail, long seconds, int zone) {

  /** Reads an author line; empty when it has no address in angle brackets. */
  static Optional<Ident> parse(byte[] line) {
    int open = Ascii.indexOf(line, '<', 0);
    int close = Ascii.indexOf(line, '>', open);
    if (close >= line.length) {
      return Optional.empty();
    }
    byte[] name = Arrays.copyOf(line, Ascii.trimmedEnd(line, 0, open));
    byte[] mail = Arrays.copyOfRange(line, open + 1, close);
    Stamp stamp = Stamp.parse(line, close);
    return Optional.of(new Ident(name, mail, stamp.seconds, stamp.zone));
  }

  private record Stamp(long seconds, int zone) {
    static final Stamp NONE = new Stamp(0, 0);

    static Stamp parse(byte[] line, int mailEnd) {
      int at = line.length - 1;
      while (at > mailEnd && line[at] != '>') {
        at--;
      }
      int seconds = skipSpace(line, at + 1);
      int secondsEnd = skipDigits(line, seconds);
      int zone = skipSpace(line, secondsEnd);
      int zoneEnd = zoneEnd(line, zone);
      return seconds == secondsEnd || zone == zoneEnd
          ? NONE
          : new Stamp(number(line, seconds, secondsEnd), zone(number(line, zone, zoneEnd)));
    }

    /** A zone that is no plain int counts as none. */
    private static int zone(long number) {
      return number < Integer.MAX_VALUE && number > Integer.MIN_VALUE ? (int) number : 0;
    }

    private static int zoneEnd(byte[] line, int from) {
      if (from == line.length || (line[from] != '+' && line[from] != '-')) {
        return from;
      }
      int end = skipDigits(line, from + 1);
      return end == from + 1 ? from : end;
    }

    private static int skipSpace(byte[] line, int from) {
      int at = from;
      while (at < line.length && Ascii.isSpace(line[at])) {
        at++;
      }
      return at;
    }

    private static int skipDigits(byte[] line, int from) {
      int at = from;
      while (at < line.length && Ascii.isDigit(line[at])) {
        at++;
      }
      return at;
    }

    private static long number(byte[] line, int from, int to) {
      try {
        return Long.parseLong(new String(line, from, to - from, StandardCharsets.US_ASCII));
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }
}
