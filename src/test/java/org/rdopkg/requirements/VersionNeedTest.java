package org.rdopkg.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionNeedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">= 1.0      | 1.0       | true",
        ">=1.10      | 1.9       | false",
        "> 1.0       | 1.0       | false",
        "< 2         | 1.99      | true",
        "<= 2        | 2.0       | false",
        "== 1.0      | 1.0       | true",
        "=== 1.0     | 1.0       | true",
        "= 1.0       | 1.1       | false",
        "!= 1.0      | 1.1       | true",
        "== 1.2.*    | 1.2.9     | true",
        "== 1.2.*    | 1.3       | false",
        "!= 1.2.*    | 1.3       | true",
        "!= 1.2.*    | 1.2.1     | false",
        "~= 1.4.5    | 1.4.9     | true",
        "~= 1.4.5    | 1.5       | false",
        "~= 1.4      | 1.9       | true",
        "~= 1.4      | 1.3       | false",
        ">= 2.0rc1   | 2.0~rc1   | true",
        ">= 2.0      | 2.0~rc1   | false",
        "nonsense    | 1         | false"
      })
  void constraintsAreComparedAsRpmDoes(String required, String available, boolean met) {
    assertThat(VersionNeed.of(required, Optional.of(available)))
        .containsExactly(new VersionNeed(required, met));
    assertThat(VersionNeed.of(required, Optional.empty()))
        .containsExactly(new VersionNeed(required, false));
  }

  @Test
  void withoutConstraintAnyVersionWillDo() {
    assertThat(VersionNeed.of("", Optional.of("1")))
        .containsExactly(new VersionNeed("any version", true));
    assertThat(VersionNeed.of("", Optional.empty()))
        .containsExactly(new VersionNeed("any version", false));
  }
}
