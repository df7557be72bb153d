package org.rdopkg.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpecRequiresTest {
  private static List<String> shown(String lines) {
    return SpecTexts.requires(SpecTexts.spec(lines)).stream()
        .map(r -> (r.name() + " " + r.constraints()).strip() + (r.isOptional() ? "?" : ""))
        .toList();
  }

  @Test
  void subpackagesMacrosConditionsAndListsCount() {
    assertThat(
            shown(
                """
                %global pyver 3
                %global min_pbr 2.0
                Requires: python%{pyver}-pbr >= %{min_pbr}
                %if 0%{?nothing}
                Requires: python3-never
                %else
                Requires: python3-always
                %endif
                BuildRequires: python3-devel
                Requires(pre): shadow-utils
                Requires: a, python2-b = 1:2.0 c
                %package -n python3-foo
                Summary: x
                Requires: python3-six => 1.0
                Requires: python3-six < 2
                """))
        .containsExactly(
            "a",
            "c",
            "python-always",
            "python-b == 2.0",
            "python-pbr >= 2.0",
            "python-six >= 1.0,< 2",
            "shadow-utils");
  }

  @Test
  void whatThePackagesProvideThemselvesDoesNotCount() {
    assertThat(
            shown(
                """
                Requires: python3-foo = %{version}-%{release}, foo-common, foo, own, python3-six
                Provides: own = 2.0, python-other
                Requires: python2-other
                %package common
                Summary: x
                %package -n python3-foo
                Summary: x
                Requires: foo-common = 1
                """))
        .containsExactly("python-six");
  }

  @Test
  void booleanDependenciesAreTakenApart() {
    assertThat(
            shown(
                """
                Requires: (python3-a >= 1 with python3-a < 2)
                Requires: (python3-b or python3-c)
                Requires: (python3-d >= 3 if python3-e)
                Requires: ((python3-f and python3-g) or h)
                Requires: python3dist(oslo.config) >= 4
                """))
        .containsExactly(
            "h?",
            "python-a >= 1,< 2",
            "python-b?",
            "python-c?",
            "python-d >= 3?",
            "python-e?",
            "python-f?",
            "python-g?",
            "python-oslo-config >= 4");
  }

  @Test
  void whatCannotBeKnownIsNotedWithItsLine() {
    SpecRequires.Result result =
        SpecRequires.of(
            SpecTexts.evaluated(SpecTexts.spec("Requires: python3-x >= %(date)\n")),
            "requires",
            PackageNames.ofRdo());
    assertThat(result.notes()).singleElement().asString().startsWith("line 5: can't know what");
  }

  @Test
  void deepBracketsEndInTime() {
    String deep = "Requires: " + "(a or ".repeat(20_000) + ")".repeat(20_000) + "\n";
    assertThat(shown(deep)).hasSizeLessThan(3);
  }
}
