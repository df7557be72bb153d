package org.rdopkg.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

class UpstreamTagsTest {
  private static UpstreamTags among(String... tags) {
    return UpstreamTags.among(Arrays.asList(tags), "foo-bar", TagStyle.PLAIN);
  }

  private static String newest(String... tags) {
    return name(among(tags).newest(VersionChoice.RELEASES, "1.0"));
  }

  private static String name(Optional<UpstreamTag> tag) {
    return tag.map(UpstreamTag::name).orElse("(none)");
  }

  @Test
  void theNewestReleaseIsFoundByVersionNotByName() {
    assertThat(newest("1.9.0", "1.10.0", "1.2.0")).isEqualTo("1.10.0");
  }

  @Test
  void tagsThatAreNoVersionsAreIgnored() {
    assertThat(newest("1.0", "banana", "2.0-eol", "stable", "1.0-5-g1234567", "")).isEqualTo("1.0");
    assertThat(newest("banana")).isEqualTo("(none)");
    assertThat(newest()).isEqualTo("(none)");
  }

  @Test
  void preReleasesAreTakenOnlyWhenAskedFor() {
    UpstreamTags tags = among("1.0", "2.0-rc1", "2.0.0.0b1", "1.1.dev3");

    assertThat(name(tags.newest(VersionChoice.RELEASES, "1.0"))).isEqualTo("1.0");
    assertThat(name(tags.newest(new VersionChoice(true, null), "1.0"))).isEqualTo("2.0-rc1");
  }

  @Test
  void aRangeKeepsToASeries() {
    UpstreamTags tags = among("1.2.0", "1.2.9", "1.3.0", "2.0.0", "1.2.10-rc1");

    assertThat(name(tags.newest(new VersionChoice(false, VersionRange.parse("~1.2")), "1.2.0")))
        .isEqualTo("1.2.9");
    assertThat(name(tags.newest(new VersionChoice(true, VersionRange.parse("~1.2")), "1.2.0")))
        .isEqualTo("1.2.10-rc1");
    assertThat(name(tags.newest(new VersionChoice(false, VersionRange.parse("^3")), "1.2.0")))
        .isEqualTo("(none)");
  }

  @Test
  void aNewStyleOfTagsIsSeen() {
    assertThat(newest("1.0", "v1.1")).isEqualTo("v1.1");
    assertThat(newest("1.0", "foo-bar-1.1")).isEqualTo("foo-bar-1.1");
    assertThat(newest("1.0", "foo_bar_9", "release-1.1")).isEqualTo("release-1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.0.0",
        "v2.0.0",
        "V2.0.0",
        "foo-bar-2.0.0",
        "foo-bar-v2.0.0",
        "foo-bar_2_0_0",
        "FOO-BAR-2.0.0",
        "release-2.0.0",
        "RELEASE_2_0_0",
        "rel/v2.0.0",
        "releases/2.0.0",
        "version-2.0.0",
        "r2-0-0",
        "2_0_0",
        "v2.0.0-final"
      })
  void theUsualStylesAreKnown(String tag) {
    UpstreamTag newest = among("1.0.0", tag).newest(VersionChoice.RELEASES, "1.0.0").orElseThrow();

    assertThat(newest.name()).isEqualTo(tag);
    assertThat(newest.version()).isEqualByComparingTo(UpstreamVersion.parse("2.0.0").orElseThrow());
  }

  @Test
  void theStyleOfTheCurrentVersionCountsWhateverItIs() {
    TagStyle odd = new TagStyle("libfoo-", "_", "");
    UpstreamTags tags =
        UpstreamTags.among(List.of("libfoo-1_0", "libfoo-1_2", "other-9_0"), "foo", odd);

    assertThat(tags.newestFirst())
        .extracting(UpstreamTag::name)
        .containsExactly("libfoo-1_2", "libfoo-1_0");
  }

  @Test
  void withoutAKnownStyleTheMostCommonOneCounts() {
    assertThat(newest("curl-7_1_0", "curl-8_2_0", "docs-99", "x-1.0")).isEqualTo("curl-8_2_0");
  }

  @Test
  void aStyleThatNearlyAllTagsHaveCountsBesidesTheUsualOnes() {
    assertThat(newest("1.3.0", "p-1.4", "p-1.5", "p-1.6", "p-2.0", "p-2.1")).isEqualTo("p-2.1");
    assertThat(newest("1.3.0", "1.3.1", "glob-9.0", "glob-9.1", "glob-9.2")).isEqualTo("1.3.1");
  }

