package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.version.ReleaseBump;

class BumpReleaseTest {
  private static String bump(String text, String index) {
    return BumpRelease.apply(SpecFile.of(text), ReleaseBump.parse(index)).spec().text();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 4",
    "3%{?dist}, 4%{?dist}",
    "1.0%{?dist}.1, 1.1%{?dist}.1",
    "0.1.rc1%{?dist}, 0.2.rc1%{?dist}",
    "1.git123, 2.git123",
    "1%{?dist}.2, 2%{?dist}.2",
    "0.1%{?milestone}%{?dist}, 0.2%{?milestone}%{?dist}",
    "1.%{gitdate}git%{?dist}, 2.%{gitdate}git%{?dist}",
    "%{gitdate}.1%{?dist}, %{gitdate}.2%{?dist}",
    "%{?rc:0.}1%{?rc:.%rc}%{?dist}, %{?rc:0.}2%{?rc:.%rc}%{?dist}",
    "%{?prefix}7%{?dist}, %{?prefix}8%{?dist}",
  })
  void the_number_in_the_line_is_bumped_and_nothing_else(String before, String after) {
    String head = "%global gitdate 20240101\nName: a\nrelease :\t";

    assertThat(bump(head + before + "  \n%package b\nRelease: 5\n", "last-numeric"))
        .isEqualTo(head + after + "  \n%package b\nRelease: 5\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%{rel}%{?dist}",
        "%rel",
        "%{?rel}",
        "%{?pre:0.}%{rel}%{?pre:.%pre}%{?dist}",
        "0.%{rel}%{?dist}",
        "%{outer}%{?dist}",
        "%{rel}.%{gitdate}git%{?dist}"
      })
  void a_number_that_comes_from_a_macro_is_bumped_at_its_definition(String release) {
    String text =
        "%global  rel 9 \n%global gitdate 20240101\n%define outer %{rel}.x\nRelease: %s\n"
            .replace("%s", release);

    assertThat(bump(text, "last-numeric")).isEqualTo(text.replace("rel 9 ", "rel 10 "));
  }

  /** A tag or a snapshot may look like a number to count, too. */
  @ParameterizedTest
  @CsvSource({
    "31.%{tag}%{?dist}, 2012_07_02, 32.%{tag}%{?dist}",
    "5.%{tag}%{?dist}, 545e5aa, 6.%{tag}%{?dist}",
    "5.%{tag}git, 493svn, 6.%{tag}git",
    "5.%{tag}, 12, 6.%{tag}",
    "%{tag}.6%{?dist}, 26_g604758e, %{tag}.7%{?dist}",
    "%{tag}.6%{?dist}, 15, %{tag}.7%{?dist}",
    "5.%{outer}%{?dist}, 7b42892, 6.%{outer}%{?dist}",
  })
  void what_upstream_calls_its_files_is_no_number(String release, String tag, String after) {
    String text =
        "%global tag "
            + tag
            + "\n%global outer %{tag}.x\n%global archive a-%{tag}\nSource0: %{archive}.tgz\n"
            + "Release: ";
    assertThat(bump(text + release + "\n", "last-numeric")).isEqualTo(text + after + "\n");
  }

  @Test
  void what_files_are_called_is_counted_when_there_is_nothing_else() {
    assertThat(bump("%global rel 3\nSource: a-%{rel}\nRelease: %{rel}%{?dist}\n", "last-numeric"))
        .isEqualTo("%global rel 4\nSource: a-%{rel}\nRelease: %{rel}%{?dist}\n");
  }

  @Test
  void a_definition_may_be_wrapped() {
    assertThat(bump("%{!?rel: %global rel 9}\nRelease: %{rel}\n", "last-numeric"))
        .isEqualTo("%{!?rel: %global rel 10}\nRelease: %{rel}\n");
  }

  /** The parts are those that rpm sees, wherever they are written. */
  @ParameterizedTest
  @CsvSource({
    "0.%{rel}%{?dist}, MINOR, %global rel 2, %global rel 3",
    "0.%{rel}%{?dist}, MAJOR, Release: 0., Release: 1.",
    "%{a}.%{rel}.x%{?dist}, 2, %global rel 2, %global rel 3",
    "%{a}.%{rel}.x%{?dist}, 1, %global a 1, %global a 2",
    "%{?pre}%{rel}%{?dist}, 2, %global rel 2, %global rel 3",
    "%{full}, MAJOR, full 4, full 5",
    "%{full}, zstream, %{?dist}.7, %{?dist}.8",
    "1%{?dist}%{?zs}, zstream, %global zs .9, %global zs .10",
    "1%{?dist}.%{rel}, zstream, %global rel 2, %global rel 3",
    "%{rel}%{?dist}, zstream, Release: %{rel}%{?dist}, Release: %{rel}%{?dist}.1",
  })
  void an_index_counts_across_macros(String release, String index, String before, String after) {
    String text =
        "%global a 1\n"
            + "%global rel 2\n"
            + "%global pre 0.\n"
            + "%global full 4%{?dist}.7\n"
            + "%global zs .9\n"
            + "Release: "
            + release
            + "\n";
    assertThat(text).contains(before);
    assertThat(bump(text, index)).isEqualTo(text.replace(before, after));
  }

  @Test
  void macros_that_multiply_come_to_an_end() {
    String many = "%global rel 1\n%global much0\n";
    for (int i = 1; i < 60; i++) {
      many += "%global much" + i + " " + ("%{much" + (i - 1) + "}").repeat(9) + "\n";
    }
    String spec = many + "Release: %{rel}%{much59}%{?dist}.1\n";
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(bump(spec, "zstream")).isEqualTo(spec.replace("dist}.1", "dist}.2"));
          assertThat(bump(spec, "1")).isEqualTo(spec.replace("rel 1", "rel 2"));
          SetRelease.to(
              SpecFile.of(spec.replace("%{rel}%{much59}", "%{much59}%{rel}")), "1", false);
        });
  }

  @Test
  void an_index_counts_within_the_macro() {
    assertThat(bump("%global rel 1.2.3\nRelease: %{rel}%{?dist}\n", "MINOR"))
        .isEqualTo("%global rel 1.3.3\nRelease: %{rel}%{?dist}\n");
    assertThat(bump("%global rel 1\nRelease: %{rel}%{?dist}.2\n", "zstream"))
        .isEqualTo("%global rel 1\nRelease: %{rel}%{?dist}.3\n");
  }

  @Test
  void index_zero_changes_nothing_whatever_the_release_is() {
    assertThat(bump("Release: what\n", "0")).isEqualTo("Release: what\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%autorelease",
        "%{autorelease}",
        "%autorelease.4",
        "0.9.%autorelease",
        "%autorelease %{?pre: -p -e %{pre}}",
        "%{?autorelease}%{!?autorelease:1%{?dist}}"
      })
  void autorelease_is_left_alone(String release) {
    SpecFile spec = SpecFile.of("Release: " + release + "\n");

    BumpRelease.Result result = BumpRelease.apply(spec, ReleaseBump.lastNumeric());

    assertThat(result.spec()).isEqualTo(spec);
    assertThat(result.leftAlone()).isPresent();
  }

  @Test
  void autorelease_behind_a_macro_is_left_alone() {
    String text = "%global rel %autorelease\nRelease: %{rel}\n";

    assertThat(bump(text, "last-numeric")).isEqualTo(text);
  }

  @Test
  void a_prefix_that_conditions_switch_is_not_the_number() {
    String text =
        "%if 1\n%global pre 0.\n%else\n%global pre %{nil}\n%endif\n%global rel 9\nRelease: %s\n";

    assertThat(bump(text.replace("%s", "%{?pre}%{rel}%{?dist}"), "last-numeric"))
        .isEqualTo(text.replace("%s", "%{?pre}%{rel}%{?dist}").replace("rel 9", "rel 10"));
  }

  @Test
  void the_block_that_rpmautospec_pasted_is_left_alone() {
    String text =
        """
        ## START: Set by rpmautospec
        %define autorelease(e:s:pb:n) %{?-p:0.}%{lua:
            release_number = 7;
        }%{?dist}
        ## END: Set by rpmautospec
        Release: %autorelease
        """;

    assertThat(bump(text, "last-numeric")).isEqualTo(text);
  }

  @Test
  void several_release_lines_are_an_error_that_names_them() {
    assertThatThrownBy(() -> bump("%if 1\nRelease: 1\n%else\nRelease: 2\n%endif\n", "1"))
        .hasMessage("The spec has more than one Release line")
        .extracting("why")
        .asString()
        .contains("lines 2 and 4");
  }

  @Test
  void several_definitions_of_its_macro_are_an_error_that_names_them() {
    assertThatThrownBy(
            () ->
                bump(
                    "%if 1\n%global rel 1\n%else\n%global rel 2\n%endif\nRelease: %{rel}\n",
                    "last-numeric"))
        .hasMessage("Macro %rel is defined more than once in the spec");
  }

  @Test
  void a_macro_that_the_spec_does_not_define_is_an_error() {
    assertThatThrownBy(() -> bump("Release: %{rel}%{?dist}\n", "last-numeric"))
        .hasMessage("Release is made of a macro that this spec lacks");
    assertThatThrownBy(() -> bump("Name: a\n%package b\nRelease: 1\n", "last-numeric"))
        .hasMessage("The spec has no Release line");
    assertThatThrownBy(() -> bump("Release: alpha%{?dist}\n", "last-numeric"))
        .hasMessage("Release 'alpha%{?dist}' has no leading number to bump");
  }

  @Test
  void a_bad_index_is_named_as_people_know_it() {
    assertThatThrownBy(() -> bump("Release: 2%{?dist}\n", "7"))
        .hasMessage("Invalid Release bump index: 7 (Release: 2)");
  }

  @Test
  void macros_that_refer_to_each_other_do_not_hang() {
    assertThatThrownBy(
            () -> bump("%global a %{b}\n%global b %{a}\nRelease: %{a}\n", "last-numeric"))
        .hasMessageContaining("has no leading number");
  }
}
