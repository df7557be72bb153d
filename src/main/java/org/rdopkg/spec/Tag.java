package org.rdopkg.spec;

import java.util.Optional;

/**
 * A tag line of a preamble, such as {@code Version: 1.2} or {@code Patch0001: x.patch}.
 *
 * <p>Names are read in any case; blanks may stand before the colon. {@code Patch 3: x} has no
 * number: rpm ignores what follows the blank.
 *
 * @param line the line of the spec, from 1
 * @param text the whole line
 * @param name the letters of the name as written
 * @param number the digits directly after the name, or an empty string
 * @param nameEnd where in the text the name with its number ends
 * @param valueStart where the value starts
 * @param valueEnd where the value ends, trailing blanks left out
 */
public record Tag(
    int line, String text, String name, String number, int nameEnd, int valueStart, int valueEnd) {

  /** Reads a line as a tag; empty when it has not the form of one. */
  public static Optional<Tag> parse(int line, String text) {
    int start = MacroText.skipBlanks(text, 0);
    int letters = start;
    while (letters < text.length() && isLetter(text.charAt(letters))) {
      letters++;
    }
    if (letters == start) {
      return Optional.empty();
    }
    int nameEnd = MacroText.skipDigits(text, letters);
    int colon = colon(text, nameEnd);
    if (colon < 0) {
      return Optional.empty();
    }
    int valueEnd = text.stripTrailing().length();
    int valueStart = Math.min(MacroText.skipBlanks(text, colon + 1), Math.max(valueEnd, colon + 1));
    return Optional.of(
        new Tag(
            line,
            text,
            text.substring(start, letters),
            text.substring(letters, nameEnd),
            nameEnd,
            valueStart,
            Math.max(valueStart, valueEnd)));
  }

  private static int colon(String text, int nameEnd) {
    int i = nameEnd;
    if (i < text.length() && text.charAt(i) == '(') {
      i = text.indexOf(')', i) + 1;
      if (i == 0) {
        return -1;
      }
    }
    i = MacroText.skipBlanks(text, i);
    i = MacroText.skipBlanks(text, MacroText.skipDigits(text, i));
    return i < text.length() && text.charAt(i) == ':' ? i : -1;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The value as written, without blanks around it. */
  public String value() {
    return text.substring(valueStart, valueEnd);
  }

  /** Whether the tag has this name, in any case. */
  public boolean is(String tagName) {
    return name.equalsIgnoreCase(tagName);
  }

  /** The line with another value; alignment and trailing blanks stay. */
  public String withValue(String value) {
    return text.substring(0, valueStart) + value + text.substring(valueEnd);
  }
}
