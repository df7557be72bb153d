package org.rdopkg.spec.macro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackageTagsTest {
  private static final String HEAD = "Name: foo\nVersion: 1.2\nRelease: 1\n";

  private static List<String> tags(String text) {
    List<String> lines = (HEAD + text).lines().toList();
    return SpecEvaluator.evaluate(lines, MacroOptions.none()).packageTags().stream()
        .map(
            t ->
                t.line()
                    + " "
                    + t.packageName()
                    + "|"
                    + t.name()
                    + "|"
                    + t.qualifier()
                    + "|"
                    + t.value().text())
        .toList();
  }

  @Test
  void tags_that_may_stand_several_times_are_kept_with_their_qualifier() {
    assertThat(
            tags("Requires: a >= %{version}\nrequires(pre,post) : b\nBuildRequires: c\nURL: u\n"))
        .containsExactly("4 |requires||a >= 1.2", "5 |requires|pre,post|b", "6 |buildrequires||c");
  }

  @Test
  void a_sub_package_is_named_in_full() {
    assertThat(
            tags(
                """
                %package devel
                Summary: s
                Requires: %{name} = %{version}
                %package -n lib%{name}
                Requires: x
                %package  -n python3-x
                Provides: y
                """))
        .containsExactly(
            "6 foo-devel|requires||foo = 1.2", "8 libfoo|requires||x", "10 python3-x|provides||y");
  }

  @Test
  void lines_outside_preambles_and_in_false_conditions_are_no_tags() {
    assertThat(
            tags(
                """
                %if 0
                Requires: a
                %endif
                %description
                Requires: b
                %package x
                Requires: c
                %description x
                Requires: d
                """))
        .containsExactly("10 foo-x|requires||c");
  }

  @Test
  void a_requirement_that_depends_on_an_unknown_says_so() {
    List<String> lines = (HEAD + "Requires: a = %(rpm -q b)\n").lines().toList();
    PackageTag tag =
        SpecEvaluator.evaluate(lines, MacroOptions.none()).packageTags("Requires").get(0);
    assertThat(tag.value().isKnown()).isFalse();
    assertThat(tag.written()).isEqualTo("a = %(rpm -q b)");
  }

  @Test
  void the_second_reading_for_a_build_architecture_lists_them_once() {
    assertThat(tags("BuildArch: noarch\nRequires: a\n"))
        .containsExactly("4 |buildarch||noarch", "5 |requires||a");
  }

  @Test
  void the_macros_that_a_spec_leaves_can_be_asked_for() {
    List<String> lines = (HEAD + "%global x %{version}.9\n%undefine y\n").lines().toList();
    MacroEngine after =
        SpecEvaluator.macrosAfter(
            lines, MacroOptions.none().withDefine("y 1"), Profile.of(Optional.empty()));
    assertThat(after.expand("%{x} %{NAME}").text()).isEqualTo("1.2.9 foo");
    assertThat(after.isDefined("x")).isTrue();
    assertThat(after.isDefined("y")).isFalse();
  }
}
