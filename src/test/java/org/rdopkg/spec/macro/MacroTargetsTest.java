package org.rdopkg.spec.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

class MacroTargetsTest {

  private static String eval(String target, String text) {
    return MacroEngine.create(MacroOptions.none().withTarget(target)).expand(text).text();
  }

  @ParameterizedTest
  @CsvSource({
    "f42,f42",
    "rawhide,rawhide",
    "epel9,el9",
    "epel10,el10",
    "epel9-next,el9",
    "c9s,c9s",
    "rhel-9.2.0,el9",
    "rhos-17.1-rhel-9-trunk,el9",
    "wallaby-rdo,rdo",
    "rpm-master,rdo",
    "el8-foo,el8",
    "f99,f99",
    "tumbleweed,opensuse",
    "F42,f42",
    "f42-patches,f42",
    "f42-feature,f42",
    "epel10.1,el10",
    "azl3-next,azl3",
    "rhos-17.1-rhel-9-patches,el9",
  })
  void a_branch_name_tells_the_target(String branch, String target) {
    assertThat(MacroTargets.ofBranch(branch)).contains(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "master",
        "foo",
        "1.2.3",
        "elephant",
        "el",
        "rhel-99",
        "",
        "f",
        "fix-f42",
        "f5-vpn",
        "features",
        "f1234"
      })
  void other_branch_names_tell_nothing(String branch) {
    assertThat(MacroTargets.ofBranch(branch)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "f42,.fc42 42 1,%{?dist} %{fedora} %{fc42}",
    "fc43,.fc43 3.14,%{?dist} %{python3_version}",
    "f77,.fc77 77,%{?dist} %{fedora}",
    "el9,.el9 9 1,%{?dist} %{rhel} %{el9}",
    "c9s,.el9 9 9,%{?dist} %{rhel} %{centos}",
    "rdo,.el9 9,%{?dist} %{rhel}",
    "azl3,.azl3,%{?dist}",
    "leap15.6,1500 150600,%{?dist}%{suse_version} %{sle_version}",
    "opensuse,1,%{?dist}%{is_opensuse}",
    "eln,.eln156 11,%{?dist} %{rhel}",
  })
  void a_profile_defines_what_its_distribution_does(String target, String value, String text) {
    assertThat(eval(target, text)).isEqualTo(value);
  }

  @Test
  void every_profile_can_be_read_and_computes_what_it_promises() {
    for (String target : Profile.targets()) {
      MacroEngine engine = MacroEngine.create(MacroOptions.none().withTarget(target));
      assertThat(engine.expand("%_bindir%{?autorelease}").unknowns()).as(target).isEmpty();
    }
  }

  @Test
  void a_bootstrap_build_shows_in_dist() {
    assertThat(eval("f42", "%global with_bootstrap 1\n%{?dist}")).isEqualTo(".fc42~bootstrap");
  }

  @Test
  void an_unknown_target_is_an_error_that_lists_the_known() {
    assertThatThrownBy(() -> eval("beos", "x"))
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining("beos");
  }
}
