package org.rdopkg.git.replay;

import java.util.HashSet;
import java.util.Set;

/**
 * The first letters of subjects. To decode the message of every commit takes as long as to walk
 * over them; most are told apart by four letters, as long as these are ASCII, which is the same in
 * every encoding that git knows messages in.
 */
final class SubjectStarts {
  private static final int LETTERS = 4;

  private final Set<Integer> starts = new HashSet<>();
  private boolean anything;

  void add(String subject) {
    int start = 0;
    for (int i = 0; i < LETTERS; i++) {
      char c = i < subject.length() ? subject.charAt(i) : 0;
      anything |= !isPlain(c, i);
      start = start << 8 | c;
    }
    starts.add(start);
  }

  /** Whether the message that begins at an offset may begin with one of the subjects. */
  boolean mayHave(byte[] raw, int offset) {
    if (anything || offset < 0 || offset + LETTERS > raw.length) {
      return true;
    }
    int start = 0;
    for (int i = 0; i < LETTERS; i++) {
      int c = raw[offset + i] & 0xff;
      if (!isPlain(c, i)) {
        return true;
      }
      start = start << 8 | c;
    }
    return starts.contains(start);
  }

  /** No blank at the start, which a subject loses, and nothing that begins a shift sequence. */
  private static boolean isPlain(int c, int place) {
    return (c > ' ' || (c == ' ' && place > 0)) && c < '~' && c != '+';
  }
}
