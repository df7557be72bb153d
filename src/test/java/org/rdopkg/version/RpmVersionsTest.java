package org.rdopkg.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmVersionsTest {
  private static final String[] PIECES = {
    "0",
    "1",
    "2",
    "10",
    "01",
    "001",
    "9",
    "a",
    "b",
    "A",
    "rc",
    "git",
    "el7",
    ".",
    ".",
    "..",
    "_",
    "+",
    "~",
    "^",
    "~~",
    "^^",
    "20240101",
    "99999999999999999999"
  };

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "1.0, =, 1.0",
    "1.0, <, 2.0",
    "2.0.1, >, 2.0",
    "5.5p1, <, 5.5p2",
    "5.5p10, >, 5.5p2",
    "10xyz, <, 10.1xyz",
    "xyz10, <, xyz10.1",
    "xyz.4, <, 8",
    "5.5p2, <, 5.6p1",
    "6.5p1, >, 5.6p1",
    "6.0.rc1, >, 6.0",
    "10b2, >, 10a1",
    "7.4.052, =, 7.4.52",
    "2a, <, 2.0",
    "1.0, >, 1",
    "1.fc4, >, 1",
    "3.0.0_fc, =, 3.0.0.fc",
    "1.0, =, 1_0",
    "_, =, .",
    "1.0~rc1, <, 1.0",
    "1.0~rc1, <, 1.0~rc2",
    "1.0~rc1~git123, <, 1.0~rc1",
    "1.0^, >, 1.0",
    "1.0^git1, <, 1.01",
    "1.0^20160101, <, 1.0.1",
    "1.0^20160101^git1, >, 1.0^20160101",
    "1.0~rc1^git1, >, 1.0~rc1",
    "1.0^git1~pre, <, 1.0^git1",
    "99999999999999999999, >, 9",
    "a, >, A",
    "1.1.1w, >, 1.1.1",
  })
  void versionsAreOrderedAsRpmDoes(String a, String sign, String b) {
    int expected = sign.equals("=") ? 0 : sign.equals("<") ? -1 : 1;

    assertThat(Integer.signum(RpmVersions.compare(a, b))).isEqualTo(expected);
    assertThat(Integer.signum(RpmVersions.compare(b, a))).isEqualTo(-expected);
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.of(PIECES).list().ofMaxSize(6).map(pieces -> String.join("", pieces));
  }

  @Property
  void theOrderIsAntisymmetric(@ForAll("versions") String a, @ForAll("versions") String b) {
    assertThat(Integer.signum(RpmVersions.compare(a, b)))
        .isEqualTo(-Integer.signum(RpmVersions.compare(b, a)));
    assertThat(RpmVersions.compare(a, a)).isZero();
  }

  @Property
  void anyTextCanBeCompared(@ForAll String a, @ForAll String b) {
    assertThat(RpmVersions.compare(a, b)).isBetween(-1, 1);
  }

  @Test
  void rpmSaysTheSame() throws Exception {
    compareWithRpm(600, 7);
  }

  @Test
  @Tag("exhaustive")
  void rpmSaysTheSameOfThousands() throws Exception {
    compareWithRpm(20_000, System.nanoTime());
  }

  private static void compareWithRpm(int pairs, long seed) throws Exception {
    assumeTrue(rpm("%{lua:print(1)}").strip().equals("1"), "rpm is installed");
    Random random = new Random(seed);
    for (int done = 0; done < pairs; done += 300) {
      List<String[]> batch = new ArrayList<>();
      StringBuilder program = new StringBuilder("%{lua:");
      for (int i = 0; i < 300; i++) {
        String[] pair = {version(random), version(random)};
        batch.add(pair);
        program.append("print(rpm.vercmp(\"" + pair[0] + "\",\"" + pair[1] + "\")..\";\")");
      }
      String[] answers = rpm(program.append('}').toString()).split(";", -1);
      for (int i = 0; i < batch.size(); i++) {
        String[] pair = batch.get(i);
        assertThat(RpmVersions.compare(pair[0], pair[1]))
            .as("%s and %s, seed %d", pair[0], pair[1], seed)
            .isEqualTo(Integer.parseInt(answers[i].strip()));
      }
    }
  }

  private static String version(Random random) {
    StringBuilder version = new StringBuilder("1");
    for (int i = random.nextInt(6); i > 0; i--) {
      version.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return version.toString();
  }

  private static String rpm(String expression) throws InterruptedException {
    try {
      Process rpm =
          new ProcessBuilder("rpm", "--eval", expression)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      rpm.getOutputStream().close();
      String output = new String(rpm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      rpm.waitFor();
      return output;
    } catch (IOException notInstalled) {
      return "";
    }
  }
}
