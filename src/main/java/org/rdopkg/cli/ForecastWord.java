package org.rdopkg.cli;

import org.rdopkg.console.Style;
import org.rdopkg.workflow.PatchOutcome;

/** What a forecast says of a patch on a version: in a word, in a letter where there is no room. */
enum ForecastWord {
  CLEAN("clean", '.', Style.GOOD, "applies as it is"),
  CHANGED("changed", '~', Style.INFO, "applies, but looks different"),
  UPSTREAM("upstream", 'U', Style.WARN, "that version has it"),
  EMPTY("empty", '0', Style.WARN, "nothing is left of it"),
  CONFLICT("conflict", 'X', Style.BAD, "does not apply"),
  UNKNOWN("unknown", '?', Style.PLAIN, "can't be told");

  private final String word;
  private final char letter;
  private final Style style;
  private final String meaning;

  ForecastWord(String word, char letter, Style style, String meaning) {
    this.word = word;
    this.letter = letter;
    this.style = style;
    this.meaning = meaning;
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

  /** The rest of a sentence that begins with: this patch. */
  String meaning() {
    return meaning;
  }

  Style style() {
    return style;
  }
}
