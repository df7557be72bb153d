package org.rdopkg.spec.lint;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rdopkg.spec.PatchReference;
import org.rdopkg.spec.PatchUses;
import org.rdopkg.spec.PrepStyle;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;

/** Patch lines against the files beside the spec; says nothing where a spec stands alone. */
final class PatchFileCheck {
  private static final String SUFFIX = ".patch";

  private final LintSubject subject;
  private final LintFiles files;
  private final Findings findings;

  private PatchFileCheck(LintSubject subject, LintFiles files, Findings findings) {
    this.subject = subject;
    this.files = files;
    this.findings = findings;
  }

  static void check(LintSubject subject, Findings findings) {
    Optional<LintFiles> files = subject.files();
    if (files.isPresent()) {
      PatchFileCheck check = new PatchFileCheck(subject, files.get(), findings);
      check.missing();
      check.surplus();
      check.contents();
    }
  }

  private void missing() {
    String sources =
        files
            .read("sources")
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .orElse("");
    for (EvaluatedSource patch : subject.evaluated().patches()) {
      String name = patch.fileName();
      if (patch.line() > 0
          && patch.value().isKnown()
          && !files.names().contains(name)
          && !isListed(sources, name)) {
        findings.add(
            LintRule.PATCH_WITHOUT_FILE,
            patch.line(),
            "there is no file %s, so the package cannot be built. Add the file, or drop the line."
                .formatted(name));
      }
    }
  }

  /** Both forms of the list of uploaded files: {@code SHA512 (x) = ..} and {@code hash x}. */
  private static boolean isListed(String sources, String name) {
    return sources
        .lines()
        .anyMatch(line -> line.contains("(" + name + ")") || line.strip().endsWith(" " + name));
  }

  private void surplus() {
    EvaluatedSpec evaluated = subject.evaluated();
    if (!evaluated.gaps().isEmpty()
        || evaluated.patches().stream().anyMatch(p -> !p.value().isKnown())) {
      return;
    }
    Set<String> named = new HashSet<>();
    evaluated.patches().forEach(p -> named.add(p.fileName()));
    evaluated.sources().forEach(s -> named.add(s.fileName()));
    String text = subject.spec().text();
    for (String name : new TreeSet<>(files.names())) {
      if (name.endsWith(SUFFIX) && !named.contains(name) && !text.contains(name)) {
        findings.add(
            LintRule.FILE_WITHOUT_PATCH,
            0,
            "nothing in the spec names the file %s. Add a Patch line, or remove the file: git rm %s"
                .formatted(name, name));
      }
    }
  }

  private void contents() {
    PatchContents contents = new PatchContents(subject);
    PrepStyle style = PatchUses.of(subject.spec()).style();
    boolean known = PrepCall.all(subject.spec()).stream().anyMatch(c -> !c.name().equals("setup"));
    for (EvaluatedSource patch : subject.evaluated().patches()) {
      boolean binary = contents.of(patch).filter(GitPatch::binary).isPresent();
      if (binary && known && !style.withGit() && !isAppliedByScript(patch)) {
        findings.add(
            LintRule.BINARY_PATCH_NEEDS_GIT,
            patch.line(),
            "%s changes binary files, which the program patch cannot do. Apply with git: `%%autosetup"
                    .formatted(patch.fileName())
                + " -S git_am -p1`.");
      }
      if (style.withGit() && contents.isEmpty(patch)) {
        findings.add(
            LintRule.EMPTY_PATCH_FILE,
            patch.line(),
            "%s is empty, and git refuses to apply an empty patch. Drop the line and the file."
                .formatted(patch.fileName()));
      }
    }
  }

  /** Whether the spec names its path, as in {@code git apply %{PATCH1}}. */
  private boolean isAppliedByScript(EvaluatedSource patch) {
    List<PatchReference> references = PatchUses.of(subject.spec()).references();
    return references.stream()
        .anyMatch(r -> r.number() == patch.number() && r.kind() == PatchReference.Kind.PATH);
  }
}
