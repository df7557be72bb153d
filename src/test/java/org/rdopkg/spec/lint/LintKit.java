package org.rdopkg.spec.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.SpecLine;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.MacroOptions;
import org.rdopkg.spec.macro.SpecEvaluator;

/** Specs to be checked, with or without files beside them. */
final class LintKit {
  /** A spec that breaks no rule; tests add to it. */
  static final String HEAD =
      """
      Name: a
      Version: 1
      Release: 1%{?dist}
      Summary: s
      License: MIT
      """;

  static final String TAIL =
      """
      %changelog
      * Mon Jan 01 2024 A <a@b> - 1-1
      - x
      """;

  static final String GIT_PATCH =
      """
      From 1 Mon Sep 17 00:00:00 2001
      ---
      diff --git a/x b/x
      --- a/x
      +++ b/x
      @@ -1 +1 @@
      -a
      +b
      """;

  private LintKit() {}

  static EvaluatedSpec evaluate(SpecFile spec) {
    List<String> lines = spec.lines().stream().map(SpecLine::text).toList();
    return SpecEvaluator.evaluate(lines, MacroOptions.none());
  }

  static LintSubject subject(SpecFile spec) {
    return new LintSubject("foo.spec", spec, evaluate(spec), Optional.empty());
  }

  static LintSubject subject(String text) {
    return subject(SpecFile.of(text));
  }

  static LintSubject subject(String text, Map<String, String> files) {
    LintFiles folder =
        new LintFiles() {
          @Override
          public Set<String> names() {
            return files.keySet();
          }

          @Override
          public Optional<byte[]> read(String name) {
            return Optional.ofNullable(files.get(name)).map(content -> content.getBytes(UTF_8));
          }
        };
    SpecFile spec = SpecFile.of(text);
    return new LintSubject("foo.spec", spec, evaluate(spec), Optional.of(folder));
  }

  /** What is found, as {@code ID} or {@code ID:LINE}. */
  static List<String> found(LintSubject subject) {
    return SanityCheck.check(subject, LintIgnore.NOTHING).stream()
        .map(p -> p.id() + (p.line() > 0 ? ":" + p.line() : ""))
        .toList();
  }

  static LintFixer.Result fix(LintSubject subject) {
    return new LintFixer(LintKit::evaluate, LintIgnore.NOTHING).fix(subject);
  }

  static String fixed(LintSubject subject) {
    return fix(subject).subject().spec().text();
  }
}
