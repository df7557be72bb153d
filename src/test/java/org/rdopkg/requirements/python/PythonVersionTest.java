package org.rdopkg.requirements.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonVersionTest {
  /** In the order of PEP 440, oldest first; each is strictly older than the next. */
  private static final List<String> ORDER =
      List.of(
          "1.0.dev456",
          "1.0a1",
          "1.0a2.dev456",
          "1.0a12.dev456",
          "1.0a12",
          "1.0b1.dev456",
          "1.0b2",
          "1.0b2.post345.dev456",
          "1.0b2.post345",
          "1.0rc1.dev456",
          "1.0rc1",
          "1.0",
          "1.0+abc.5",
          "1.0+abc.7",
          "1.0+5",
          "1.0+5.0",
          "1.0.post456.dev34",
          "1.0.post456",
          "1.0.1",
          "1.1.dev1",
          "1.9",
          "1.10",
          "2012.2",
          "1!0.5.dev1",
          "1!0.5",
          "2!0.1");

  static PythonVersion version(String text) {
    return PythonVersion.parse(text).orElseThrow();
  }

  @Test
  void versionsAreOrderedAsPep440Says() {
    List<PythonVersion> mixed =
        new ArrayList<>(ORDER.stream().map(PythonVersionTest::version).toList());
    Collections.shuffle(mixed, new Random(7));
    Collections.sort(mixed);
    assertThat(mixed.stream().map(PythonVersion::toString)).containsExactlyElementsOf(ORDER);
    for (int i = 1; i < ORDER.size(); i++) {
      assertThat(version(ORDER.get(i - 1))).isLessThan(version(ORDER.get(i)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "v1.0, 1.0",
    " 1.0 , 1.0",
    "1.0-alpha, 1.0a0",
    "1.0_ALPHA-3, 1.0a3",
    "1.0.beta.2, 1.0b2",
    "1.0c1, 1.0rc1",
    "1.0-preview_1, 1.0rc1",
    "1.0pre, 1.0rc0",
    "1.0-1, 1.0.post1",
    "1.0-r4, 1.0.post4",
    "1.0rev, 1.0.post0",
    "1.0post.dev, 1.0.post0.dev0",
    "1.0_dev3, 1.0.dev3",
    "1.0a--1, 1.0a0.post1",
    "0!1.0, 1.0",
    "7!1.0, 7!1.0",
    "007.0010, 7.10",
    "1.0+Ubuntu-01_x, 1.0+ubuntu.1.x",
    "2013b, 2013b0",
    "99999999999999999999999.1, 99999999999999999999999.1",
    "4.0.0.0b1, 4.0.0.0b1"
  })
  void everySpellingHasOneNormalForm(String written, String normal) {
    assertThat(version(written)).hasToString(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1.0.x",
        "1.0+",
        "1.0+a..b",
        "1..0",
        "1.0 .1",
        "!1.0",
        "1!",
        "1.0-",
        "1.0rcx",
        ".1",
        "1.0*",
        "1.0-1-1",
        "१.०"
      })
  void otherTextsAreNone(String text) {
    assertThat(PythonVersion.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0.0",
    "1, 1.0.0.0",
    "1.0a0, 1.0.alpha",
    "1.0.post0, 1.0.0-r",
    "1.0+a.1, 1.0.0+A_01"
  })
  void trailingZerosAndSpellingsDoNotCount(String one, String other) {
    assertThat(version(one)).isEqualTo(version(other)).hasSameHashCodeAs(version(other));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "4.0.0.0rc1, 4.0.0.0~rc1",
    "1.0.dev3, 1.0~~dev3",
    "1.0a1.dev3, 1.0~a1~~dev3",
    "1.0.post2, 1.0.post2"
  })
  void preReleasesHaveAFormThatRpmSortsRightly(String version, String rpm) {
    assertThat(version(version).rpmForm()).isEqualTo(rpm);
  }
}
