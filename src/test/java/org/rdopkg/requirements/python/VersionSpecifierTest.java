package org.rdopkg.requirements.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.requirements.python.PythonVersionTest.version;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSpecifierTest {
  private static VersionSpecifier specifier(String text) {
    return VersionSpecifier.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "==1.1         | 1.1       | true",
        "==1.1         | 1.1.0     | true",
        "==1.1         | 1.1.post1 | false",
        "==1.1         | 1.1+local | true",
        "==1.1+local   | 1.1       | false",
        "==1.1+local   | 1.1+LOCAL | true",
        "==1.1.*       | 1.1.post1 | true",
        "==1.1.*       | 1.1.7     | true",
        "==1.1.*       | 1.10      | false",
        "==1.1.*       | 1.1a1     | true",
        "==1.1.0.*     | 1.1       | true",
        "==1!1.*       | 1!1.5     | true",
        "==1!1.*       | 1.5       | false",
        "!=1.1         | 1.1.post1 | true",
        "!=1.1         | 1.1       | false",
        "!=1.1.*       | 1.1.post1 | false",
        "!=1.1.*       | 1.2       | true",
        "~=2.2         | 2.3       | true",
        "~=2.2         | 3.0       | false",
        "~=2.2         | 2.1       | false",
        "~=1.4.5       | 1.4.9     | true",
        "~=1.4.5       | 1.5       | false",
        "~=2.2.post3   | 2.5       | true",
        "~=2.2.post3   | 2.2       | false",
        "~=1.4.5a4     | 1.4.5     | true",
        "~=1.4.5a4     | 1.4.9     | true",
        "~=2.2.0       | 2.2.9     | true",
        "~=1!2.2       | 1!2.5     | true",
        "~=1!2.2       | 2.5       | false",
        ">=1.0         | 1.0       | true",
        ">=1.0         | 1.0a1     | false",
        ">=1.0a1       | 1.0rc1    | true",
        ">=1.0         | 1!0.1     | true",
        "<=1.0         | 1.0+x     | true",
        "<=1.0         | 1.0.post1 | false",
        "<1.0          | 1.0rc1    | false",
        "<1.0          | 0.9rc1    | true",
        "<1.0rc2       | 1.0rc1    | true",
        "<1.0.dev5     | 1.0.dev4  | true",
        ">1.7          | 1.7.1     | true",
        ">1.7          | 1.7.0.post1 | false",
        ">1.7.post2    | 1.7.0.post3 | true",
        ">1.7          | 1.7+local | false",
        ">1.0a1        | 1.0.post1 | true",
        "<2.post1      | 2.dev3    | true",
        "===1.0        | 1.0       | true",
        "===1.0        | 1.0.0     | false",
        "===1.0RC1     | 1.0rc1    | true",
        "''            | 5         | true",
        "'>=1,<2,!=1.5'| 1.4       | true",
        "'>=1,<2,!=1.5'| 1.5       | false",
        "'>=1,<2,!=1.5'| 2         | false"
      })
  void clausesAcceptWhatPep440Says(String specifier, String version, boolean accepted) {
    assertThat(specifier(specifier).matches(version(version))).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "=1.0",
        "=>1.0",
        "~=1",
        ">=1.*",
        "~=1.2.*",
        "==1.0.dev1.*",
        "==1.0+x.*",
        "==1.0a1.*",
        ">=1.0+x",
        "~=1.0+x",
        ">=",
        "==",
        "=== ",
        ">=1.0 <2",
        "==*",
        ">=1,,<2",
        "<1.x"
      })
  void otherTextsAreNoSpecifiers(String text) {
    assertThat(VersionSpecifier.parse(text)).isEmpty();
  }

  @Test
  void aSpecifierIsShownInItsOwnOrderWithOneBlank() {
    assertThat(specifier("!=1.2.5 ,  >=  1.2.3")).hasToString("!= 1.2.5,>= 1.2.3");
    assertThat(specifier(" ")).hasToString("");
    assertThat(specifier(">=1").and(specifier("<2,>=1"))).hasToString(">= 1,< 2");
  }
}
