package org.rdopkg.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchesBaseTest {

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource({
    "1.2.3, 1.2.3, 0",
    "1.2.3+2, 1.2.3, 2",
    "+2, '', 2",
    "+0, '', 0",
    "1.2.3+0, 1.2.3, 0",
    "NOPE+9, NOPE, 9",
    "1.0+git5, 1.0+git5, 0",
    "1.0+git5+3, 1.0+git5, 3",
    "1.0+, 1.0+, 0",
    "v1+007, v1, 7",
    "'', '', 0",
    "'  ', '', 0",
  })
  void aReferenceANumberOrBoth(String value, String ref, int skip) {
    PatchesBase base = PatchesBase.parse(value);

    assertThat(base.ref().orElse("")).isEqualTo(ref);
    assertThat(base.skip()).isEqualTo(skip);
    assertThat(base.isNone()).isEqualTo(ref.isEmpty() && skip == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+9999999999", "1.0+99999999999999999999"})
  void aNumberBeyondAllBranchesIsAnError(String value) {
    assertThatThrownBy(() -> PatchesBase.parse(value))
        .hasMessageStartingWith("Invalid patches_base");
  }

  @Test
  void aNewReferenceKeepsTheNumber() {
    assertThat(PatchesBase.parse("1.2.3+1").withRef(null).value()).isEqualTo("+1");
    assertThat(PatchesBase.parse("1.2.3+1").withRef("2.0").value()).isEqualTo("2.0+1");
    assertThat(PatchesBase.parse("1.2.3").withRef(null)).isEqualTo(PatchesBase.NONE);
  }

  @Property(tries = 200)
  void valueAndParseAreInverse(@ForAll @IntRange(min = 0, max = 1000) int skip) {
    for (String ref : new String[] {"", "1.2", "a+b", "v1+"}) {
      PatchesBase base = PatchesBase.of(ref, skip);
      assertThat(PatchesBase.parse(base.value())).isEqualTo(base);
    }
  }
}
