package org.rdopkg.spec.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.spec.MacroText;
import org.rdopkg.spec.PatchReference;
import org.rdopkg.spec.PatchReference.Kind;
import org.rdopkg.spec.PatchUses;
import org.rdopkg.spec.Section;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSource;

/** Whether {@code %prep} applies the patches that are declared, once each, in a form that lives. */
final class PrepCheck {
  /** Macros at the start of a line that unpack, check or define, but apply no patch. */
  private static final Set<String> NO_PATCHING =
      Set.of(
          "setup",
          "autosetup",
          "autopatch",
          "patch",
          "define",
          "global",
          "undefine",
          "dnl",
          "if",
          "ifarch",
          "ifnarch",
          "ifos",
          "ifnos",
          "elif",
          "elifarch",
          "elifos",
          "else",
          "endif",
          "gpgverify",
          "include",
          "echo",
          "warn",
          "error",
          "prep",
          "with",
          "without",
          "nil");

  /** How Azure Linux names patches that are only there for the record. */
  private static final String NOT_MEANT = ".nopatch";

  private final LintSubject subject;
  private final Findings findings;
  private final SpecFile spec;
  private final PatchUses uses;
  private final List<PrepCall> calls;

  private PrepCheck(LintSubject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
    this.spec = subject.spec();
    this.uses = PatchUses.of(spec);
    this.calls = PrepCall.all(spec);
  }

  static void check(LintSubject subject, Findings findings) {
    PrepCheck check = new PrepCheck(subject, findings);
    check.oldForms();
    check.twice();
    check.notDeclared();
    check.notApplied();
  }

  private boolean isInPrep(PatchReference reference) {
    return spec.sectionAt(reference.line()).name().equals("prep");
  }

  private void oldForms() {
    for (PatchReference reference : uses.references()) {
      Kind kind = reference.kind();
      if (!isInPrep(reference) || (kind != Kind.ATTACHED && kind != Kind.IMPLICIT)) {
        continue;
      }
      String text =
          kind == Kind.ATTACHED
              ? "rpm 4.20 and newer refuse `%%patch%s`. Write `%%patch -P %d`, which works everywhere."
                  .formatted(
                      spec.line(reference.line())
                          .text()
                          .substring(reference.start(), reference.end()),
                      reference.number())
              : "rpm 4.20 and newer refuse `%patch` without a number. Write `%patch -P 0`.";
      if (NumberedPatchMacro.isFixable(subject, uses, reference)) {
        findings.addFixable(LintRule.PATCH_MACRO_WITH_NUMBER, reference.line(), text);
      } else {
        findings.add(LintRule.PATCH_MACRO_WITH_NUMBER, reference.line(), text);
      }
    }
  }

  private void twice() {
    Optional<PrepCall> all =
        calls.stream()
            .filter(c -> c.appliesMany() && !c.conditional() && !c.isComputed())
            .filter(c -> !c.has('m') && !c.has('M'))
            .filter(c -> c.name().equals("autosetup") || !hasNumbers(c))
            .findFirst();
    if (all.isEmpty()) {
      return;
    }
    for (PatchReference reference : uses.references()) {
      if (reference.isPatchMacro()
          && isInPrep(reference)
          && isPlain(reference)
          && isActive(reference.number())) {
        findings.add(
            LintRule.PATCH_APPLIED_TWICE,
            reference.line(),
            "%%%s (line %d) applies Patch%d already. Drop this line, or give %%autosetup -N."
                .formatted(all.get().name(), all.get().line(), reference.number()));
      }
    }
  }

  private static boolean hasNumbers(PrepCall call) {
    return call.arguments().stream().anyMatch(w -> MacroText.isDigit(w.charAt(0)));
  }

  /** A line that surely applies a patch: in no conditional, and not taking it back. */
  private boolean isPlain(PatchReference reference) {
    String text = spec.line(reference.line()).text();
    return text.startsWith("%patch")
        && !text.contains(" -R")
        && spec.conditionalsAt(reference.line()).isEmpty();
  }

  private boolean isActive(int number) {
    return subject.activePatches().stream().anyMatch(p -> p.number() == number);
  }

  private void notDeclared() {
    if (!subject.evaluated().gaps().isEmpty() || uses.isComputed()) {
      return;
    }
    Set<Integer> declared = new HashSet<>();
    subject.evaluated().patches().forEach(p -> declared.add(p.number()));
    for (PatchReference reference : uses.references()) {
      boolean applies = reference.isPatchMacro() || reference.kind() == Kind.AUTOPATCH;
      if (applies
          && isInPrep(reference)
          && !declared.contains(reference.number())
          && spec.conditionalsAt(reference.line()).isEmpty()
          && !spec.isInsideMacro(reference.line())
          && spec.line(reference.line()).text().startsWith("%")
          && !spec.line(reference.line()).text().startsWith("%{")) {
        findings.add(
            LintRule.PATCH_NOT_DECLARED,
            reference.line(),
            "there is no Patch%d, so rpm stops here. Add its line, or drop this one."
                .formatted(reference.number()));
      }
    }
  }

  private void notApplied() {
    if (uses.isComputed() || spec.sections("prep").isEmpty() || callsUnknownMacro()) {
      return;
    }
    Set<Integer> named = new HashSet<>();
    uses.references().stream()
        .filter(r -> r.kind() != Kind.NOPATCH)
        .forEach(r -> named.add(r.number()));
    String text = spec.text();
    for (EvaluatedSource patch : subject.activePatches()) {
      if (patch.line() > 0
          && !patch.fileName().endsWith(NOT_MEANT)
          && !named.contains(patch.number())
          && !uses.appliesByItself(patch.number())
          && !isMentioned(text, patch)) {
        findings.add(
            LintRule.PATCH_NOT_APPLIED,
            patch.line(),
            "nothing in %%prep applies Patch%d (%s). Apply it, or drop its line."
                .formatted(patch.number(), patch.fileName()));
      }
    }
  }

  /** Whether scripts name the file, or take all files of a kind. */
  private boolean isMentioned(String text, EvaluatedSource patch) {
    String name = patch.fileName();
    String written = patch.written();
    String last = written.substring(written.lastIndexOf('/') + 1);
    int first = text.indexOf(name);
    boolean again = first >= 0 && text.indexOf(name, first + 1) >= 0;
    int raw = text.indexOf(last);
    boolean rawAgain = raw >= 0 && text.indexOf(last, raw + 1) >= 0;
    return again || rawAgain || text.contains("*.patch") || text.contains("*.diff");
  }

  private boolean callsUnknownMacro() {
    for (Section section : spec.sections("prep")) {
      for (int line = section.first(); line <= section.last(); line++) {
        String text = spec.line(line).text().strip();
        if (text.startsWith("%") && !PrepCall.isComment(spec, line) && !isKnown(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isKnown(String text) {
    int start = 1;
    while (start < text.length() && "{?!".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < text.length() && MacroText.isNamePart(text.charAt(end))) {
      end++;
    }
    String name = text.substring(start, end);
    boolean numbered = name.startsWith("patch") && MacroText.skipDigits(name, 5) == name.length();
    boolean asks = start > 2 && text.indexOf(':') == end;
    return name.startsWith("__") || numbered || asks || NO_PATCHING.contains(name);
  }
}
