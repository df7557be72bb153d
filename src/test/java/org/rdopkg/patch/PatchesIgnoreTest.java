package org.rdopkg.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

class PatchesIgnoreTest {

  @ParameterizedTest(name = "{0} in ''{1}'': {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "DROP-IN-RPM|Wololo ~ Fix DROP-IN-RPM thing ~ true",
        "DROP-IN-RPM|Wololo ~ Wololo ~ true",
        "DROP-IN-RPM|Wololo ~ drop-in-rpm ~ false",
        "^DROP ~ Fix DROP ~ false",
        "RPM$ ~ Fix RPM ~ true",
        "(?i)drop ~ DROP it ~ true",
        "(?P<what>DROP) ~ DROP it ~ true",
        "it\\Z ~ DROP it ~ true",
        "\\ADROP ~ Fix DROP ~ false",
        "\\bRPM\\b ~ in RPM only ~ true",
        "\\bRPM\\b ~ in RPMs ~ false",
        "\\[\\w+\\] ~ [příliš] x ~ true",
        "^\\w+$ ~ žluťoučký ~ true",
        "^\\W+$ ~ kůň ~ false",
        "^\\W+$ ~ ... ~ true",
        "\\d ~ item ٣ ~ true",
        "^\\D+$ ~ item ٣ ~ false",
        "^[\\W\\d]+$ ~ 12 -- 34 ~ true",
        "^[\\W\\d]+$ ~ 12 ů 34 ~ false",
        "a\\sb ~ a\u00a0b ~ true",
        "[]x]y ~ ]y ~ true",
        "[^]x]y ~ ]y ~ false",
        "[[:alpha:]] ~ q ~ false",
        "[[:alpha:]] ~ a] ~ true",
        "x{,2}y ~ y ~ true",
        "^x{2}y ~ xy ~ false",
        "x{y} ~ an x{y} ~ true",
        "{ ~ a { b ~ true",
        "a(?#a comment)b ~ ab ~ true",
        "(?u)a ~ a ~ true",
        "(?a:b) ~ ab ~ true",
        "(?i:B)c ~ bc ~ true",
        "(?-i:B) ~ b ~ false",
        "\\x41\\u0042\\103 ~ ABC ~ true",
        "\\U0001F600 ~ x 😀 ~ true",
        "😀+ ~ 😀😀 ~ true",
        "\\. ~ ab ~ false",
        "a.c ~ a\u0159c ~ true",
        "[\\-\\]] ~ - ~ true",
        "[a\\b] ~ b ~ false",
        "\\é ~ é ~ true",
      })
  void theLanguageIsThatOfPython(String regex, String subject, boolean ignored) {
    assertThat(PatchesIgnore.parse(regex).ignores(subject)).isEqualTo(ignored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "[",
        "[a",
        "a**",
        "*",
        "\\",
        "(?P<n",
        "(?",
        "(?P<1>a)",
        "x{2,1}",
        "[b-a]",
        "\\q",
        "\\p{L}",
        "\\Qa\\E",
        "\\C",
        "\\z",
        "(?<n>a)",
        "(?x)a",
        "(?L)a",
        "\\x1",
        "\\u12",
        "\\U00110000",
        "(?#",
        "\\N{BULLET}",
        "\\8"
      })
  void whatDoesNotCompileIsAnErrorNotNoFilter(String regex) {
    assertThatThrownBy(() -> PatchesIgnore.parse(regex))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("Invalid regular expression in patches_ignore: " + regex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=a)",
        "(?!a)",
        "(?<=a)b",
        "(?<!a)b",
        "(a)\\1",
        "(?P<n>a)(?P=n)",
        "(?(1)a|b)",
        "(?>a)",
        "[^\\W]"
      })
  void whatCannotBeMatchedInLinearTimeIsRefusedWithTheReason(String regex) {
    assertThatThrownBy(() -> PatchesIgnore.parse(regex))
        .isInstanceOfSatisfying(
            RdopkgException.class, error -> assertThat(error.why()).isPresent());
  }

  @Test
  void anEmptyValueIgnoresNothing() {
    assertThat(PatchesIgnore.parse("").ignores("anything")).isFalse();
    assertThat(PatchesIgnore.parse("").regex()).isEmpty();
    assertThat(PatchesIgnore.parse("a|b").regex()).contains("a|b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|a)*b", "(a*)*b", "(.*)*x", "(a|aa)+$"})
  void bombsAreMatchedInLinearTime(String regex) {
    String subject = "a".repeat(5_000) + "!";

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> PatchesIgnore.parse(regex).ignores(subject));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{999}){999}){999}",
        "(a{1000}){1000}",
        "(((a{9}){9}){9}){9}",
        "a{99999999999}",
        "(?P<x>a{1000}){1000}",
        "(?:[ab]{100}){100}"
      })
  void repetitionsThatWouldFillTheMemoryAreRefused(String regex) {
    assertThatThrownBy(() -> PatchesIgnore.parse(regex)).isInstanceOf(RdopkgException.class);
  }

  @Test
  void anEndlessExpressionIsRefused() {
    assertThatThrownBy(() -> PatchesIgnore.parse("a".repeat(5_000)))
        .isInstanceOf(RdopkgException.class);
  }

  @Property
  void noExpressionCrashes(
      @ForAll @StringLength(max = 12) @CharRange(from = ' ', to = '~') String regex) {
    try {
      PatchesIgnore.parse(regex).ignores("Some (subject) 1.0");
    } catch (RdopkgException refused) {
      assertThat(refused.what()).contains(regex);
    } catch (RuntimeException crash) {
      fail(regex, crash);
    }
  }
}