  @Test
  void tagsOfOurOwnBuildsAreNoUpstreamVersions() {
    assertThat(newest("1.2.3", "foo-bar-1.2.3-2", "foo-bar-1.2.4-1")).isEqualTo("1.2.3");
    assertThat(newest("foo-bar-1.2.3-2")).isEqualTo("(none)");
    assertThat(newest("7.1.0-61", "7.1.0-62", "7.1.0-9")).isEqualTo("7.1.0-62");
  }

  @Test
  void plainTagsOfBuildsNextToUpstreamsAreNoUpstreamVersions() {
    List<String> tags =
        List.of(
            "curl-8_14_0", "8.14.0-3", "curl-8_14_1", "8.14.1-175", "curl-8.14.1-176", "8.14.2-1");
    UpstreamTags found = UpstreamTags.among(tags, "curl", new TagStyle("curl-", "_", ""));

    assertThat(found.newestFirst())
        .extracting(UpstreamTag::name)
        .containsExactly("8.14.2-1", "curl-8_14_1", "curl-8_14_0");
  }

  @Test
  void lettersComeAfterTheirRelease() {
    assertThat(newest("1.1.1", "1.1.1w", "1.1.1v")).isEqualTo("1.1.1w");
    assertThat(newest("1.1.1f", "1.1.1g", "1.1.1-x", "1.1.x")).isEqualTo("1.1.1g");
  }

  @Test
  void yearsAndCountedVersionsAreNotCompared() {
    UpstreamTags tags = among("2015.1.4", "31.0.0", "12.0.0", "20130101");

    assertThat(name(tags.newest(VersionChoice.RELEASES, "12.0.0"))).isEqualTo("31.0.0");
    assertThat(name(tags.newest(VersionChoice.RELEASES, "2015.1.3"))).isEqualTo("2015.1.4");
    assertThat(name(tags.newest(VersionChoice.RELEASES, ""))).isEqualTo("31.0.0");
    assertThat(name(among("20130101", "20140101").newest(VersionChoice.RELEASES, "1.0")))
        .isEqualTo("20140101");
  }

  @Test
  void ofTwoTagsOfOneVersionTheFamiliarOneIsTaken() {
    List<String> both = List.of("v1.0", "1.0");

    assertThat(UpstreamTags.among(both, "x", TagStyle.PLAIN).newestFirst())
        .extracting(UpstreamTag::name)
        .containsExactly("1.0");
    assertThat(UpstreamTags.among(both, "x", TagStyle.ofName("v1.0")).newestFirst())
        .extracting(UpstreamTag::name)
        .containsExactly("v1.0");
  }

  @Property(tries = 100)
  void theOrderOfTheTagsDoesNotMatter(@ForAll @IntRange(max = 10_000) int seed) {
    List<String> tags =
        new ArrayList<>(
            List.of("1.0", "v1.0", "1.1-rc1", "foo-bar-1.1", "V1.1", "2_0", "x", "2.0-1", "1.1.0"));
    UpstreamTags expected = UpstreamTags.among(tags, "foo-bar", TagStyle.PLAIN);
    Collections.shuffle(tags, new Random(seed));

    assertThat(UpstreamTags.among(tags, "foo-bar", TagStyle.PLAIN).newestFirst())
        .isEqualTo(expected.newestFirst());
  }

  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "~1.2; 1.2.9; true",
        "~1.2; 1.3.0; false",
        "~1.2; 1.3.0-rc1; false",
        "~1.2; 1.2.0-rc1; true",
        "<2.0.0; 2.0.0-rc1; false",
        "^2; 2.9; true",
        "^2; 3.0; false",
        ">=1.4 <2; 1.9; true",
        ">=1.4, <2; 1.3; false",
        ">= 1.4 < 2; 1.3; false",
        "1.x || 3.x; 3.1; true",
        "1.x||3.x; 2.1; false",
        "1.2 - 1.4; 1.4.9; true",
        "=1.2.3-rc1; 1.2.3-rc1; true",
        ">=1.2.0-rc2; 1.2.0-rc10; true",
        ">=1.2.0-rc2; 1.2.0-rc1; false",
        "*; 0.1; true",
        "2026.x; 2026.01.15; true",
        "~1.1; 1.1.1w; true",
        "~1.2.3; 1.2.3.4; true",
        "*; 99999999999999; false",
      })
  void rangesAreThoseOfNpm(String range, String version, boolean contained) {
    assertThat(VersionRange.parse(range).contains(UpstreamVersion.parse(version).orElseThrow()))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "foo",
        "!1.2",
        "latest",
        ">=1.4 foo",
        ">=99999999999",
        "||",
        "<",
        ">>>1",
        "1.2 &&"
      })
  void whatIsNoRangeIsAnErrorNotAnyVersion(String range) {
    assertThatThrownBy(() -> VersionRange.parse(range))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("Invalid version range: " + range);
  }
}
