package org.rdopkg.cli;

import org.rdopkg.console.Style;
import org.rdopkg.workflow.PatchOutcome;

/** What a forecast says of a patch on a version: in a word, in a letter where there is no room. */
enum ForecastWord {
  CLEAN("clean", '.', Style.GOOD),
  CHANGED("changed", '~', Style.INFO),
  UPSTREAM("upstream", 'U', Style.WARN),
  EMPTY("empty", '0', Style.WARN),
  CONFLICT("conflict", 'X', Style.BAD),
  UNKNOWN("unknown", '?', Style.PLAIN);

  private final String word;
  private final char letter;
  private final Style style;

  ForecastWord(String word, char letter, Style style) {
    this.word = word;
    this.letter = letter;
    this.style = style;
  }

  static ForecastWord of(PatchOutcome outcome) {
    return switch (outcome.fate()) {
      case KEPT -> CLEAN;
      case CHANGED -> CHANGED;
      case UPSTREAMED, LEFT_OUT -> UPSTREAM;
      case EMPTIED -> EMPTY;
      case CONFLICT -> CONFLICT;
      default -> UNKNOWN;
    };
  }

  String word() {
    return word;
  }

  char letter() {
    return letter;
  }

  Style style() {
    return style;
  }
}
