package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which specs check signatures. */
class GpgVerifyTest {
  private static String read(String prep) {
    StringBuilder all = new StringBuilder();
    for (GpgVerify check : GpgVerify.find(SpecFile.of("Name: a\n%prep\n" + prep + "\n%build\n"))) {
      all.append(check.line()).append(' ');
      all.append(check.data().isPresent() ? check.data().getAsInt() : "-").append(' ');
      all.append(check.signature().isPresent() ? check.signature().getAsInt() : "-").append(' ');
      all.append(check.keyring().isPresent() ? check.keyring().getAsInt() : "-").append(';');
    }
    return all.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "%{gpgverify} --keyring='%{SOURCE2}' --signature='%{SOURCE1}' --data='%{SOURCE0}'|3 0 1 2;",
        "%{gpgverify}  --keyring=%{SOURCE102} --signature=%{SOURCE101} --data=%{SOURCE0}|3 0 101"
            + " 102;",
        "%{gpgverify} --data=%{SOURCE0} --signature=%{SOURCE1} --keyring=%{SOURCE2}|3 0 1 2;",
        "%{gpgverify} --data=\"%{S:0}\" --signature=%SOURCE1 --keyring=%{?SOURCE2}|3 0 1 2;",
        "%gpgverify -k2 -s1 -d0|3 0 1 2;",
        "%{?gpgverify:%gpgverify -k 2 -s 1 -d 0}|3 0 1 2;",
        "gpgv2 --quiet --keyring %{SOURCE2} %{SOURCE1} %{SOURCE0}|3 0 1 2;",
        "%{gpgverify} --keyring=mine.gpg --signature='%{SOURCE1}' --data='%{SOURCE0}'|3 0 1 -;",
        "#%{gpgverify} --keyring='%{SOURCE2}'|``",
        "echo gpgv2|``"
      })
  void reads(String prep, String found) {
    assertThat(read(prep)).isEqualTo(found);
  }

  @Test
  void whatIsPipedIsNoSource() {
    assertThat(
            read(
                "xzcat %{SOURCE0} | %{gpgverify} --keyring=%{SOURCE2} --signature=%{SOURCE1}"
                    + " --data=-"))
        .isEqualTo("3 - 1 2;");
  }

  @Test
  void linesGoOn() {
    assertThat(
            read(
                "%{gpgverify} \\\n --keyring='%{SOURCE2}' \\\n --signature='%{SOURCE1}' \\\n"
                    + " --data='%{SOURCE0}'"))
        .isEqualTo("3 0 1 2;");
  }

  @Test
  void onlyPrepCounts() {
    assertThat(GpgVerify.find(SpecFile.of("Name: a\n%build\n%{gpgverify} --data=%{SOURCE0}\n")))
        .isEmpty();
  }
}
