package org.rdopkg.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagStyleTest {

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "1.2.3, 1.2.3, X.Y.Z",
    "1.2.3, v1.2.3, vX.Y.Z",
    "1.2.3, V1.2.3, VX.Y.Z",
    "1.2.3, foo-1.2.3, foo-X.Y.Z",
    "1.2.3, release-1.2.3, release-X.Y.Z",
    "1.2.3, foo_1_2_3, foo_X_Y_Z",
    "1.2.3, 1.2.3-final, X.Y.Z-final",
    "1.2.3, REL_1_2_3_RELEASE, REL_X_Y_Z_RELEASE",
    "1.2.3, curl-1_2_3, curl-X_Y_Z",
    "1.2.3, releases/1.2.3, releases/X.Y.Z",
    "42, r42, rX.Y.Z",
    "2014.2.3rc2, v2014.2.3rc2, vX.Y.Z",
    "9.9p2, V_9_9_P2, V_X_Y_Z_PN",
    "10.0p1, V_10_0_P1, V_X_Y_Z_PN",
    "4.2.8p15, NTP_4_2_8P15, NTP_X_Y_ZPN",
    "1.9.15p4, SUDO_1_9_15p4, SUDO_X_Y_Z",
    "1.2p3, foo-1.2-p3, foo-X.Y.Z-pN",
  })
  void aConstantAroundTheVersionIsDetected(String version, String tag, String label) {
    TagStyle style = TagStyle.detect(version, List.of("other", tag, "9.9")).orElseThrow();

    assertThat(style.label()).isEqualTo(label);
    assertThat(style.tagOf(version)).isEqualTo(tag);
    assertThat(style.versionOf(tag)).contains(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11.2.3", "1.1.2.3", "v1.2.30", "1.2.3.4", "1.2.3rc1", "1.2.3-rc1", "foo-bar-1.2.3-2",
        "1.2.3-beta", "1.2.3-rc", "1.2.3w", "1.2.3a", "1.2.3.dev4", "2-1.2.3", "x1.2.3.0"
      })
  void anotherVersionIsNoStyleOfThisOne(String tag) {
    assertThat(TagStyle.detect("1.2.3", List.of(tag))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"V_9_9_P12", "V_9_9_P1_1", "V_19_9_P1", "V_9_9_P", "V_9_9_RP1", "V_9_9"})
  void anotherPatchLevelIsNoStyleOfThisOne(String tag) {
    assertThat(TagStyle.detect("9.9p1", List.of(tag))).isEmpty();
  }

  @Test
  void ofSeveralComponentsInOneRepositoryThePackageIsMeant() {
    List<String> tags = List.of("bar-1.0", "bar-1.3", "lib/foo/v1.3", "Foo@v1.3", "foobar-1.3");
    assertThat(TagStyle.detect("1.3", tags, List.of("ws", "foo")).orElseThrow().label())
        .isEqualTo("Foo@vX.Y.Z");
    assertThat(TagStyle.detect("1.3", tags, List.of("baz")).orElseThrow().label())
        .isEqualTo("bar-X.Y.Z");
  }

  @Test
  void versionsWithoutALevelHaveTheSameStyle() {
    TagStyle style = TagStyle.detect("9.9p1", List.of("V_9_9_P1")).orElseThrow();
    assertThat(style.versionOf("V_10_0")).contains("10.0");
    assertThat(style.tagOf("10.0")).isEqualTo("V_10_0");
    assertThat(style.versionOf("V_10_0_P")).contains("10.0.P");
    assertThat(new TagStyle("P", ".", "", "P").versionOf("P1")).contains("1");
  }

  @Test
  void theStyleThatMostTagsFollowWins() {
    List<String> tags = List.of("a-1.2.3", "zz-1.2.3", "zz-1.2.2", "zz-1.2.1", "a-root");

    assertThat(TagStyle.detect("1.2.3", tags).orElseThrow().label()).isEqualTo("zz-X.Y.Z");
  }

  @Test
  void ofEquallyCommonStylesTheShortestWins() {
    assertThat(TagStyle.detect("1.0", List.of("foo-1.0", "v1.0")).orElseThrow().label())
        .isEqualTo("vX.Y.Z");
  }

  @Test
  void anEmptyVersionHasNoStyle() {
    assertThat(TagStyle.detect("", List.of("v"))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"v1.2.3, vX.Y.Z", "V1, VX.Y.Z", "1.2.3, X.Y.Z", "banana, X.Y.Z", "version9, X.Y.Z"})
  void aTagAloneTellsOnlyOfTheV(String tag, String label) {
    assertThat(TagStyle.ofName(tag).label()).isEqualTo(label);
  }

  @Test
  void versionOfRefusesTagsOfOtherStyles() {
    TagStyle style = new TagStyle("foo-", ".", "-final");

    assertThat(style.versionOf("foo-1.2-final")).contains("1.2");
    assertThat(style.versionOf("foo-1.2")).isEmpty();
    assertThat(style.versionOf("foo--final")).isEmpty();
    assertThat(style.versionOf("foo-x-final")).isEmpty();
    assertThat(style.versionOf("")).isEmpty();
  }

  @Property(tries = 200)
  void whateverStandsAroundAVersionTagAndVersionAreInverse(
      @ForAll @AlphaChars @StringLength(max = 5) String prefix,
      @ForAll @IntRange(min = 0, max = 2) int separator,
      @ForAll @IntRange(min = 0, max = 99) int major,
      @ForAll @IntRange(min = 0, max = 99) int minor) {
    String version = major + "." + minor;
    TagStyle style = new TagStyle(prefix, List.of(".", "_", "-").get(separator), "");

    assertThat(style.versionOf(style.tagOf(version))).contains(version);
    assertThat(TagStyle.detect(version, List.of(style.tagOf(version)))).contains(style);
  }

  @Property(tries = 200)
  void patchLevelsToo(
      @ForAll @AlphaChars @StringLength(max = 5) String prefix,
      @ForAll @IntRange(min = 0, max = 2) int separator,
      @ForAll @IntRange(min = 0, max = 7) int level,
      @ForAll @IntRange(min = 0, max = 99) int minor,
      @ForAll @IntRange(min = 0, max = 99) int patch) {
    String version = "9." + minor + "p" + patch;
    String written = List.of("p", "P", "_P", "_p", "-P", "-p", ".P", ".p").get(level);
    String mark = List.of(".", "_", "-").get(separator);
    TagStyle style = new TagStyle(prefix, mark, "", written);

    assertThat(style.tagOf(version)).isEqualTo(prefix + "9" + mark + minor + written + patch);
    assertThat(style.versionOf(style.tagOf(version))).contains(version);
    assertThat(TagStyle.detect(version, List.of(style.tagOf(version)))).contains(style);
  }
}
