package org.rdopkg.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

class ReleaseBumpTest {

  @Nested
  class TheLastOfTheLeadingNumbersIsBumpedByDefault {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
      "3, 4",
      "1, 2",
      "15, 16",
      "9, 10",
      "99, 100",
      "3%{?dist}, 4%{?dist}",
      "0.1, 0.2",
      "15.0%{?dist}, 15.1%{?dist}",
      "1.1.1.a.b, 1.1.2.a.b",
      "1.0%{?dist}.1, 1.1%{?dist}.1",
      "0.1.rc1%{?dist}, 0.2.rc1%{?dist}",
      "0.1.0rc1%{?dist}, 0.2.0rc1%{?dist}",
      "1.git123, 2.git123",
      "1.20150101git%{?dist}, 2.20150101git%{?dist}",
      "0.1%{?milestone}%{?dist}, 0.2%{?milestone}%{?dist}",
      "0.1.%{?milestone}%{?dist}, 0.2.%{?milestone}%{?dist}",
      "3~bootstrap, 4~bootstrap",
      "3^git1, 4^git1",
      "1_2%{?dist}, 2_2%{?dist}",
      "1.2.3.4.5, 1.2.3.4.6",
      "99999999999999999999, 100000000000000000000",
    })
    void asInTheContract(String before, String after) {
      assertThat(ReleaseBump.lastNumeric().apply(before)).isEqualTo(after);
    }

    @Test
    void aZeroThatMarksAPreReleaseIsNotCountedPastTheRelease() {
      assertThat(ReleaseBump.lastNumeric().apply("0.5git%{?dist}")).isEqualTo("0.6git%{?dist}");
      assertThat(ReleaseBump.lastNumeric().apply("0%{?dist}")).isEqualTo("1%{?dist}");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
      "19.140201%{?dist}, 20.140201%{?dist}",
      "0.1.20160101%{?dist}, 0.2.20160101%{?dist}",
      "0.20160101%{?dist}, 0.20160102%{?dist}",
      "20160101, 20160102",
    })
    void aDateBehindTheCountIsNotCounted(String before, String after) {
      assertThat(ReleaseBump.lastNumeric().apply(before)).isEqualTo(after);
    }

    @Test
    void aReleaseThatIsOnlyAMixedPartCountsTheDigitsInFront() {
      assertThat(ReleaseBump.lastNumeric().apply("12git%{?dist}")).isEqualTo("13git%{?dist}");
    }

    @Test
    void leadingZerosKeepTheirWidth() {
      assertThat(ReleaseBump.lastNumeric().apply("0.09")).isEqualTo("0.10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "%{baserelease}%{?dist}", "rc1", ".5", "%{?x}1", "\u0663"})
    void aReleaseWithoutLeadingNumberIsAnError(String release) {
      assertThatThrownBy(() -> ReleaseBump.lastNumeric().apply(release))
          .isInstanceOf(RdopkgException.class)
          .hasMessageContaining("no leading number");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%autorelease",
        "%{autorelease}",
        "%autorelease -b 3",
        "%{autorelease -e git}",
        "0.9.%autorelease",
        "%autorelease.4",
        "%autorelease %{?pre: -p -e %{pre}}",
        "%{?autorelease}%{!?autorelease:1%{?dist}}",
        "1%{?autorelease}",
      })
  void anAutomaticReleaseIsLeftAlone(String release) {
    assertThat(new Release(release).isAutomatic()).isTrue();
    assertThat(ReleaseBump.lastNumeric().apply(release)).isEqualTo(release);
    assertThat(ReleaseBump.part(3).apply(release)).isEqualTo(release);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.autorelease", "%{autorelease_base}", "%myautorelease", "1%{?dist}"})
  void whatOnlyLooksLikeAutoreleaseIsNotAutomatic(String release) {
    assertThat(new Release(release).isAutomatic()).isFalse();
  }

  @Nested
  class AnIndexNamesThePart {
    @ParameterizedTest(name = "-R {0}: {1} -> {2}")
    @CsvSource({
      "major, 0.1.2, 1.1.2",
      "MINOR, 10.20.30, 10.21.30",
      "PaTcH, 0.0.0%{?dist}, 0.0.1%{?dist}",
      "1, 1000%{?dist}, 1001%{?dist}",
      "2, 10.20%{?dist}, 10.21%{?dist}",
      "3, 1.2.3.4.5, 1.2.4.4.5",
      "4, 1.2.3.4.5, 1.2.3.5.5",
      "5, 1.2.3.4.5, 1.2.3.4.6",
      "MINOR, 1.2.3.lul, 1.3.3.lul",
      "3, 1.rc.7, 1.rc.8",
      "0, 23.23.23, 23.23.23",
      "00, 23, 23",
      "last-numeric, 1.2.rc3, 1.3.rc3",
    })
    void fromOneOrByName(String index, String before, String after) {
      assertThat(ReleaseBump.parse(index).apply(before)).isEqualTo(after);
    }

    @ParameterizedTest(name = "-R {0} on {1}")
    @CsvSource({
      "lul, 2%{?dist}, Invalid Release bump index: LUL",
      "7, 2%{?dist}, Invalid Release bump index: 7 (Release: 2)",
      "-1, 2%{?dist}, Invalid Release bump index: -1 (positive integer required)",
      "PATCH, 1.2, Invalid Release bump index: 3 (Release: 1.2)",
      "1337, 1.2.3, Invalid Release bump index: 1337 (Release: 1.2.3)",
      "3, 1.0%{?dist}.1, Invalid Release bump index: 3 (Release: 1.0)",
      "99999999999999, 1, Invalid Release bump index: 2147483647 (Release: 1)",
      "'', 1, 'Invalid Release bump index: '",
    })
    void aBadIndexIsAnErrorThatPeopleKnow(String index, String release, String message) {
      assertThatThrownBy(() -> ReleaseBump.parse(index).apply(release)).hasMessage(message);
    }

    @Test
    void aPartThatIsNoNumberIsNamed() {
      assertThatThrownBy(() -> ReleaseBump.parse("minor").apply("1.lul.1%{?dist}"))
          .hasMessage(
              "Invalid Release bump index: 2. part of Release '1.lul.1%{?dist}' isn't numeric: lul");
    }
  }

  @Nested
  class TheZstreamNumberStandsBehindDist {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
      "1%{?dist}.2, 1%{?dist}.3",
      "1%{?dist}, 1%{?dist}.1",
      "12.3%{?dist}.9, 12.3%{?dist}.10",
      "1%{dist}_7.2, 1%{dist}_7.3",
      "1%{?dist}_7, 1%{?dist}_8",
      "1%{?dist}%{?extra}, 1%{?dist}%{?extra}.1",
      "1%{?dist}.rc2, 1%{?dist}.rc2.1",
    })
    void andIsCountedThereWhenAskedFor(String before, String after) {
      assertThat(ReleaseBump.parse("zstream").apply(before)).isEqualTo(after);
    }

    @Test
    void withoutDistThereIsNone() {
      assertThatThrownBy(() -> ReleaseBump.zstream().apply("1"))
          .hasMessage("Invalid Release bump index: zstream (Release: 1)");
    }
  }

  @Nested
  class DlrnReleases {
    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
      "0.20170811112938.81363ec%{?dist}, DLRN 0.date.hash, 0.20170811112939.81363ec%{?dist}",
      "0.20170811112938.deadbee, DLRN 0.date.hash, 0.20170811112939.deadbee",
      "0.20170811112938.8136333%{?dist}, DLRN 0.date.hash, 0.20170811112939.8136333%{?dist}",
      "0.1.20170811112938.81363ec%{?dist}, DLRN 0.1.date.hash, 0.2.20170811112938.81363ec%{?dist}",
      "0.1.20170811112938.deadbee, DLRN 0.1.date.hash, 0.2.20170811112938.deadbee",
      "0.22.20170811112938.8136333, DLRN 0.1.date.hash, 0.23.20170811112938.8136333",
    })
    void bumpTheirSecondPart(String before, String style, String after) {
      Release release = new Release(before);
      assertThat(release.style().label()).isEqualTo(style);
      assertThat(release.style().defaultBump().label()).isEqualTo("2 / MINOR");
      assertThat(release.style().defaultBump().apply(release).text()).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "0.2017081111293.81363ec",
          "0.20170811112938.xyz",
          "0.20170811112938.81363",
          "1.20170811112938.81363ec",
          "0.20170811112938",
          "2%{?dist}",
          "",
        })
    void othersAreGeneric(String release) {
      assertThat(new Release(release).style()).isEqualTo(ReleaseStyle.GENERIC);
    }
  }

  @Test
  void labelsAreThoseOfPkgenv() {
    assertThat(ReleaseBump.lastNumeric().label()).isEqualTo("last-numeric");
    assertThat(ReleaseBump.part(1).label()).isEqualTo("1 / MAJOR");
    assertThat(ReleaseBump.part(2).label()).isEqualTo("2 / MINOR");
    assertThat(ReleaseBump.part(3).label()).isEqualTo("3 / PATCH");
    assertThat(ReleaseBump.part(7).label()).isEqualTo("7");
    assertThat(ReleaseBump.none().label()).isEqualTo("0");
    assertThat(ReleaseBump.zstream().label()).isEqualTo("zstream");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "%{baserelease}%{?dist}, baserelease",
    "%baserelease%{?dist}, baserelease",
    "%{?rel}%{?dist}, rel",
    "0.%{rel}%{?dist}, rel",
    "0.%{?dist}, ''",
    "%{?dist}, ''",
    "1%{rel}, ''",
    "0.rc1.%{rel}, ''",
    "%{expand:1}, ''",
    "3%{?dist}, ''",
  })
  void aMacroMayHoldTheNumber(String release, String macro) {
    assertThat(new Release(release).numberMacro().orElse("")).isEqualTo(macro);
  }

  @Property
  void aBumpChangesNothingButDigits(
      @ForAll @IntRange(min = 0, max = 999) int major,
      @ForAll @IntRange(min = 0, max = 999) int minor,
      @ForAll @StringLength(max = 12) @AlphaChars @NumericChars @Chars({'%', '{', '}', '?', '.'})
          String tail) {
    String before = major + "." + minor + "%" + tail;
    if (new Release(before).isAutomatic()) {
      return;
    }
    assertThat(ReleaseBump.part(1).apply(before)).isEqualTo(major + 1 + "." + minor + "%" + tail);
    assertThat(ReleaseBump.lastNumeric().apply(before))
        .isEqualTo(major + "." + (minor + 1) + "%" + tail);
  }

  @Property
  void noTextMakesABumpCrash(@ForAll @StringLength(max = 20) String text) {
    for (ReleaseBump bump :
        new ReleaseBump[] {
          ReleaseBump.lastNumeric(), ReleaseBump.part(2), ReleaseBump.zstream(), ReleaseBump.none()
        }) {
      try {
        assertThat(bump.apply(text)).isNotNull();
      } catch (RdopkgException expected) {
        assertThat(expected.what()).isNotEmpty();
      }
    }
  }
}
