package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetUpstreamVersionTest {
  private static String to(String text, String upstream) {
    return SetUpstreamVersion.apply(SpecFile.of(text), upstream, PatchScript::evaluate)
        .spec()
        .text();
  }

  private static String spec(String version, String release) {
    return "Name:    a\nVersion:   " + version + "\nRelease:  " + release + "\nSource: x\n";
  }

  @ParameterizedTest
  @CsvSource({
    "2.0.0, false, 2.0.0, ''",
    "4.0.0.0b1, false, 4.0.0, .0b1",
    "4.0.0.0rc1, true, 4.0.0, .0rc1",
    "13.0.0.0b3.dev12, false, 13.0.0, .0b3.dev12",
    "1.0rc1, false, 1.0~rc1, ''",
    "1.0-rc1, false, 1.0~rc1, ''",
    "1.0-rc.1, false, 1.0~rc.1, ''",
    "1.0-beta-2, false, 1.0~beta.2, ''",
    "1.0b2, false, 1.0~b2, ''",
    "3.28.0b5, false, 3.28.0~b5, ''",
    "2014.2.3rc2, true, 2014.2.3, rc2",
    "1.0-rc1, true, 1.0, rc1",
    "1.0-beta-2, true, 1.0, beta.2",
    "1.0~rc1, true, 1.0, rc1",
    "1.0.rc1, true, 1.0, .rc1",
    "4.0.0.dev12, false, 4.0.0~dev12, ''",
    "1.1.1w, false, 1.1.1w, ''",
    "1.0.2a, true, 1.0.2a, ''",
    "1.0~rc1, false, 1.0~rc1, ''",
    "1.0+git5, false, 1.0+git5, ''",
    "1.0beta, false, 1.0~beta, ''",
    "20240101, false, 20240101, ''",
  })
  void upstream_versions_are_written_as_rpm_sorts_them(
      String upstream, boolean macro, String version, String milestone) {
    assertThat(PackageVersion.of(upstream, macro))
        .isEqualTo(new PackageVersion(version, milestone));
  }

  @ParameterizedTest
  @CsvSource({
    "2%{?dist}, 1%{?dist}",
    "2, 1",
    "3%{?dist}.4, 1%{?dist}",
    "0.3.rc1%{?dist}, 1%{?dist}",
    "0.1%{?milestone}%{?dist}, 1%{?dist}",
    "0.20170811112938.81363ec%{?dist}, 1%{?dist}",
    "5.%{gitdate}git%{hash}%{?dist}, 1%{?dist}",
    "5.%{?gitdate}git%{?hash}%{?dist}, 1%{?dist}",
    "5git%{hash}%{?dist}, 1%{?dist}",
    "5.%{?gitdate}%{?hash:.%{hash}}%{?dist}, 1%{?hash:.%{hash}}%{?dist}",
    "5%{?snap:.%{snap}}%{?dist}, 1%{?snap:.%{snap}}%{?dist}",
    "5%{suffix}%{?dist}, 1%{suffix}%{?dist}",
    "%autorelease, %autorelease",
  })
  void the_release_starts_anew_and_dist_stays_as_it_was(String before, String after) {
    assertThat(to(spec("1.2.3", before), "2.0.0")).isEqualTo(spec("2.0.0", after));
  }

  @Test
  void a_release_from_a_macro_starts_anew_at_its_definition() {
    assertThat(to("%global rel 7\n" + spec("1", "%{rel}%{?dist}.2"), "2"))
        .isEqualTo("%global rel 1\n" + spec("2", "%{rel}%{?dist}"));
  }

  /** What told apart builds of the old version goes, as where the number is in the line. */
  @ParameterizedTest
  @CsvSource({
    "%{rel}.%{gitdate}git%{?dist}, %{rel}%{?dist}",
    "0.%{rel}.rc1%{?dist}, %{rel}%{?dist}",
    "%{?pre:0.}%{rel}%{?pre:.%pre}%{?dist}, %{?pre:0.}%{rel}%{?pre:.%pre}%{?dist}",
    "%{rel}%{?dist}.%{zs}, %{rel}%{?dist}",
    "%{rel}%{?dist}%{?zs}%{?buildtag}, %{rel}%{?dist}%{?buildtag}",
    "%{outer}, %{outer}",
  })
  void what_follows_the_macro_of_the_number_starts_anew(String before, String after) {
    String head = "%global gitdate 20240101\n%global zs 3\n%global outer %{rel}\n%global rel ";
    assertThat(to(head + "7\n" + spec("1", before), "2"))
        .isEqualTo(head + "1\n" + spec("2", after));
  }

  @Test
  void a_number_that_version_and_release_share_is_refused() {
    assertThatThrownBy(() -> to("%global n 2\n" + spec("1.%{n}", "%{n}%{?dist}"), "1.9"))
        .hasMessage("Version and Release cannot be set both");
  }

  @ParameterizedTest
  @CsvSource({"%{rel}%{?dist}, 0.1, 0.2, 1", "0.%{rel}%{?dist}, 1, 2, 1"})
  void a_milestones_number_goes_on_in_a_macro(
      String release, String first, String second, String last) {
    SpecFile one = SpecFile.of(to("%global rel 7\n" + spec("1", release), "2.0.0.0rc1"));
    assertThat(one.toString()).contains("%global rel " + first + "\n");
    SpecFile two = SpecFile.of(to(one.toString(), "2.0.0.0rc2"));
    assertThat(two.toString()).contains("%global rel " + second + "\n");
    assertThat(to(two.toString(), "2.0.0")).contains("%global rel " + last + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "%global pre rc1, 1.3.0%{?pre:~%{pre}}, 1.3.0, #global pre rc1, 1.3.0%{?pre:~%{pre}}",
    "%global pre rc1, 1.3.0%{?pre:~%{pre}}, 1.3.0-rc2, %global pre rc2, 1.3.0%{?pre:~%{pre}}",
    "%global pre rc1, 1.3.0%{?pre:~%{pre}}, 1.4.0b1, %global pre b1, 1.4.0%{?pre:~%{pre}}",
    "%global pre rc1, 1.3.0%{?pre:~%{pre}}, 1.4.0, #global pre rc1, 1.4.0%{?pre:~%{pre}}",
    "#global pre  rc9, 1.3.0%{?pre:~%pre}, 1.4.0rc1, %global pre  rc1, 1.4.0%{?pre:~%pre}",
    "%define rc 1, 16.0%{?rc:~rc%{rc}}, 16.0-rc2, %define rc 2, 16.0%{?rc:~rc%{rc}}",
    "%define rc 1, 16.0%{?rc:~rc%{rc}}, 16.0, #define rc 1, 16.0%{?rc:~rc%{rc}}",
    "%global x 1, 16.0%{?pre:~%{pre}}, 17.0rc1, %global x 1, 17.0~rc1%{?pre:~%{pre}}",
  })
  void a_macro_for_pre_releases_is_set_or_commented_out(
      String macro, String version, String upstream, String macroAfter, String versionAfter) {
    String text = macro + "\n" + spec(version, "3%{?dist}");
    String after = macroAfter + "\n" + spec(versionAfter, "1%{?dist}");
    assertThat(to(text, upstream)).isEqualTo(after);
  }

  @Test
  void a_macro_for_pre_releases_that_a_source_needs_is_no_release() {
    String text = "%global pre rc1\nSource: x-%{pre}.tar\n" + spec("1%{?pre:~%{pre}}", "3");
    assertThatThrownBy(() -> to(text, "1")).hasMessageContaining("Version cannot be set to 1");
  }

  @Test
  void only_the_main_package_is_moved() {
    String sub = "%package sub\nVersion: 7.7.7\nRelease: 4\n";

    assertThat(to(spec("1", "1") + sub, "2")).isEqualTo(spec("2", "1") + sub);
  }

  @Test
  void a_milestone_comes_goes_on_and_goes() {
    String first = to(spec("1.2.3", "2%{?dist}"), "2.0.0.0rc1");
    assertThat(first)
        .isEqualTo("%global milestone .0rc1\n" + spec("2.0.0", "0.1%{?milestone}%{?dist}"));

    String second = to(first, "2.0.0.0rc2");
    assertThat(second)
        .isEqualTo("%global milestone .0rc2\n" + spec("2.0.0", "0.2%{?milestone}%{?dist}"));

    assertThat(to(second, "2.0.0")).isEqualTo(spec("2.0.0", "1%{?dist}"));
    assertThat(to(second, "3.0.0.0b1"))
        .isEqualTo("%global milestone .0b1\n" + spec("3.0.0", "0.1%{?milestone}%{?dist}"));
  }

  @Test
  void what_an_old_bug_left_is_removed() {
    String text = "%global milestone %{?milestone}\n" + spec("1.2.3", "0.1%{?milestone}%{?dist}");

    assertThat(to(text, "2.0.0")).isEqualTo(spec("2.0.0", "1%{?dist}"));
    assertThat(to(text, "2.0.0.0rc1"))
        .isEqualTo("%global milestone .0rc1\n" + spec("2.0.0", "0.1%{?milestone}%{?dist}"));
  }

  @Test
  void a_version_made_of_macros_is_changed_at_their_definitions() {
    String text = "%global major 1\n%global minor 2.0\n" + spec("%{major}.%{minor}", "1");

    assertThat(to(text, "3.4.5"))
        .isEqualTo("%global major 3\n%global minor 4.5\n" + spec("%{major}.%{minor}", "1"));
    assertThat(to("%global v 1.0\n" + spec("%{v}%{?pre}", "1"), "1.1"))
        .isEqualTo("%global v 1.1\n" + spec("%{v}%{?pre}", "1"));
    assertThat(to("%global v 1.0\n%define w %{v}\n" + spec("%w", "1"), "1.1"))
        .isEqualTo("%global v 1.1\n%define w %{v}\n" + spec("%w", "1"));
    assertThat(to("%global v 1\n" + spec("%{v}.0.1", "1"), "1.2.0"))
        .isEqualTo("%global v 1\n" + spec("%{v}.2.0", "1"));
    assertThat(to("%global v 1\n" + spec("%{v}.0.1", "1"), "2.2.0"))
        .isEqualTo("%global v 2\n" + spec("%{v}.2.0", "1"));
    assertThat(to("%global v 1\n" + spec("4.%{v}", "1"), "5.2.0"))
        .isEqualTo("%global v 2.0\n" + spec("5.%{v}", "1"));
    assertThat(to("%global v 1\n" + spec("4.%{v}", "1"), "5.2"))
        .isEqualTo("%global v 2\n" + spec("5.%{v}", "1"));
    assertThat(to(spec("1.0%{?pre}", "1"), "1.1")).isEqualTo(spec("1.1%{?pre}", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0^%{hash}", "0.4^20241205git%{hash}", "0~%{hash}git", "1.0~rc1"})
  void what_told_a_snapshot_apart_goes_with_the_old_version(String version) {
    String hash = "%global hash 01234567\n";

    assertThat(to(hash + spec(version, "1"), "3.4")).isEqualTo(hash + spec("3.4", "1"));
  }

  @Test
  void a_pre_release_prefix_of_a_release_macro_goes_with_the_release() {
    assertThat(to("%global rel 7\n" + spec("1", "0.%{rel}%{?dist}"), "2"))
        .isEqualTo("%global rel 1\n" + spec("2", "%{rel}%{?dist}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%(echo 1.0 | md5sum)", "%{elsewhere}", "1.%{elsewhere}", "%{v}x%{v}", "1.0x%{w}"})
  void a_version_that_cannot_be_set_is_refused(String version) {
    assertThatThrownBy(() -> to("%global w abc\n%global v 1\n" + spec(version, "1"), "3.4.5"))
        .hasMessage("Version cannot be set to 3.4.5")
        .extracting("why")
        .asString()
        .contains("line 4");
  }

  @Test
  void two_versions_or_two_definitions_are_refused_with_their_lines() {
    assertThatThrownBy(() -> to("%if 1\nVersion: 1\n%else\nVersion: 2\n%endif\nRelease: 1\n", "3"))
        .hasMessage("The spec has more than one Version line");
    assertThatThrownBy(
            () -> to("%if 1\n%global v 1\n%else\n%global v 2\n%endif\n" + spec("%{v}", "1"), "3"))
        .hasMessage("Macro %v is defined more than once in the spec");
  }
}
