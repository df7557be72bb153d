package org.rdopkg.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSpec;

class RequiresSyncTest {
  private static RequiresSync.Result sync(String lines, Set<String> earlier, String... wanted) {
    SpecFile spec = SpecTexts.spec(lines);
    EvaluatedSpec evaluated = SpecTexts.evaluated(spec);
    List<SpecRequirement> requires = SpecTexts.requires(spec);
    RequirementCheck check =
        RequirementCheck.of(SpecTexts.wanted(wanted), requires, Map.of(), earlier);
    return RequiresSync.of(spec, evaluated, requires, check, "3");
  }

  private static String synced(String lines, String... wanted) {
    String text = sync(lines, Set.of("python-old"), wanted).spec().text();
    return text.substring(text.indexOf("noarch\n") + 7);
  }

  @Test
  void versionsAreEditedInPlaceAndNothingElse() {
    assertThat(
            synced(
                "Requires:\t python3-a  =>  1.0   # x\nRequires: b, python2-c = 1, python3-d\n",
                "a>=2",
                "c>=3"))
        .isEqualTo("Requires:\t python3-a  =>  2   # x\nRequires: b, python2-c >= 3, python3-d\n");
    assertThat(synced("Requires: python3-a >= 1\n", "a")).isEqualTo("Requires: python3-a\n");
    assertThat(synced("Requires: (python3-a >= 1 with python3-a < 9)\n", "a>=2,<9"))
        .isEqualTo("Requires: (python3-a >= 1 with python3-a < 9)\n");
  }

  @Test
  void allLinesOfAPackageAreEdited() {
    assertThat(
            synced(
                """
                Requires: python3-a >= 1
                %package x
                Summary: x
                Requires: python3-a >= 1
                %package y
                Summary: y
                Requires: python3-a
                """,
                "a>=2"))
        .isEqualTo(
            """
            Requires: python3-a >= 2
            %package x
            Summary: x
            Requires: python3-a >= 2
            %package y
            Summary: y
            Requires: python3-a
            """);
  }

  @Test
  void newOnesStandBehindTheLastOfTheMainPythonPackage() {
    assertThat(
            synced(
                """
                Requires:  foo-common
                %package -n python3-foo-tests
                Summary:   t
                Requires:  python3-tests
                %package -n python3-foo
                Summary:   x
                Requires:  python%{?none}3-six
                %if 1
                Requires:  python3-conditional
                %endif
                BuildRequires: z

                %description
                """,
                "six", "new>=1.0", "nova", "PyMySQL!=2,==1.0"))
        .contains(
            """
            Requires:  python%{?none}3-six
            Requires:  python%{?none}3-PyMySQL = 1.0
            Requires:  openstack-nova
            Requires:  python%{?none}3-new >= 1.0
            %if 1
            """);
  }

  @Test
  void withoutRequiresTheyStandBehindBuildRequiresOrBuildArch() {
    assertThat(synced("BuildRequires:    gcc\n\n%description\n", "a>=1"))
        .isEqualTo("BuildRequires:    gcc\nRequires:         python3-a >= 1\n\n%description\n");
    assertThat(synced("%description\n", "a")).isEqualTo("Requires:  python3-a\n%description\n");
    assertThat(
            synced(
                """
                %package doc
                Summary: d
                %package -n python3-%{name}
                Summary:     x
                %{?extra}

                %description
                """,
                "a"))
        .contains("Summary:     x\nRequires:    python3-a\n%{?extra}\n");
  }

  @Test
  void whatUpstreamDroppedIsRemovedWhenItHasALineOfItsOwn() {
    assertThat(synced("Requires: python3-a\nRequires: python3-old >= 1\nRequires: b\n", "a"))
        .isEqualTo("Requires: python3-a\nRequires: b\n");
    RequiresSync.Result result =
        sync("Requires: python3-a, python3-old\n", Set.of("python-old"), "a");
    assertThat(result.check().removed())
        .singleElement()
        .extracting(CheckedPackage::trouble)
        .isEqualTo("line 5 has more than this");
  }

  @Test
  void whatIsMadeOfMacrosIsLeftWithAReason() {
    String lines =
        """
        %global min 1.0
        %global both python3-b >= 1
        Requires: python3-a >= %{min}
        Requires: %{both}
        Requires: python3-c >= 1, python3-c < 4
        Requires: python3-d >= 1
        Requires: python3-d >= %{min}
        """;
    RequiresSync.Result result = sync(lines, Set.of(), "a>=2", "b>=2", "c>=2", "d>=2");
    assertThat(result.spec()).isEqualTo(SpecTexts.spec(lines));
    assertThat(result.check().mismatch())
        .extracting(CheckedPackage::trouble)
        .containsExactly(
            "the version in line 7 is made of macros: %{min}",
            "line 8 is made of macros",
            "upstream does not have the limit of line 9",
            "the version in line 11 is made of macros: %{min}");
  }

  @Test
  void asSpecThatAgreesStaysAsItIs() {
    String lines = "Requires: python3-a >= 1\r\nRequires: python3-b";
    RequiresSync.Result result = sync(lines, Set.of(), "a>=1", "b");
    assertThat(result.spec()).isEqualTo(SpecTexts.spec(lines));
    assertThat(result.check().met()).hasSize(2);
  }
}
