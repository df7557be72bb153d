package org.rdopkg.spec.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.spec.PatchReference;
import org.rdopkg.spec.PatchUses;
import org.rdopkg.spec.SpecEdits;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSource;

/**
 * Whether git's patches are applied with {@code -p1}. Without {@code -p}, {@code %autosetup} lets
 * the program patch drop all folders of a path, and {@code %patch} none.
 */
final class StripLevelCheck {
  /** A call that needs {@code -p1}, and whether that is certain. */
  private record Missing(PrepCall call, LintRule rule, boolean certain) {}

  private StripLevelCheck() {}

  static void check(LintSubject subject, Findings findings) {
    for (Missing missing : find(subject)) {
      String text =
          "git's patches need -p1, and `%%%s` here has none. Write `%%%s -p1`."
              .formatted(missing.call().name(), missing.call().name());
      if (missing.certain()) {
        findings.addFixable(missing.rule(), missing.call().line(), text);
      } else {
        findings.add(missing.rule(), missing.call().line(), text);
      }
    }
  }

  /** Mends what is certain: {@code -p1} directly behind the macro's name or number. */
  static SpecFile fix(LintSubject subject, LintRule rule) {
    SpecFile spec = subject.spec();
    SpecEdits edits = spec.edit();
    for (Missing missing : find(subject)) {
      if (missing.certain() && missing.rule() == rule) {
        int line = missing.call().line();
        String text = spec.line(line).text();
        int at = missing.call().nameEnd();
        edits.replace(line, text.substring(0, at) + " -p1" + text.substring(at));
      }
    }
    return edits.apply();
  }

  private static List<Missing> find(LintSubject subject) {
    List<Missing> found = new ArrayList<>();
    if (subject.activePatches().isEmpty()) {
      return found;
    }
    PatchContents contents = new PatchContents(subject);
    List<PrepCall> calls = PrepCall.all(subject.spec());
    boolean scm = calls.stream().anyMatch(PrepCall::isScm);
    for (PrepCall call : calls) {
      if (call.has('p') || call.isComputed() || scm) {
        continue;
      }
      if (call.appliesMany() && mayBeOfGit(contents)) {
        found.add(new Missing(call, LintRule.AUTOSETUP_WITHOUT_P1, contents.areAllPrefixed()));
      } else if (call.name().equals("patch")
          && !call.has('d')
          && isOfGit(subject, contents, call)) {
        boolean alone = calls.stream().filter(c -> c.line() == call.line()).count() == 1;
        found.add(new Missing(call, LintRule.PATCH_WITHOUT_P1, alone));
      }
    }
    return found;
  }

  /** Nothing is known of the patches, or some of them need it. */
  private static boolean mayBeOfGit(PatchContents contents) {
    List<GitPatch> known = contents.active();
    return known.isEmpty() || known.stream().anyMatch(GitPatch::prefixed);
  }

  private static boolean isOfGit(LintSubject subject, PatchContents contents, PrepCall call) {
    List<PatchReference> references =
        PatchUses.of(subject.spec()).references().stream()
            .filter(r -> r.line() == call.line())
            .toList();
    if (references.size() != 1) {
      return false;
    }
    Optional<EvaluatedSource> patch =
        subject.evaluated().patches().stream()
            .filter(p -> p.number() == references.get(0).number())
            .findFirst();
    return patch.flatMap(contents::of).filter(GitPatch::prefixed).isPresent();
  }
}
