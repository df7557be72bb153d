package org.rdopkg.spec.macro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpecEvaluatorTest {

  private static final List<String> HEAD =
      List.of("Name: foo", "Version: 1.2.3", "Release: 2%{?dist}", "Summary: s", "License: l");

  static EvaluatedSpec spec(String text) {
    return SpecEvaluator.evaluate(text.lines().toList(), MacroOptions.none());
  }

  /** A spec of the head lines (five) and these. */
  static EvaluatedSpec body(String text) {
    return spec(String.join("\n", HEAD) + "\n" + text);
  }

  private static List<String> patches(EvaluatedSpec spec) {
    return spec.patches().stream()
        .map(p -> p.number() + " " + p.value().text() + (p.active() ? "" : " off"))
        .toList();
  }

  @Test
  void tags_are_expanded_in_the_order_of_the_file() {
    EvaluatedSpec spec =
        spec("%global v 1.%{minor}\n%global minor 7\nName: a\nVersion: %{v}\nRelease: 1%{?dist}");
    assertThat(spec.tag("version").orElseThrow().value().text()).isEqualTo("1.7");
    assertThat(spec.tag("Version").orElseThrow().line()).isEqualTo(4);
    assertThat(spec.tag("VERSION").orElseThrow().written()).isEqualTo("%{v}");
    assertThat(spec.tag("release").orElseThrow().value().text()).isEqualTo("1");
    assertThat(spec.definitions())
        .containsExactly(
            new MacroDefinition("v", 1, "1.%{minor}"), new MacroDefinition("minor", 2, "7"));
  }

  @Test
  void unnumbered_patches_go_on_from_the_highest_number() {
    EvaluatedSpec spec = body("Patch5: a\nPatch: b\nPatch2: c\nPatch: d\nPatch 0: e");
    assertThat(patches(spec)).containsExactly("5 a", "6 b", "2 c", "7 d", "8 e");
  }

  @Test
  void a_patch_inside_a_false_condition_is_shown_as_inactive() {
    EvaluatedSpec spec =
        body("%if 0%{?rhel}\n%global x y\nPatch1: %{x}.patch\n%else\nPatch2: b\n%endif\nPatch: c");
    assertThat(patches(spec)).containsExactly("1 y.patch off", "2 b", "3 c");
    assertThat(spec.patches().get(0).condition()).isEqualTo("%if 0%{?rhel}");
    assertThat(spec.patches().get(0).editable()).isTrue();
    assertThat(spec.definitions()).isEmpty();
  }

  @Test
  void patches_that_are_no_lines_cannot_be_edited() {
    EvaluatedSpec spec =
        body("%global p Patch9: z\n%{?p:\nPatch0: a\n}\n%p\n%patchlist\nq\n%{version}.patch");
    assertThat(patches(spec)).containsExactly("0 a", "9 z", "10 q", "11 1.2.3.patch");
    assertThat(spec.patches().stream().map(EvaluatedSource::editable))
        .containsExactly(false, false, true, true);
    assertThat(spec.patches().get(0).line()).isEqualTo(8);
    assertThat(spec.patches().get(0).written()).isEqualTo("a");
  }

  @Test
  void a_value_that_needs_a_shell_is_unknown_and_shown_as_written() {
    EvaluatedSpec spec = body("%global d %(date +%%s)\nSource0: foo-%{d}.tar\nSource1: x");
    Expansion value = spec.sources().get(0).value();
    assertThat(value.text()).isEqualTo("foo-%(date +%%s).tar");
    assertThat(value.unknowns())
        .containsExactly(
            new Unknown("%(date +%%s)", 6, "a shell command, which rdopkg does not run"));
    assertThat(spec.sources().get(1).value().isKnown()).isTrue();
  }

  @Test
  void what_depends_on_an_unknown_condition_is_unknown() {
    EvaluatedSpec spec =
        body(
            "%if %(test -e /x && echo 1)\n%global a 1\nPatch1: p\n%else\n%global a 2\n%endif\n"
                + "Source0: %{a}\nSource1: b");
    assertThat(spec.sources().get(0).value().isKnown()).isFalse();
    assertThat(spec.sources().get(0).value().text()).isEqualTo("2");
    assertThat(spec.sources().get(1).value().isKnown()).isTrue();
    assertThat(spec.patches().get(0).value().isKnown()).isFalse();
  }

  @Test
  void an_undefined_macro_stays_and_makes_the_value_unknown() {
    EvaluatedSpec spec = body("Source0: %{nope}-%{version}-%%{x}");
    Expansion value = spec.sources().get(0).value();
    assertThat(value.text()).isEqualTo("%{nope}-1.2.3-%{x}");
    assertThat(value.unknowns()).extracting(Unknown::what).containsExactly("%{nope}");
  }

  @Test
  void an_unknown_line_among_the_tags_is_a_gap() {
    EvaluatedSpec spec = body("%fontpkg -a\nPatch1: a");
    assertThat(spec.gaps()).extracting(Unknown::what).containsExactly("%fontpkg");
    assertThat(spec.gaps()).extracting(Unknown::line).containsExactly(6);
  }

  @Test
  void a_build_architecture_of_the_main_package_makes_a_second_reading() {
    EvaluatedSpec spec =
        body(
            "%{?late:%global early 1}\n%ifarch noarch\nSource0: %{?early}x\n%endif\n"
                + "%global late 1\nBuildArch: noarch");
    assertThat(spec.sources().get(0).value().text()).isEqualTo("1x");
    assertThat(spec.sources().get(0).active()).isTrue();
  }

  @Test
  void the_files_of_a_list_have_their_macros_when_it_ends() {
    EvaluatedSpec spec =
        SpecEvaluator.evaluate(
            "%patchlist\na\nb%{PATCH0}\n%package x\nPatch2: c%{PATCH0}".lines().toList(),
            MacroOptions.none().withDefine("_sourcedir /S"));
    assertThat(patches(spec)).containsExactly("0 a", "1 b%{PATCH0}", "2 c/S/a");
  }

  @Test
  void a_condition_that_another_line_goes_on_with_is_not_expanded_in_a_branch_not_read() {
    String branches = "%elif \"%{!?no:1}\" == \"1\"\nPatch1: a\n%else\nPatch2: b\n%endif";
    assertThat(active(body("%if 0\nSource: x\n" + branches))).containsExactly("a");
    assertThat(active(body("%if 0\nSource: x\\\n" + branches))).containsExactly("b");
  }

  @Test
  void a_condition_that_comes_to_more_lines_brings_them_into_its_branch() {
    EvaluatedSpec spec = body("%global m 1\\\nPatch3: c\n%if 0\n%elif 0%{m}\nPatch1: a\n%endif");
    assertThat(active(spec)).containsExactly("c", "a");
  }

  @Test
  void the_first_reading_ends_with_the_build_architecture() {
    EvaluatedSpec spec =
        body(
            """
            Source0: %{late}x
            BuildArch: noarch
            %global late 1
            %if 1
            Source1: %{late}y
            %endif\
            """);
    assertThat(spec.sources()).extracting(s -> s.value().text()).containsExactly("%{late}x", "1y");
    assertThat(spec.sources().get(0).value().isKnown()).isFalse();
  }

  @Test
  void a_subpackage_redefines_the_lower_case_macro_of_a_tag_only() {
    EvaluatedSpec spec = body("%package x\nVersion: 9\nSummary: q\nSource0: %{version}-%{VERSION}");
    assertThat(spec.tag("version").orElseThrow().value().text()).isEqualTo("1.2.3");
    assertThat(spec.sources().get(0).value().text()).isEqualTo("9-1.2.3");
  }

  @Test
  void an_include_reads_what_the_caller_gives_and_nothing_else() {
    String text = "%include inc\n%include /etc/passwd\nPatch: c";
    FileResolver files =
        path -> path.equals("inc") ? Optional.of(List.of("Patch7: a")) : Optional.empty();
    EvaluatedSpec spec =
        SpecEvaluator.evaluate(text.lines().toList(), MacroOptions.none().withFiles(files));
    assertThat(patches(spec)).containsExactly("7 a", "8 c");
    assertThat(spec.patches().get(0).line()).isZero();
    assertThat(spec.patches().get(0).editable()).isFalse();
    assertThat(spec.gaps()).extracting(Unknown::what).containsExactly("%include /etc/passwd");
  }

  @Test
  void an_included_source_is_asked_for_by_its_name_alone() {
    String text =
        """
        Source1: https://a.b/inc
        Source2: macros.x
        %include %{SOURCE1}
        %include %{_sourcedir}/d/inc
        %{load:%{SOURCE2}}
        Patch: %{v}
        """;
    List<String> asked = new ArrayList<>();
    FileResolver files =
        path -> {
          asked.add(path);
          return Optional.of(
              List.of(path.equals("macros.x") ? "%v 1" : path.equals("inc") ? "Patch7: a" : ""));
        };
    EvaluatedSpec spec =
        SpecEvaluator.evaluate(text.lines().toList(), MacroOptions.none().withFiles(files));
    assertThat(asked).containsExactly("inc", "d/inc", "macros.x");
    assertThat(patches(spec)).containsExactly("7 a", "8 1");
    assertThat(spec.gaps()).isEmpty();
  }

  @Test
  void a_condition_goes_on_after_a_backslash_and_text_after_endif_is_ignored() {
    EvaluatedSpec spec = body("%if 0 \\\n || 1\nPatch1: a\n%endif # of it\nPatch2: b");
    assertThat(patches(spec)).containsExactly("1 a", "2 b");
  }

  @Test
  void defines_and_undefines_of_the_user_count() {
    MacroOptions options =
        MacroOptions.none().withDefine("dist .el9").withDefine("x y").withUndefine("x");
    EvaluatedSpec spec = SpecEvaluator.evaluate(List.of("Release: 1%{?dist}%{?x}"), options);
    assertThat(spec.tag("release").orElseThrow().value().text()).isEqualTo("1.el9");
  }

  @Test
  void an_open_brace_costs_one_line_only() {
    EvaluatedSpec spec = spec("%global x %{?y:\nName: foo\nPatch1: a");
    assertThat(patches(spec)).containsExactly("1 a");
    assertThat(spec.unknowns()).extracting(Unknown::line).contains(1);
  }

  private static List<String> active(EvaluatedSpec spec) {
    return spec.patches().stream()
        .filter(EvaluatedSource::active)
        .map(patch -> patch.value().text())
        .toList();
  }
}
