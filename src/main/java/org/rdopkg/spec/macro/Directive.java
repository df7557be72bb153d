package org.rdopkg.spec.macro;

import org.jspecify.annotations.Nullable;

/**
 * A line that steers the reading of a spec.
 *
 * @param kind what it does
 * @param argument the text after the keyword
 */
record Directive(Kind kind, String argument) {

  /**
   * The directives by what they need: a condition, an architecture list, a system list, nothing.
   */
  enum Kind {
    IF("if"),
    IFARCH("ifarch"),
    IFNARCH("ifnarch"),
    IFOS("ifos"),
    IFNOS("ifnos"),
    ELIF("elif"),
    ELIFARCH("elifarch"),
    ELIFOS("elifos"),
    ELSE("else"),
    ENDIF("endif"),
    INCLUDE("include");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    boolean opens() {
      return this == IF || this == IFARCH || this == IFNARCH || this == IFOS || this == IFNOS;
    }

    boolean continues() {
      return this == ELIF || this == ELIFARCH || this == ELIFOS;
    }

    private boolean wantsArgument() {
      return this != ELSE && this != ENDIF;
    }
  }

  private static final Kind[] KINDS = Kind.values();

  /** The directive that a line is, null for any other line. */
  static @Nullable Directive parse(String line) {
    int at = Names.skipBlanks(line, 0);
    if (at >= line.length() || line.charAt(at) != '%') {
      return null;
    }
    int end = Names.end(line, at + 1);
    int length = end - at - 1;
    if (length < 2 || length > 8) {
      return null;
    }
    for (Kind kind : KINDS) {
      if (kind.word.length() == length && line.startsWith(kind.word, at + 1)) {
        boolean argued = end < line.length() && Names.isSpace(line.charAt(end));
        boolean missing = kind.wantsArgument() && (!argued || line.substring(end).isBlank());
        return missing ? null : new Directive(kind, line.substring(end));
      }
    }
    return null;
  }
}
