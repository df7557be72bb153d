package org.rdopkg.distgit;

/** What a piece of text means to a person; the console chooses the colour, if there is any. */
public enum Tone {
  /** Nothing in particular. */
  PLAIN,
  /** Worth the first look: labels, numbers. */
  STRONG,
  /** As it should be. */
  GOOD,
  /** Worth knowing, and often right as it is. */
  WARN,
  /** Stands in the way of actions. */
  BAD,
  /** Departs from the default. */
  SPECIAL
}
