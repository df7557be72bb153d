package org.rdopkg.spec.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.spec.lint.LintKit.HEAD;
import static org.rdopkg.spec.lint.LintKit.TAIL;
import static org.rdopkg.spec.lint.LintKit.found;
import static org.rdopkg.spec.lint.LintKit.subject;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.spec.SpecFile;

class SanityCheckTest {
  /** What is found in a package whose preamble goes on with this; lines count from there. */
  private static List<String> preamble(String text) {
    int head = (int) HEAD.lines().count();
    return SanityCheck.check(subject(HEAD + text + "%description\nd\n" + TAIL), LintIgnore.NOTHING)
        .stream()
        .map(p -> p.id() + ":" + (p.line() - head))
        .toList();
  }

  /** What is found in a package with two patches and this %prep; lines count from there. */
  private static List<String> prep(String text) {
    String head = HEAD + "Patch1: a.patch\nPatch2: b.patch\n%description\nd\n%prep\n";
    return SanityCheck.check(subject(head + text + TAIL), LintIgnore.NOTHING).stream()
        .map(p -> p.id() + ":" + (p.line() - head.lines().count()))
        .toList();
  }

  private static List<String> changelog(String text) {
    String head = HEAD + "%description\nd\n%changelog\n";
    return SanityCheck.check(subject(head + text), LintIgnore.NOTHING).stream()
        .map(p -> p.id() + ":" + (p.line() - head.lines().count()))
        .toList();
  }

  @Test
  void buildarch_above_a_source_or_patch_is_an_error() {
    assertThat(preamble("BuildArch: noarch\nSource0: x\n"))
        .containsExactly("buildarch-before-sources:1");
    assertThat(preamble("Source0: x\nbuildarch : noarch\nPatch1: x\n%prep\n%autosetup -p1\n"))
        .containsExactly("buildarch-before-sources:2");
    assertThat(preamble("Source0: x\nSource1: y\nBuildArch: noarch\n")).isEmpty();
  }

  @Test
  void only_the_main_package_counts() {
    assertThat(preamble("Source0: x\n%package y\nBuildArch: noarch\nSummary: s\n")).isEmpty();
    assertThat(preamble("BuildArch: noarch\nSourceLicense: MIT\n# Source0: x\n")).isEmpty();
  }

  @Test
  void two_patches_base_comments_are_an_error() {
    assertThat(preamble("# patches_base=1\n# patches_base=1\n"))
        .containsExactly("duplicate-patches-base:2");
    assertThat(found(subject(HEAD + "# patches_base=1\n# patches_ignore=1\n%changelog\n")))
        .isEmpty();
  }

  @Test
  void the_report_line_is_the_one_that_people_know() {
    assertThat(
            SanityCheck.errors(subject("#patches_base=1\n#patches_base=2\n")).stream()
                .map(LintProblem::reportLine))
        .containsExactly(
            "foo.spec: E: duplicate-patches-base: Please make sure to only have one #"
                + " patches_base= entry in .spec file to avoid problems.");
  }

  @Test
  void a_patches_ignore_that_does_not_compile_is_an_error() {
    assertThat(preamble("# patches_ignore=a(b\n")).containsExactly("invalid-patches-ignore:1");
    assertThat(preamble("# patches_ignore=^a+(?P<x>b)\n")).isEmpty();
  }

  @Test
  void a_comment_that_is_nearly_a_magic_one_is_told() {
    assertThat(preamble("# patch_base=1.2\n# patches-ignore=X\n"))
        .containsExactly("unknown-magic-comment:1", "unknown-magic-comment:2");
    assertThat(preamble("# vim: set ts=4\n# url=http://x\n# patches_base=\n")).isEmpty();
  }

