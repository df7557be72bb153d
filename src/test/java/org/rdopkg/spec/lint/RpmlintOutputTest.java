package org.rdopkg.spec.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RpmlintOutputTest {
  @Test
  void lines_of_version_1_and_2_are_read() {
    String output =
        """
        ============================ rpmlint session starts ============================
        rpmlint: 2.4.0
        checks: 26, packages: 1

        ./foo.spec:12: W: macro-in-comment %{name}
        foo.spec: E: specfile-error error: line 3: Unknown tag: x: W: y
        foo.spec: W: no-%prep-section
        foo.spec: I: checking
        The package contains things: see docs.
         0 packages and 1 specfiles checked; 1 errors, 2 warnings, 1 badness; has taken 0.0 s
        """;
    assertThat(RpmlintOutput.parse(output))
        .containsExactly(
            new LintProblem(
                "foo.spec:12", 12, LintSeverity.WARNING, "macro-in-comment", "%{name}", false),
            new LintProblem(
                "foo.spec",
                0,
                LintSeverity.ERROR,
                "specfile-error",
                "error: line 3: Unknown tag: x: W: y",
                false),
            new LintProblem("foo.spec", 0, LintSeverity.WARNING, "no-%prep-section", "", false));
  }

  @Test
  void strange_lines_are_no_problems() {
    assertThat(RpmlintOutput.parse(": E: \n: W: x\n\nfoo: E: \nE: x\n")).isEmpty();
    assertThat(RpmlintOutput.parse("a: E: " + "x".repeat(5_000))).isEmpty();
    assertThat(RpmlintOutput.parse("a: E: x\n".repeat(5_000))).hasSize(2_000);
  }
}
