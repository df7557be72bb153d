package org.rdopkg.spec.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rdopkg.spec.MacroText;
import org.rdopkg.spec.Section;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;
import org.rdopkg.spec.macro.EvaluatedSource;

/** Patch and Source lines: where they stand and how they are written. */
final class PatchLineCheck {
  private static final Set<String> LISTS = Set.of("patchlist", "sourcelist");

  private final LintSubject subject;
  private final Findings findings;
  private final SpecFile spec;
  private final HostConditions conditions;

  private PatchLineCheck(LintSubject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
    this.spec = subject.spec();
    this.conditions = new HostConditions(spec);
  }

  static void check(LintSubject subject, Findings findings) {
    PatchLineCheck check = new PatchLineCheck(subject, findings);
    check.conditional(subject.evaluated().patches(), LintRule.CONDITIONAL_PATCH);
    check.conditional(subject.evaluated().sources(), LintRule.CONDITIONAL_SOURCE);
    check.tags();
    check.lists();
    check.sameFileTwice();
  }

  private void conditional(List<EvaluatedSource> sources, LintRule rule) {
    for (EvaluatedSource source : sources) {
      if (!source.condition().isEmpty() && source.line() > 0 && conditions.decide(source.line())) {
        findings.add(
            rule,
            source.line(),
            "%s stands in `%s`: a source package built where this does not hold lacks it. Leave the"
                    .formatted(name(source), source.condition().strip())
                + " line unconditional and put the condition around its use.");
      }
    }
  }

  private static String name(EvaluatedSource source) {
    return source.fileName().isEmpty() ? source.written() : source.fileName();
  }

  private void tags() {
    for (int line = 1; line <= spec.lineCount(); line++) {
      int at = line;
      spec.tagAt(line).filter(BuildArchCheck::isSource).ifPresent(tag -> tag(at, tag));
    }
  }

  private void tag(int line, Tag tag) {
    int digits = MacroText.skipBlanks(tag.text(), tag.nameEnd());
    int end = MacroText.skipDigits(tag.text(), digits);
    if (tag.number().isEmpty() && digits > tag.nameEnd() && end > digits) {
      String number = tag.text().substring(digits, end);
      findings.add(
          LintRule.PATCH_NUMBER_AFTER_BLANK,
          line,
          "rpm ignores the number behind the blank of `%s %s:` and counts by itself. Write `%s%s:`."
              .formatted(tag.name(), number, tag.name(), number));
    }
    if (tag.is("Patch") && !spec.sectionAt(line).isMainPreamble()) {
      findings.add(
          LintRule.PATCH_IN_SUBPACKAGE,
          line,
          "rpm counts a Patch of a sub-package for the whole spec. Move the line to the other Patch"
              + " lines.");
    }
  }

  private void lists() {
    for (Section section : spec.sections()) {
      if (!LISTS.contains(section.name())) {
        continue;
      }
      for (int line = section.first(); line <= section.last(); line++) {
        listed(line, spec.line(line).text().strip(), section.name());
      }
    }
  }

  private void listed(int line, String text, String list) {
    if (text.isEmpty() || text.startsWith("#") || text.startsWith("%")) {
      return;
    }
    boolean tag = Tag.parse(line, text).filter(t -> !text.contains("://")).isPresent();
    if (tag || text.indexOf(" #") >= 0 || text.indexOf("\t#") >= 0) {
      findings.add(
          LintRule.PATCHLIST_NO_FILE_NAME,
          line,
          "rpm takes the whole line for the name of a file. %%%s goes on up to the next section; put"
                  .formatted(list)
              + " tags above it, and comments on lines of their own.");
    }
  }

  private void sameFileTwice() {
    Map<String, EvaluatedSource> known = new HashMap<>();
    for (EvaluatedSource patch : subject.activePatches()) {
      if (patch.line() <= 0 || !patch.condition().isEmpty() || !patch.value().isKnown()) {
        continue;
      }
      EvaluatedSource first = known.putIfAbsent(patch.fileName(), patch);
      if (first != null) {
        findings.add(
            LintRule.DUPLICATE_PATCH_FILE,
            patch.line(),
            "%s is Patch%d already (line %d): it would be applied twice. Drop one of the lines."
                .formatted(patch.fileName(), first.number(), first.line()));
      }
    }
  }
}
