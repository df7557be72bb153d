package org.rdopkg.git.replay;

/** How the contents of a path are merged (gitattributes(5), {@code merge}). */
enum MergeDriver {
  /** Line by line. */
  TEXT,
  /** As a whole: different changes on both sides are a conflict. */
  BINARY,
  /** Line by line, the lines of both sides where they disagree. */
  UNION,
  /** By a program of the user's. */
  CUSTOM
}
