package org.rdopkg.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.version.UpstreamVersion.Stage;
import org.semver4j.Semver;

class UpstreamVersionTest {
  private static UpstreamVersion version(String text) {
    return UpstreamVersion.parse(text).orElseThrow();
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource({
    "1.2.3, 1.2.3, RELEASE, ''",
    "1, 1, RELEASE, ''",
    "1.2.3.4, 1.2.3.4, RELEASE, ''",
    "2026.01.15, 2026.01.15, RELEASE, ''",
    "20260115, 20260115, RELEASE, ''",
    "1.2.3-final, 1.2.3, RELEASE, ''",
    "1.2.3.Final, 1.2.3, RELEASE, ''",
    "1.2.3.GA, 1.2.3, RELEASE, ''",
    "1.2.3+build5, 1.2.3, RELEASE, ''",
    "1.1.1w, 1.1.1, LETTER, w",
    "1.1.1g, 1.1.1, LETTER, g",
    "1.0.2x, 1.0.2, LETTER, x",
    "1.1.1p, 1.1.1, LETTER, p",
    "0.9.8zh, 0.9.8, LETTER, zh",
    "1.0a, 1.0, LETTER, a",
    "1.0b2, 1.0, PRE_RELEASE, b2",
    "3.28.0b5, 3.28.0, PRE_RELEASE, b5",
    "1.0a1, 1.0, PRE_RELEASE, a1",
    "1.0rc1, 1.0, PRE_RELEASE, rc1",
    "1.0rc, 1.0, PRE_RELEASE, rc",
    "1.0-rc1, 1.0, PRE_RELEASE, rc1",
    "1.0.rc1, 1.0, PRE_RELEASE, rc1",
    "1.0_rc1, 1.0, PRE_RELEASE, rc1",
    "1.0~rc1, 1.0, PRE_RELEASE, rc1",
    "1.0-rc.1, 1.0, PRE_RELEASE, rc.1",
    "1.0-RC1, 1.0, PRE_RELEASE, RC1",
    "1.0.dev5, 1.0, PRE_RELEASE, dev5",
    "1.0-SNAPSHOT, 1.0, PRE_RELEASE, SNAPSHOT",
    "2.0.0-alpha.beta.1, 2.0.0, PRE_RELEASE, alpha.beta.1",
    "0.5.0.M7, 0.5.0, PRE_RELEASE, M7",
    "3.0.0.201305080800-m7, 3.0.0.201305080800, PRE_RELEASE, m7",
    "2.0.0-next.5, 2.0.0, PRE_RELEASE, next.5",
    "4.0.0.0b1, 4.0.0, PRE_RELEASE, b1",
    "10.0.0.0rc2, 10.0.0, PRE_RELEASE, rc2",
    "1.0.post1, 1.0, POST_RELEASE, post1",
    "1.9.3-p551, 1.9.3, POST_RELEASE, p551",
    "7.1.0-62, 7.1.0, POST_RELEASE, 62",
    "1.2sp1, 1.2, POST_RELEASE, sp1",
    "1.2^git5, 1.2, POST_RELEASE, git5",
  })
  void theFormsOfUpstreamsAreRead(String text, String base, Stage stage, String suffix) {
    UpstreamVersion version = version(text);

    assertThat(version.base()).isEqualTo(base);
    assertThat(version.stage()).isEqualTo(stage);
    assertThat(version.suffix()).isEqualTo(suffix);
    assertThat(version).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1.2",
        "rc1",
        "banana",
        "1.2.x",
        "1.2-eol",
        "1.2.3-branchpoint",
        "2.0-foo",
        "1.2.3-5-gabcdef0",
        "1.0-rc1-5-gabcdef",
        "1.0-rc1-5-g1234567",
        "1.2.",
        "1..2",
        "1.2-",
        "1.2-rc1-",
        "1.2/3",
        "1.2 3",
        "1.2-rc/1",
        "1.2--rc1",
        "1.2.3-1.el7",
        "1_2_3",
        "\u0661.2"
      })
  void whatIsNoVersionIsNotTakenForOne(String text) {
    assertThat(UpstreamVersion.parse(text)).isEmpty();
  }

