package org.rdopkg.git.diff;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A pattern of a {@code .gitattributes} file, as gitignore(5) describes them: {@code *}, {@code ?}
 * and brackets stay within one part of a path, {@code **} as a whole part stands for any number of
 * parts, a backslash takes the next byte literally. A pattern without a slash is compared with the
 * last part of the path only.
 *
 * <p>All ways to match are followed side by side, so that the time is at most the product of both
 * lengths whatever the pattern.
 */
final class PathPattern {
  /** A step that takes any bytes but a slash. */
  private static final int PART = -1;

  /** A step that takes one byte out of a set. */
  private static final int SET = -2;

  /** A step that takes any bytes. */
  private static final int REST = -3;

  /** Two steps that take whole parts, with their slashes: before and after the first byte. */
  private static final int PARTS = -4;

  private static final int WITHIN_PARTS = -5;

  private final boolean lastPartOnly;
  private final boolean never;

  /** A byte to take literally (0 to 255), or one of the steps above. */
  private final int[] steps;

  private final boolean[][] sets;
  private int count;

  PathPattern(byte[] pattern) {
    boolean rooted = pattern.length > 0 && pattern[0] == '/';
    steps = new int[2 * pattern.length + 2];
    sets = new boolean[steps.length][];
    lastPartOnly = !rooted && indexOfSlash(pattern) < 0;
    boolean directory = pattern.length > 0 && pattern[pattern.length - 1] == '/';
    never = directory || pattern.length == 0 || !compile(pattern, rooted ? 1 : 0);
  }

  private static int indexOfSlash(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '/') {
        return i;
      }
    }
    return -1;
  }

  /** Reads the pattern; false if it is malformed and can match nothing. */
  private boolean compile(byte[] p, int from) {
    int at = from;
    while (at < p.length) {
      switch (p[at]) {
        case '*' -> at = stars(p, from, at);
        case '?' -> {
          add(SET, ByteSet.notSlash());
          at++;
        }
        case '[' -> {
          ByteSet set = ByteSet.parse(p, at + 1);
          if (set == null) {
            return false;
          }
          add(SET, set.members());
          at = set.end();
        }
        default -> {
          if (p[at] == '\\' && ++at == p.length) {
            return false;
          }
          add(p[at++] & 0xFF, null);
        }
      }
    }
    return true;
  }

  private int stars(byte[] p, int from, int at) {
    int end = at;
    while (end < p.length && p[end] == '*') {
      end++;
    }
    boolean wholePart =
        end - at > 1 && (at == from || p[at - 1] == '/') && (end == p.length || p[end] == '/');
    if (!wholePart) {
      add(PART, null);
    } else if (end == p.length) {
      add(REST, null);
    } else {
      add(PARTS, null);
      add(WITHIN_PARTS, null);
      end++;
    }
    return end;
  }

  private void add(int step, boolean @org.jspecify.annotations.Nullable [] set) {
    if (set != null) {
      sets[count] = set;
    }
    steps[count++] = step;
  }

  /** Whether the pattern matches a path relative to the folder of the attributes file. */
  boolean matches(byte[] path, int from) {
    if (never) {
      return false;
    }
    int start = from;
    if (lastPartOnly) {
      for (int i = path.length; i > from && path[i - 1] != '/'; i--) {
        start = i - 1;
      }
    }
    boolean[] now = new boolean[count + 1];
    boolean[] next = new boolean[count + 1];
    reach(now, 0);
    for (int i = start; i < path.length; i++) {
      Arrays.fill(next, false);
      for (int s = 0; s < count; s++) {
        if (now[s]) {
          take(s, path[i] & 0xFF, next);
        }
      }
      boolean[] swap = now;
      now = next;
      next = swap;
    }
    return now[count];
  }

  /** Marks step {@code s}, and those after it if it may take nothing. */
  private void reach(boolean[] states, int s) {
    states[s] = true;
    if (s < count) {
      if (steps[s] == PART || steps[s] == REST) {
        reach(states, s + 1);
      } else if (steps[s] == PARTS) {
        reach(states, s + 2);
      }
    }
  }

  /** Marks in {@code next} where step {@code s} leads when it takes byte {@code c}. */
  private void take(int s, int c, boolean[] next) {
    switch (steps[s]) {
      case PART -> {
        if (c != '/') {
          reach(next, s);
        }
      }
      case REST -> reach(next, s);
      case SET -> {
        if (sets[s][c]) {
          reach(next, s + 1);
        }
      }
      case PARTS, WITHIN_PARTS -> {
        int within = steps[s] == PARTS ? s + 1 : s;
        next[within] = true;
        if (c == '/') {
          reach(next, within + 1);
        }
      }
      default -> {
        if (c == steps[s]) {
          reach(next, s + 1);
        }
      }
    }
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }
}
