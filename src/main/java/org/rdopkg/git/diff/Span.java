package org.rdopkg.git.diff;

/** A range of bytes packed into a long, so that finding one costs no object. */
final class Span {
  /** No range. */
  static final long NONE = -1;

  private Span() {}

  static long of(int start, int end) {
    return (long) start << 32 | end;
  }

  static int start(long span) {
    return (int) (span >> 32);
  }

  static int end(long span) {
    return (int) span;
  }
}
