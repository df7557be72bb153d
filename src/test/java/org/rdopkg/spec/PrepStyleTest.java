package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrepStyleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "%autosetup -p1; autosetup; false",
        "%autosetup -S git_am -n x; autosetup; true",
        "%autosetup -p1 -Sgit; autosetup; true",
        "%autosetup -n x-%{version} -N; rpm; false",
        "%autosetup -TN; rpm; false",
        "%autosetup -N|%autopatch -p1; autopatch; false",
        "%setup -q|%autopatch -m 1 -p1; autopatch; false",
        "%setup -q|git am %{patches}; git-am; true",
        "%setup -q|%{__git} am -q %{?patches}; git-am; true",
        "%setup -q|%patch -P 1 -p1; rpm; false",
        "%setup -q; rpm; false",
        "# %autosetup|%setup -q; rpm; false",
        "%setup -q|echo %%autosetup; rpm; false",
        "%goprep -A; autosetup; false",
        "%{?x:%autosetup -p1}; autosetup; false",
        "%autosetup \\| -N|%patch 1; rpm; false",
      })
  void the_way_patches_are_applied(String prep, String method, boolean git) {
    SpecFile spec = SpecFile.of("%prep\n" + prep.replace('|', '\n') + "\n%build\n%autosetup\n");

    assertThat(PrepStyle.of(spec).method().label()).isEqualTo(method);
    assertThat(PrepStyle.of(spec).withGit()).isEqualTo(git);
  }

  @ParameterizedTest
  @CsvSource({"Name: a", "'%prep -a\ntrue'"})
  void without_a_prep_of_its_own_the_build_system_applies_them(String text) {
    assertThat(PrepStyle.of(SpecFile.of(text + "\n")).method()).isEqualTo(ApplyMethod.AUTOSETUP);
  }
}
