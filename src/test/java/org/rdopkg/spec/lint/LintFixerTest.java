package org.rdopkg.spec.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.spec.lint.LintKit.HEAD;
import static org.rdopkg.spec.lint.LintKit.TAIL;
import static org.rdopkg.spec.lint.LintKit.fix;
import static org.rdopkg.spec.lint.LintKit.fixed;
import static org.rdopkg.spec.lint.LintKit.found;
import static org.rdopkg.spec.lint.LintKit.subject;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintFixerTest {
  private static final String BODY = "%description\nd\n";

  /** A spec with something to mend, and mended. */
  static Stream<Arguments> fixes() {
    return Stream.of(
        Arguments.of(
            HEAD
                + "BuildArch:\tnoarch\nSource0: x\n# p\nPatch1: y\n\nBuildRequires: z\n"
                + BODY
                + "%prep\n%autosetup -p1\n"
                + TAIL,
            HEAD
                + "Source0: x\n# p\nPatch1: y\nBuildArch:\tnoarch\n\nBuildRequires: z\n"
                + BODY
                + "%prep\n%autosetup -p1\n"
                + TAIL),
        Arguments.of(
            HEAD + "BuildArch: noarch\n%if 1\nSource0: x\n%endif\nRequires: z\n" + BODY + TAIL,
            HEAD + "%if 1\nSource0: x\n%endif\nBuildArch: noarch\nRequires: z\n" + BODY + TAIL),
        Arguments.of(
            HEAD + "#\n# patches_base=1+2\n#\n#\n# patches_base=1+2\n#\n" + BODY + TAIL,
            HEAD + "#\n# patches_base=1+2\n#\n" + BODY + TAIL),
        Arguments.of(
            HEAD
                + "Patch1: a\nPatch12: b\nPatch0: c\n"
                + BODY
                + "%prep\n%setup -q\n%patch0001  -p1 -b .x\n%{?y:%patch12 -p1}\n%patch -p1 -R\n"
                + TAIL,
            HEAD
                + "Patch1: a\nPatch12: b\nPatch0: c\n"
                + BODY
                + "%prep\n%setup -q\n%patch -P 1  -p1 -b .x\n%{?y:%patch -P 12 -p1}\n%patch -P 0 -p1 -R\n"
                + TAIL),
        Arguments.of(
            HEAD + BODY + "%changelog\n* Fri Jan  1 2024 A - 1\n- a\n*  Tue Dec 26 2023 A\n- b\n",
            HEAD + BODY + "%changelog\n* Mon Jan  1 2024 A - 1\n- a\n*  Tue Dec 26 2023 A\n- b\n"),
        Arguments.of(
            HEAD
                + BODY
                + "%changelog\n* Mon Jan 01 2024 A - 1\n- %build and %{x} 5% %%y %(id) \n# %c1x\n",
            HEAD
                + BODY
                + "%changelog\n* Mon Jan 01 2024 A - 1\n- %%build and %%{x} 5% %%y %%(id) \n# %%c1x\n"),
        Arguments.of(
            "Name: a\nVersion: 1\nRelease:  1%autorelease%{?dist}\n" + TAIL,
            "Name: a\nVersion: 1\nRelease:  %autorelease\n" + TAIL),
        Arguments.of("%global milestone %{?milestone}\n" + HEAD + BODY + TAIL, HEAD + BODY + TAIL));
  }

  @ParameterizedTest
  @MethodSource("fixes")
  void what_is_certain_is_mended_in_the_fewest_bytes(String before, String after) {
    assertThat(found(subject(before))).isNotEmpty();
    assertThat(fixed(subject(before))).isEqualTo(after);
  }

  @ParameterizedTest
  @MethodSource("fixes")
  void a_second_run_changes_nothing(String before, String after) {
    assertThat(fix(subject(after)).fixed()).isEmpty();
    assertThat(fixed(subject(after))).isEqualTo(after);
  }

  @ParameterizedTest
  @MethodSource("fixes")
  void a_crlf_twin_is_mended_alike(String before, String after) {
    assertThat(fixed(subject(before.replace("\n", "\r\n")))).isEqualTo(after.replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("fixes")
  void what_is_mended_is_found_no_more(String before, String after) {
    assertThat(SanityCheck.check(subject(after), LintIgnore.NOTHING))
        .noneMatch(LintProblem::fixable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%if 1\nBuildArch: noarch\n%endif\nSource0: x\n",
        "# only data\nBuildArch: noarch\nSource0: x\n",
        "BuildArch: noarch\nBuildArch: x86_64\nSource0: x\n",
        "# patches_base=1\n# patches_base=2\n",
        "Patch1: a\nPatch2: b\n%prep\n%patch1 -P 2 -p1\n",
        "Patch1: a\n%prep\n%{patch1 -p1}\n",
        "%global milestone %{?milestone}\n%global x %{milestone}\n",
        "%changelog\n* Mon Jan 01 2024 A - %{version}\n- x\n",
        "%changelog\n* Mon Jan 01 2024 A - 1\n- %{x\n- y}\n"
      })
  void what_is_not_certain_stays(String text) {
    String spec = HEAD + text;
    assertThat(fixed(subject(spec))).isEqualTo(spec);
  }

  @Test
  void a_rule_that_is_switched_off_is_not_mended() {
    String spec = HEAD + "# lint_ignore=changelog-bogus-weekday\n%changelog\n* Fri Jan 01 2024 A\n";
    assertThat(fixed(subject(spec))).isEqualTo(spec);
    LintIgnore ignore = LintIgnore.of(List.of("macro-in-changelog"));
    LintSubject macro = subject(HEAD + "%changelog\n* Mon Jan 01 2024 A\n- %build\n");
    assertThat(new LintFixer(LintKit::evaluate, ignore).fix(macro).fixed()).isEmpty();
  }
}
