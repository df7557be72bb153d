package org.rdopkg.spec.lint;

import java.util.List;
import org.rdopkg.spec.PatchReference;
import org.rdopkg.spec.PatchReference.Kind;
import org.rdopkg.spec.PatchUses;
import org.rdopkg.spec.SpecEdits;
import org.rdopkg.spec.SpecFile;

/**
 * Mends {@code patch-macro-with-number}: {@code %patch0001 -p1} becomes {@code %patch -P 1 -p1},
 * and nothing else of the line changes.
 */
final class NumberedPatchMacro {
  private static final String CALL = "%patch";

  private NumberedPatchMacro() {}

  /** Whether the call is alone on its line, not in braces, and its patch is there. */
  static boolean isFixable(LintSubject subject, PatchUses uses, PatchReference reference) {
    String text = subject.spec().line(reference.line()).text();
    int call = reference.tokenStart() - CALL.length();
    long onLine = uses.references().stream().filter(r -> r.line() == reference.line()).count();
    boolean declared =
        subject.evaluated().patches().stream().anyMatch(p -> p.number() == reference.number());
    return onLine == 1
        && call >= 0
        && text.startsWith(CALL, call)
        && text.indexOf(CALL) == text.lastIndexOf(CALL)
        && (reference.kind() == Kind.ATTACHED || declared);
  }

  static SpecFile fix(LintSubject subject) {
    SpecFile spec = subject.spec();
    PatchUses uses = PatchUses.of(spec);
    SpecEdits edits = spec.edit();
    List<PatchReference> old =
        uses.references().stream()
            .filter(r -> r.kind() == Kind.ATTACHED || r.kind() == Kind.IMPLICIT)
            .filter(r -> spec.sectionAt(r.line()).name().equals("prep"))
            .filter(r -> isFixable(subject, uses, r))
            .toList();
    for (PatchReference reference : old) {
      String text = spec.line(reference.line()).text();
      edits.replace(
          reference.line(),
          text.substring(0, reference.tokenStart())
              + " -P "
              + reference.number()
              + text.substring(reference.end()));
    }
    return edits.apply();
  }
}