  @Test
  void what_rpm_cannot_read_is_an_error() {
    assertThat(preamble("%if 1\n")).contains("broken-structure:1");
    assertThat(preamble("%endif\n")).containsExactly("broken-structure:1");
    assertThat(preamble("Patch1: a\nPatch01: b\n%prep\n%autosetup -p1\n"))
        .containsExactly("duplicate-number:2");
    assertThat(preamble("nonsense\n")).containsExactly("rpm-would-refuse:1");
  }

  @Test
  void the_same_number_in_two_arms_is_no_error() {
    assertThat(preamble("%if 0%{?x}\nPatch1: a\n%else\nPatch1: b\n%endif\n%prep\n%autosetup -p1\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%if 0%{?fedora}",
        "%ifarch x86_64",
        "%if \"%{?el9}\" != \"\"",
        "%global x %{?rhel}\n%if 0%{x}",
        "%if 0%{?rhel}\n%bcond_with x\n%else\n%bcond_without x\n%endif\n%if %{with x}",
        "%if 0%{?fedora}\n%global y 1\n%endif\n%if 0%{?y}"
      })
  void a_patch_in_a_condition_on_the_host_is_told(String condition) {
    assertThat(preamble(condition + "\nPatch1: a\n%endif\n%prep\n%autosetup -p1\n"))
        .anyMatch(found -> found.startsWith("conditional-patch:"));
    assertThat(preamble(condition + "\nSource1: a\n%endif\n"))
        .anyMatch(found -> found.startsWith("conditional-source:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%global snapshot 1\n%if 0%{?snapshot}",
        "%if 0%{?commit:1}",
        "%bcond_with x\n%if %{with x}",
        "%if \"%{version}\" != \"2\"",
        "%global a %{b}\n%global b %{a}\n%if 0%{?a}"
      })
  void a_condition_that_the_packager_decides_is_not(String condition) {
    assertThat(preamble(condition + "\nSource1: a\n%endif\n"))
        .noneMatch(found -> found.startsWith("conditional-source"));
  }

  @Test
  void patch_lines_that_mean_something_else_are_told() {
    String prep = "%prep\n%autosetup -p1\n";
    assertThat(preamble("Patch 3: a\n" + prep)).containsExactly("patch-number-after-blank:1");
    assertThat(preamble("Patch1: a\nPatch2: a\n" + prep)).containsExactly("duplicate-patch-file:2");
    assertThat(preamble("%package x\nSummary: s\nPatch1: a\n" + prep))
        .containsExactly("patch-in-subpackage:3");
    assertThat(preamble("%patchlist\na.patch\n# b\nc.patch # why\nBuildRequires: x\n" + prep))
        .containsExactly("patchlist-no-file-name:4", "patchlist-no-file-name:5");
    assertThat(preamble("%patchlist\nhttps://x/a.patch\n%{name}-b.patch\n" + prep)).isEmpty();
  }

  @Test
  void forms_of_patch_that_rpm_dropped_are_told() {
    assertThat(prep("%setup -q\n%patch1 -p1\n%patch0002 -p1\n"))
        .containsExactly("patch-macro-with-number:2", "patch-macro-with-number:3");
    assertThat(prep("%patch -P 1 -p1\n%patch 2 -p1\n")).isEmpty();
    assertThat(prep("#%patch1\n%dnl %patch1\n%autosetup -p1\n")).isEmpty();
    assertThat(preamble("Patch0: a\n%prep\n%patch -p1\n"))
        .containsExactly("patch-macro-with-number:3");
  }

  @Test
  void autosetup_needs_p1_unless_git_applies() {
    assertThat(prep("%autosetup -n x\n")).containsExactly("autosetup-without-p1:1");
    assertThat(prep("%autosetup -N\n%autopatch\n")).containsExactly("autosetup-without-p1:2");
    assertThat(prep("%{autosetup -n x}\n")).containsExactly("autosetup-without-p1:1");
    assertThat(prep("%autosetup -n %{?a: b} \\\n  -p1\n")).isEmpty();
    assertThat(prep("%autosetup -S git_am\n")).isEmpty();
    assertThat(prep("%autosetup -Sgit -n x\n")).isEmpty();
    assertThat(prep("%autosetup -p 1\n")).isEmpty();
    assertThat(prep("%autosetup -vp1\n")).isEmpty();
    assertThat(prep("%autosetup -p0\n")).isEmpty();
    assertThat(prep("%autosetup %{?options}\n")).isEmpty();
    assertThat(preamble("%prep\n%autosetup\n")).isEmpty();
  }

  @Test
  void a_patch_must_be_applied_once() {
    assertThat(prep("%autosetup -p1\n%patch -P 1 -p1\n")).containsExactly("patch-applied-twice:2");
    assertThat(prep("%setup\n%autopatch -p1\n%patch -P 1 -p1\n"))
        .containsExactly("patch-applied-twice:3");
    assertThat(prep("%autosetup -p1\n%patch -P 1 -R -p1\n")).isEmpty();
    assertThat(prep("%autosetup -N\n%patch -P 1 -p1\n%patch -P 2 -p1\n")).isEmpty();
    assertThat(prep("%if 1\n%autosetup -p1\n%else\n%patch -P 1 -p1\n%endif\n")).isEmpty();
    assertThat(prep("%autosetup -N\n%autopatch -p1 -M 1\n%patch -P 2 -p1\n")).isEmpty();
  }

  @Test
  void a_patch_that_nothing_applies_is_told() {
    assertThat(prep("%setup -q\n%patch -P 2 -p1\n#%patch -P 1\n"))
        .containsExactly("patch-not-applied:" + -4);
    assertThat(prep("%setup -q\n%autopatch -p1 -m 2\n")).containsExactly("patch-not-applied:" + -4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patch -p1 < %{PATCH1}\npatch -p1 < %{PATCH2}\n",
        "for p in %{patches}; do patch -p1 < $p; done\n",
        "for i in 1 2; do patch < %{PATCH$i}; done\n",
        "git am %{_sourcedir}/*.patch\n",
        "git apply %{_sourcedir}/a.patch %{_sourcedir}/b.patch\n",
        "%goprep -A\n",
        "%my_prep\n"
      })
  void patches_that_scripts_or_unknown_macros_apply_are_not(String script) {
    assertThat(prep("%setup -q\n" + script)).isEmpty();
  }

  @Test
  void a_number_without_a_patch_is_told() {
    assertThat(prep("%patch -P 1 -p1\n%patch -P 2 -p1\n%patch -P 3 -p1\n"))
        .containsExactly("patch-not-declared:3");
    assertThat(prep("%autosetup -p1\n%if 0\n%patch -P 3 -p1\n%endif\n")).isEmpty();
  }

  @Test
  void dates_are_checked_as_rpm_reads_them() {
    assertThat(changelog("* Tue Jan 01 2024 A <a@b> - 1-1\n- x\n"))
        .containsExactly("changelog-bogus-weekday:1");
    assertThat(changelog("* Mon Jan 01 2024 A - 1-1\n- x\n\n* Tue Jan 02 2024 A - 1-1\n- x\n"))
        .containsExactly("changelog-date-order:4");
    assertThat(changelog("* Mon Jan 01 12:30:00 CET 2024 A - 1-1\n- x\n")).isEmpty();
    assertThat(changelog("* Mon Jan  1 2024 A - 1-1\n- x\n  * sub\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* Tue July 30 2024 A",
        "* mon Jan 01 2024 A",
        "* Mon Feb 30 2024 A",
        "* Mon Jan 01 1984 A",
        "* Mon Jan 01 2024",
        "* fix things",
        "*",
        "* Mon Jan 01 12:30 2024"
      })
  void a_date_that_rpm_does_not_read_is_told(String header) {
    assertThat(changelog(header + "\n- x\n")).containsExactly("changelog-bad-date:1");
  }

  @Test
  void macros_in_the_changelog_are_told() {
    assertThat(
            changelog(
                "* Mon Jan 01 2024 A - 1-1\n- %build\n- %{x}\n- %(id)\n# %{?y}\n- %[1]\n- a %undefine bbb\n"))
        .containsExactly(
            "macro-in-changelog:2",
            "macro-in-changelog:3",
            "macro-in-changelog:4",
            "macro-in-changelog:5",
            "macro-in-changelog:6",
            "macro-in-changelog:7");
    assertThat(changelog("* Mon Jan 01 2024 A - 1-1\n- 100% %%build 5%, %s %1 %\n")).isEmpty();
    assertThat(changelog("%autochangelog\n")).isEmpty();
    assertThat(changelog("%if 0%{?x}\n%include x\n%endif\n")).noneMatch(f -> f.startsWith("macro"));
  }

  @Test
  void tags_that_rdopkg_cannot_change_are_told() {
    assertThat(
            found(
                subject(
                    "Name: a\n%if 1\nVersion: 1\n%else\nVersion: 2\n%endif\nRelease: 1\n" + TAIL)))
        .containsExactly("ambiguous-tag:5");
    assertThat(found(subject("Name: a\nVersion: %(date)\nRelease: 1\n" + TAIL)))
        .containsExactly("unknown-tag-value:2");
    assertThat(found(subject("Name: a\nVersion: 1\nRelease: 1%autorelease%{?dist}\n" + TAIL)))
        .containsExactly("autorelease-with-more:3");
    assertThat(found(subject("Name: a\nVersion: 1\nRelease: 0.1.%autorelease\n" + TAIL))).isEmpty();
    assertThat(preamble("%global milestone %{?milestone}\n"))
        .containsExactly("milestone-of-itself:1");
    assertThat(preamble("%global milestone rc1\n")).isEmpty();
  }

  @Test
  void a_spec_without_a_changelog_is_told() {
    assertThat(found(subject(HEAD))).containsExactly("no-changelog");
    assertThat(found(subject(HEAD + "%include x\n"))).isEmpty();
  }

  @Test
  void encoding_and_line_ends_are_told() {
    byte[] latin1 = (HEAD + "# \u00e9\n" + TAIL).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(found(subject(SpecFile.parse(latin1)))).containsExactly("not-utf8:6");
    assertThat(found(subject(HEAD + "# x\r\n" + TAIL))).containsExactly("mixed-line-ends:6");
    assertThat(found(subject((HEAD + TAIL).replace("\n", "\r\n")))).isEmpty();
  }

  @Test
  void a_rule_can_be_switched_off() {
    LintSubject subject = subject(HEAD + "# lint_ignore=no-changelog,conditional-patch\n");
    assertThat(found(subject)).isEmpty();
    assertThat(SanityCheck.check(subject(HEAD), LintIgnore.of(List.of("x, no-changelog"))))
        .isEmpty();
    assertThat(
            SanityCheck.errors(
                subject(
                    "# lint_ignore=duplicate-patches-base\n#patches_base=1\n#patches_base=2\n")))
        .isEmpty();
  }

  @Test
  void only_errors_stop_an_action() {
    assertThat(SanityCheck.errors(subject("nonsense\n%prep\n%patch1\n"))).isEmpty();
  }

  @Test
  void nothing_is_said_often_without_end() {
    assertThat(changelog("* Mon Jan 01 2024 A - 1-1\n" + "- %build\n".repeat(10_000)))
        .hasSizeLessThan(300);
  }

  @Test
  void ids_are_distinct_and_every_rule_says_why() {
    Set<String> ids = Stream.of(LintRule.values()).map(LintRule::id).collect(Collectors.toSet());
    assertThat(ids).hasSize(LintRule.values().length).allMatch(id -> id.matches("[a-z0-9-]+"));
    assertThat(LintRule.values())
        .allSatisfy(
            rule -> {
              assertThat(rule.why()).isNotEmpty();
              assertThat(rule.fix().isEmpty()).isNotEqualTo(rule.isFixable());
            });
  }
}
