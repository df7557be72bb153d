package org.rdopkg.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvrTest {

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "1:1.0-1, >, 2.0-1",
    "0:1.0-1, =, 1.0-1",
    "1.0-2, >, 1.0-1",
    "1.0-1, <, 1.1-0",
    "1.0, <, 1.0-0",
    "1.0, <, 1.0-~rc1",
    "1.0, =, 1.0",
    "2:1, >, 10",
    "1.0-1.fc41, <, 1.0-1.fc42",
    "1.0~rc1-5, <, 1.0-1",
  })
  void theOrderIsEpochThenVersionThenRelease(String a, String sign, String b) {
    int expected = sign.equals("=") ? 0 : sign.equals("<") ? -1 : 1;

    assertThat(Integer.signum(Evr.parse(a).compareTo(Evr.parse(b)))).isEqualTo(expected);
    assertThat(Integer.signum(Evr.parse(b).compareTo(Evr.parse(a)))).isEqualTo(-expected);
  }

  @Test
  void thePartsAreRead() {
    Evr evr = Evr.parse("1:1.2.3-2");

    assertThat(evr.epoch()).hasValue(1);
    assertThat(evr.version()).isEqualTo("1.2.3");
    assertThat(evr.release()).isEqualTo("2");
    assertThat(evr.versionRelease()).isEqualTo("1.2.3-2");
    assertThat(evr).isEqualTo(Evr.of(1, "1.2.3", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1:1.2-3", "1.2-3", "1.2", "0:1", "x:1-2", "1-2-3", "99999999999:1"})
  void writingGivesBackWhatWasRead(String text) {
    assertThat(Evr.parse(text)).hasToString(text);
  }

  @Test
  void noEpochAndEpochZeroAreEquallyOldButNotTheSame() {
    assertThat(Evr.parse("0:1-1")).isNotEqualTo(Evr.parse("1-1"));
    assertThat(Evr.parse("0:1-1").compareTo(Evr.parse("1-1"))).isZero();
  }

  @Test
  void aBuildsNameMayHaveDashes() {
    assertThat(Nvr.parse("foo-bar-1.2.3-2")).contains(new Nvr("foo-bar", "1.2.3", "2"));
    assertThat(new Nvr("foo-bar", "1.2.3", "2")).hasToString("foo-bar-1.2.3-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "foo", "foo-1", "-1-2", "foo--2", "foo-1-", "--"})
  void whatHasNotThreePartsIsNoBuild(String text) {
    assertThat(Nvr.parse(text)).isEmpty();
  }
}
