package org.rdopkg.git.diff;

import java.util.Optional;

/**
 * Which lines are headings: the text after {@code @@} is the nearest heading above the hunk. What
 * counts as a heading depends on the language, which the {@code diff} attribute of a path names.
 */
public abstract class FunctionNames {
  /** The rule for paths without a language: lines that start with a letter, {@code _} or $. */
  public static final FunctionNames DEFAULT = new FirstCharacter();

  FunctionNames() {}

  /**
   * The headings of a language that git knows by itself, such as {@code python} or {@code java}.
   *
   * @param driver the value of the {@code diff} attribute
   * @return empty for any other name: what only the user's git config could define does not count
   */
  public static Optional<FunctionNames> named(String driver) {
    return Languages.headings(driver).map(LanguageHeadings::new);
  }

  /**
   * The part of a line to show, if the line is a heading.
   *
   * @param text holds the line
   * @param from its start
   * @param to its end, before the LF
   * @return a {@link Span} of {@code text}, or {@link Span#NONE}
   */
  abstract long find(byte[] text, int from, int to);

  private static final class FirstCharacter extends FunctionNames {
    @Override
    long find(byte[] text, int from, int to) {
      if (from == to) {
        return Span.NONE;
      }
      byte c = text[from];
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      return letter || c == '_' || c == '$' ? Span.of(from, to) : Span.NONE;
    }
  }
}
