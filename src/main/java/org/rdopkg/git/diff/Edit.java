package org.rdopkg.git.diff;

/**
 * One place where two texts differ: lines {@code [oldStart, oldEnd)} of the old text are replaced
 * by lines {@code [newStart, newEnd)} of the new one. Lines count from 0; either range may be
 * empty, not both.
 */
public record Edit(int oldStart, int oldEnd, int newStart, int newEnd) {

  /** How many lines the edit removes. */
  public int removed() {
    return oldEnd - oldStart;
  }

  /** How many lines the edit adds. */
  public int added() {
    return newEnd - newStart;
  }
}
