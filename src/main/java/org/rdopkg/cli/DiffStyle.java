package org.rdopkg.cli;

import org.rdopkg.console.Style;

/** The colours that git gives to the lines of a diff. */
final class DiffStyle {
  private DiffStyle() {}

  static Style of(String line) {
    if (line.startsWith("diff ")
        || line.startsWith("index ")
        || line.startsWith("--- ")
        || line.startsWith("+++ ")) {
      return Style.STRONG;
    }
    if (line.startsWith("@@")) {
      return Style.INFO;
    }
    if (line.startsWith("+")) {
      return Style.GOOD;
    }
    return line.startsWith("-") ? Style.BAD : Style.PLAIN;
  }
}
