package org.rdopkg.git.diff;

/**
 * What the {@code merge} attribute says of a path (gitattributes(5)).
 *
 * @param driver {@code text} for a path that is merged line by line, {@code binary} for one that is
 *     taken as a whole ({@code -merge}), else the name as written; empty when nothing is said
 */
public record MergeRule(String driver) {
  /** Nothing is said. */
  public static final MergeRule UNSPECIFIED = new MergeRule("");
}