  @Test
  void endlessTextIsNoVersion() {
    assertThat(UpstreamVersion.parse("1." + "2.".repeat(100) + "3")).isEmpty();
  }

  @Test
  void theOrderIsThatOfReleases() {
    List<String> oldestFirst =
        List.of(
            "0.9",
            "0.9.8zg",
            "0.9.8zh",
            "1.0.dev1",
            "1.0a1",
            "1.0-alpha2",
            "1.0b1",
            "1.0-next.1",
            "1.0.0-next.1",
            "1.0-rc1",
            "1.0rc2",
            "1.0rc10",
            "1.0",
            "1.0a",
            "1.0w",
            "1.0-1",
            "1.0.1",
            "1.2",
            "1.10",
            "4.0.0.0b1",
            "4.0.0.0rc1",
            "4.0.0",
            "2026.1",
            "20260115");
    List<String> valid =
        oldestFirst.stream().filter(text -> UpstreamVersion.parse(text).isPresent()).toList();

    assertThat(valid).hasSize(oldestFirst.size() - 1);
    for (int i = 0; i + 1 < valid.size(); i++) {
      assertThat(version(valid.get(i))).isLessThan(version(valid.get(i + 1)));
      assertThat(version(valid.get(i + 1))).isGreaterThan(version(valid.get(i)));
    }
  }

  @Test
  void missingNumbersAreZeros() {
    assertThat(version("1.2")).isEqualByComparingTo(version("1.2.0"));
    assertThat(version("1.02")).isEqualByComparingTo(version("1.2"));
    assertThat(version("1.0-rc1")).isEqualByComparingTo(version("1.0.0.RC.1"));
  }

  @Provide
  Arbitrary<String> semvers() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 12);
    Arbitrary<String> pre =
        Arbitraries.of(
                "", "-alpha", "-alpha.1", "-alpha.beta", "-beta", "-beta.2", "-beta.11", "-rc.1")
            .edgeCases(config -> config.none());
    return net.jqwik.api.Combinators.combine(number, number, number, pre)
        .as((major, minor, patch, suffix) -> major + "." + minor + "." + patch + suffix);
  }

  @Property(tries = 500)
  void forSemanticVersionsItIsSemversOrder(
      @ForAll("semvers") String a, @ForAll("semvers") String b) {
    assertThat(Integer.signum(version(a).compareTo(version(b))))
        .isEqualTo(Integer.signum(new Semver(a).compareTo(new Semver(b))));
  }

  @Provide
  Arbitrary<String> anyVersions() {
    return Arbitraries.of("1", "0", "2", ".1", ".0", "a", "b2", "rc1", "-rc.2", "-3", "w", ".post1")
        .list()
        .ofMaxSize(4)
        .map(pieces -> "1" + String.join("", pieces));
  }

  @Property(tries = 500)
  void theOrderIsTransitiveAndAntisymmetric(
      @ForAll("anyVersions") String a,
      @ForAll("anyVersions") String b,
      @ForAll("anyVersions") String c) {
    List<UpstreamVersion> all =
        List.of(a, b, c).stream().flatMap(t -> UpstreamVersion.parse(t).stream()).toList();
    for (UpstreamVersion x : all) {
      for (UpstreamVersion y : all) {
        assertThat(Integer.signum(x.compareTo(y))).isEqualTo(-Integer.signum(y.compareTo(x)));
        for (UpstreamVersion z : all) {
          if (x.compareTo(y) <= 0 && y.compareTo(z) <= 0) {
            assertThat(x.compareTo(z)).isNotPositive();
          }
        }
      }
    }
  }

  @Property
  void noTextMakesItFail(@ForAll @StringLength(max = 20) String text) {
    assertThat(UpstreamVersion.parse("1" + text)).isNotNull();
  }
}
