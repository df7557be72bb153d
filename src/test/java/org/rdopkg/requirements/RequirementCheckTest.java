package org.rdopkg.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

class RequirementCheckTest {
  private static String block(RequirementCheck check) {
    if (!check.met().isEmpty()) {
      return "met";
    }
    if (!check.any().isEmpty()) {
      return "any";
    }
    if (!check.mismatch().isEmpty()) {
      return "mismatch";
    }
    return check.missing().isEmpty() ? "none" : "missing";
  }

  private static RequirementCheck check(String requirement, String specLines) {
    return RequirementCheck.of(
        SpecTexts.wanted(requirement),
        SpecTexts.requires(SpecTexts.spec(specLines.replace(';', '\n') + "\n")),
        Map.of(),
        Set.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "foo2>=1.2.3               | Requires: python3-foo2 >= 1.2.3 | met",
        "foo2>=1.2.3               | Requires: python3-foo2 >= 01.2.3 | met",
        "foo2>=1.2.3               | Requires: python3-foo2 >= 0:1.2.3 | met",
        "foo2>=1.2.3               | Requires: python3-foo2 > 1.2.3  | mismatch",
        "foo2>=1.2                 | Requires: python3-foo2 >= 1.2.0 | mismatch",
        "foo2>=1.2.0               | Requires: python3dist(foo2) >= 1.2 | met",
        "foo2>=1.2.3               | Requires: python3-foo2          | any",
        "foo2                      | Requires: python3-foo2          | met",
        "foo2                      | Requires: python3-foo2 >= 1     | mismatch",
        "foo2>=1.2.3               | Requires: python3-bar           | missing",
        "foo2!=1.2.6,!=1.2.5,>=1.2.3 | Requires: python3-foo2 >= 1.2.3 | met",
        "foo2<=1.2.9,>=1.2.3       | Requires: python3-foo2 >= 1.2.3 | met",
        "foo2<2,>=1.2.3            | Requires: python3-foo2 >= 1.2.3;Requires: python3-foo2 < 2 |"
            + " met",
        "foo2<2,>=1.2.3            | Requires: (python3-foo2 >= 1.2.3 with python3-foo2 < 2) | met",
        "foo2>=1.2.3               | Requires: python3-foo2 >= 1.2.3;Requires: python3-foo2 < 2 |"
            + " mismatch",
        "foo2<2,>=1.2.3            | Requires: python3-foo2 < 2      | mismatch",
        "foo2<2                    | Requires: python3-foo2 < 2      | met",
        "foo2==1.0                 | Requires: python3-foo2 = 1.0    | met",
        "foo2===1.0                | Requires: python3-foo2 = 1.0    | met",
        "foo2==1.2.*               | Requires: python3-foo2 >= 1.2   | met",
        "foo2==1.2.*               | Requires: (python3-foo2 >= 1.2 with python3-foo2 < 1.3) | met",
        "foo2~=2.1                 | Requires: python3-foo2 >= 2.1   | met",
        "foo2~=2.1                 | Requires: python3-foo2 >= 2.1, python3-foo2 < 3 | met",
        "foo2!=1.2.5               | Requires: python3-foo2          | any",
        "foo2>=2.0.0rc1            | Requires: python3-foo2 >= 2.0.0~rc1 | met",
        "foo2>=2.0.0rc1            | Requires: python3-foo2 >= 2.0.0rc1 | met",
        "foo2>=2.0.0rc1            | Requires: python3-foo2 >= 2.0.0  | mismatch",
        "foo2>=1;python_version<'3' | Requires: python3-bar          | none"
      })
  void eachPackageIsInOneBlock(String requirement, String spec, String block) {
    assertThat(block(check(requirement, spec))).isEqualTo(block);
  }

  @Test
  void severalRequirementsOfOnePackageAreTakenTogether() {
    List<WantedPackage> wanted =
        SpecTexts.wanted(
            "foo>=1;python_version>='3'", "Foo>=3,!=4", "foo>=9;python_version<'3'", "bar<2");
    assertThat(wanted.stream().map(w -> w.name() + " " + w.desired()))
        .containsExactly("python-bar < 2", "python-foo >= 3");
  }

  @Test
  void whatOnlyTheSpecHasIsExcessOrRemoved() {
    RequirementCheck check =
        RequirementCheck.of(
            List.of(),
            SpecTexts.requires(
                SpecTexts.spec(
                    "Requires: python3-old >= 1, python3-own, (python3-x or python3-y)\n")),
            Map.of(),
            Set.of("python-old"));
    assertThat(check.excess()).extracting(CheckedPackage::name).containsExactly("python-own");
    assertThat(check.removed())
        .containsExactly(
            CheckedPackage.of("python-old", ">= 1", Optional.empty(), Optional.empty()));
  }

  private static RequirementCheck overridden(String yaml) {
    return RequirementCheck.of(
        SpecTexts.wanted("six>=1.0", "tooz>=1.28"),
        SpecTexts.requires(SpecTexts.spec("Requires: python3-six >= 2.0\n")),
        Overrides.of(yaml, "foo", PackageNames.ofRdo()),
        Set.of());
  }

  @Test
  void overridesSayOtherwiseThanUpstream() {
    String six = "{name: python-six, version: '>= 2.0'}";
    assertThat(overridden("packages: {all: [" + six + "]}").met())
        .singleElement()
        .satisfies(
            met -> {
              assertThat(met.requirement()).isEqualTo("python-six >= 2.0");
              assertThat(met.overridden()).contains(">= 1.0");
            });
    assertThat(overridden("packages: {foo: [" + six.replace(">= ", "") + "]}").met()).hasSize(1);
    assertThat(overridden("packages: {bar: [" + six + "]}").mismatch()).hasSize(1);
    assertThat(
            overridden(
                    "packages: {all: [{name: python3-six, version: '>= 1'}], foo: [" + six + "]}")
                .met())
        .hasSize(1);
  }

  @Test
  void anOverrideWithoutVersionLeavesThePackageOut() {
    RequirementCheck check =
        overridden("packages: {all: [{name: python-tooz}, {name: python-six, version: ''}]}");
    assertThat(block(check)).isEqualTo("none");
    assertThat(check.excess()).isEmpty();
    assertThat(overridden("packages: {foo: [{name: python-tooz, version: '>= 1.58'}]}").missing())
        .singleElement()
        .extracting(CheckedPackage::requirement)
        .isEqualTo("python-tooz >= 1.58");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "foo: []",
        "packages: []",
        "packages: {all: {name: x}}",
        "packages: {all: [x]}",
        "packages: {all: [{version: '1'}]}",
        "packages: {all: [{name: x, version: '=> 1'}]}",
        "{",
        "packages: &a [*a]"
      })
  void otherFilesAreRefused(String yaml) {
    assertThatThrownBy(() -> Overrides.of(yaml, "foo", PackageNames.ofRdo()))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("The override file is not well formatted");
  }
}
