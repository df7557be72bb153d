package org.rdopkg.git.rangediff;

import java.util.OptionalInt;

/**
 * What became of a patch.
 *
 * @param before its place in the old series, from 0; empty for an added one
 * @param after its place in the new series, from 0; empty for a dropped one
 * @param fate what became of it
 */
public record SeriesPair(OptionalInt before, OptionalInt after, Fate fate) {

  /** What became of a patch, with git's sign. */
  public enum Fate {
    SAME('='),
    CHANGED('!'),
    DROPPED('<'),
    ADDED('>');

    private final char sign;

    Fate(char sign) {
      this.sign = sign;
    }

    /** The sign that git-range-diff(1) shows. */
    public char sign() {
      return sign;
    }
  }
}
