package org.rdopkg.git.diff;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bracket expression of a {@link PathPattern}: which bytes it takes, never a slash. */
final class ByteSet {
  private final byte[] pattern;
  private final boolean[] members = new boolean[256];
  private int at;

  private ByteSet(byte[] pattern, int at) {
    this.pattern = pattern;
    this.at = at;
  }

  /** All bytes but the slash. */
  static boolean[] notSlash() {
    boolean[] all = new boolean[256];
    Arrays.fill(all, true);
    all['/'] = false;
    return all;
  }

  /** Reads the expression whose {@code [} is before {@code from}; null if it is malformed. */
  static @Nullable ByteSet parse(byte[] pattern, int from) {
    ByteSet set = new ByteSet(pattern, from);
    return set.read() ? set : null;
  }

  boolean[] members() {
    return members;
  }

  /** Where the pattern goes on after the {@code ]}. */
  int end() {
    return at;
  }

  private boolean read() {
    boolean not = peek() == '!' || peek() == '^';
    if (not) {
      at++;
    }
    boolean first = true;
    while (first || peek() != ']') {
      if (!item()) {
        return false;
      }
      first = false;
    }
    at++;
    if (not) {
      for (int i = 0; i < members.length; i++) {
        members[i] = !members[i];
      }
    }
    members['/'] = false;
    return true;
  }

  /** One byte, range or named class; false if there is none. */
  private boolean item() {
    if (peek() == '[' && at + 1 < pattern.length && pattern[at + 1] == ':') {
      return namedClass();
    }
    int low = literal();
    if (low < 0) {
      return false;
    }
    if (peek() != '-' || at + 1 >= pattern.length || pattern[at + 1] == ']') {
      members[low] = true;
      return true;
    }
    at++;
    int high = literal();
    for (int c = low; c <= high; c++) {
      members[c] = true;
    }
    return high >= 0;
  }

  private boolean namedClass() {
    int start = at + 2;
    int end = start;
    while (end < pattern.length && pattern[end] != ']') {
      end++;
    }
    if (end == pattern.length || end == start || pattern[end - 1] != ':') {
      return false;
    }
    String name = new String(pattern, start, end - 1 - start, StandardCharsets.ISO_8859_1);
    at = end + 1;
    return addClass(name);
  }

  private boolean addClass(String name) {
    boolean known = false;
    for (int c = 0; c < 128; c++) {
      Boolean in = inClass(name, c);
      if (in == null) {
        return false;
      }
      known = true;
      members[c] |= in;
    }
    return known;
  }

  private static @Nullable Boolean inClass(String name, int c) {
    boolean lower = c >= 'a' && c <= 'z';
    boolean upper = c >= 'A' && c <= 'Z';
    boolean digit = c >= '0' && c <= '9';
    boolean graph = c > ' ' && c < 0x7F;
    return switch (name) {
      case "alnum" -> lower || upper || digit;
      case "alpha" -> lower || upper;
      case "blank" -> c == ' ' || c == '\t';
      case "cntrl" -> c < ' ' || c == 0x7F;
      case "digit" -> digit;
      case "graph" -> graph;
      case "lower" -> lower;
      case "print" -> graph || c == ' ';
      case "punct" -> graph && !lower && !upper && !digit;
      case "space" -> c == ' ' || (c >= '\t' && c <= '\r');
      case "upper" -> upper;
      case "xdigit" -> digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      default -> null;
    };
  }

  private int literal() {
    if (peek() == '\\') {
      at++;
    }
    int c = peek();
    at++;
    return c;
  }

  private int peek() {
    return at < pattern.length ? pattern[at] & 0xFF : -1;
  }
}
