package org.rdopkg.console;

/**
 * How a piece of text looks on a terminal. Colour never carries the meaning alone: the words do.
 *
 * <p>The sequences are the plain ANSI ones (ECMA-48 SGR), understood by every terminal in use.
 */
public enum Style {
  PLAIN(""),
  STRONG("1"),
  GOOD("32"),
  WARN("33"),
  BAD("31"),
  INFO("36");

  private final String sgr;

  Style(String sgr) {
    this.sgr = sgr;
  }

  /** The text between this style's escape sequences, or as it is when colour is off. */
  String paint(String text, boolean colour) {
    return !colour || sgr.isEmpty() || text.isEmpty()
        ? text
        : "\u001b[" + sgr + "m" + text + "\u001b[0m";
  }
}
