package org.rdopkg.git.diff;

/**
 * Which lines are headings: the text after {@code @@} is the nearest heading above the hunk. What
 * counts as a heading depends on the language, which the {@code diff} attribute of a path names.
 */
public abstract class FunctionNames {
  /** The rule for paths without a language: lines that start with a letter, {@code _} or $. */
  public static final FunctionNames DEFAULT =
      new FunctionNames() {
        @Override
        long find(byte[] text, int from, int to) {
          if (from == to) {
            return Span.NONE;
          }
          byte c = text[from];
          boolean starts = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
          return starts ? Span.of(from, to) : Span.NONE;
        }
      };

  FunctionNames() {}

  /**
   * The part of a line to show, if the line is a heading.
   *
   * @param text holds the line
   * @param from its start
   * @param to its end, before the LF
   * @return a {@link Span} of {@code text}, or {@link Span#NONE}
   */
  abstract long find(byte[] text, int from, int to);
}
