package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;

/** Deletes conditionals that edits have left with nothing in them. */
final class EmptyConditionals {
  private EmptyConditionals() {}

  static void delete(SpecFile spec, SpecEdits edits) {
    List<Conditional> innermostFirst = new ArrayList<>(spec.conditionals());
    innermostFirst.sort((a, b) -> Integer.compare(b.start(), a.start()));
    for (Conditional conditional : innermostFirst) {
      boolean touched = edits.deletesWithin(conditional.start(), conditional.end());
      if (touched && conditional.end() <= spec.lineCount() && isEmptied(spec, edits, conditional)) {
        for (int line = conditional.start(); line <= conditional.end(); line++) {
          edits.delete(line);
        }
      }
    }
  }

  private static boolean isEmptied(SpecFile spec, SpecEdits edits, Conditional conditional) {
    for (int line = conditional.start() + 1; line < conditional.end(); line++) {
      boolean gone =
          edits.isDeleted(line) || spec.line(line).isBlank() || conditional.arms().contains(line);
      if (!gone) {
        return false;
      }
    }
    return !edits.insertsWithin(conditional.start(), conditional.end());
  }
}
