package org.rdopkg.spec;

/**
 * One physical line of a spec with the characters that end it.
 *
 * <p>Only {@code \n} ends a line, as in rpm; a {@code \r} directly before it counts as part of the
 * ending. A form feed, a lone {@code \r} or U+2028 is ordinary text.
 *
 * @param text the line without its ending
 * @param ending {@code "\n"}, {@code "\r\n"}, or {@code ""} for a last line without a newline
 */
public record SpecLine(String text, String ending) {

  /** Whether the line has nothing but blanks. */
  public boolean isBlank() {
    return text.isBlank();
  }

  /** Whether the line is a comment: {@code #} after optional blanks. */
  public boolean isComment() {
    return text.stripLeading().startsWith("#");
  }
}
