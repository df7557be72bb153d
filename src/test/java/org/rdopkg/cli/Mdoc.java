package org.rdopkg.cli;

import java.util.List;
import java.util.regex.Pattern;

/** Text of a manual page in mdoc(7), built line by line. */
final class Mdoc {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?]) (?=[A-Z])");

  private final StringBuilder text = new StringBuilder();
  private boolean literal;
  private boolean paragraph;

  Mdoc line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /**
   * Paragraphs of help: an empty line parts them, lines with blanks in front are kept as they are.
   */
  Mdoc prose(List<String> lines) {
    literal = false;
    paragraph = false;
    for (String raw : lines) {
      for (String line : raw.replace("%n", "\n").replace("%%", "%").split("\n", -1)) {
        proseLine(line);
      }
    }
    endLiteral();
    return this;
  }

  private void proseLine(String line) {
    boolean indented = line.startsWith("  ");
    if (!indented) {
      endLiteral();
    }
    if (line.isBlank()) {
      paragraph = true;
      return;
    }
    if (indented && !literal) {
      line(".Bd -literal -offset indent");
      literal = true;
    } else if (paragraph && !literal) {
      line(".Pp");
    }
    paragraph = false;
    if (indented) {
      line(escaped(line.substring(2)));
    } else {
      sentences(line);
    }
  }

  private void endLiteral() {
    if (literal) {
      line(".Ed");
      literal = false;
    }
  }

  /** Each on a line of its own: so mdoc knows where a sentence ends. */
  private void sentences(String paragraph) {
    for (String sentence : SENTENCE_END.split(paragraph, -1)) {
      line(escaped(sentence));
    }
  }

  /** An argument of a macro; it must not be taken for a macro or for punctuation. */
  static String word(String text) {
    return text.length() < 3 || !Character.isLetterOrDigit(text.charAt(text.length() - 1))
        ? "\\&" + escaped(text)
        : escaped(text);
  }

  /** Text in which roff sees no requests, and which can be copied from the page into a shell. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    if (text.startsWith(".") || text.startsWith("'")) {
      out.append("\\&");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\e");
        case '-' -> out.append("\\-");
        case '`' -> out.append("\\(ga");
        case '\'' -> out.append("\\(aq");
        case '~' -> out.append("\\(ti");
        case '^' -> out.append("\\(ha");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
