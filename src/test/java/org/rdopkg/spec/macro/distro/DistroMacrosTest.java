package org.rdopkg.spec.macro.distro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.EvaluatedTag;
import org.rdopkg.spec.macro.MacroOptions;
import org.rdopkg.spec.macro.SpecEvaluator;

class DistroMacrosTest {

  private static EvaluatedSpec fedora(String... lines) {
    return SpecEvaluator.evaluate(List.of(lines), MacroOptions.none().withTarget("f42"));
  }

  private static String source(EvaluatedSpec spec) {
    return spec.sources().get(0).value().text();
  }

  private static String tag(EvaluatedSpec spec, String name) {
    return spec.tag(name).map(EvaluatedTag::value).orElseThrow().text();
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/a/b,https://github.com/a/b/archive/v1.2/b-1.2.tar.gz,1.fc42",
    "https://gitlab.com/a/b/,https://gitlab.com/a/b/-/archive/1.2/b-1.2.tar.bz2,1.fc42",
    "https://pagure.io/b,https://pagure.io/b/archive/1.2/b-1.2.tar.gz,1.fc42",
    "https://pagure.io/n/b,https://pagure.io/n/b/archive/1.2/n-b-1.2.tar.gz,1.fc42",
    "https://pagure.io/fork/o/b,https://pagure.io/fork/o/b/archive/1.2/o-b-1.2.tar.gz,1.fc42",
    "https://git.sr.ht/~a/b,https://git.sr.ht/~a/b/archive/1.2.tar.gz#/b-1.2.tar.gz,1.fc42",
    "https://codeberg.org/a/b,https://codeberg.org/a/b/archive/1.2.tar.gz,1.fc42",
    "https://gitlab.gnome.org/a/b,https://gitlab.gnome.org/a/b/-/archive/1.2/b-1.2.tar.bz2,1.fc42",
  })
  void a_forge_is_asked_for_the_version(String url, String archive, String release) {
    EvaluatedSpec spec =
        fedora(
            "%global forgeurl " + url + "",
            "Version: 1.2",
            "%forgemeta",
            "Release: 1%{?dist}",
            "Source: %{forgesource}");
    assertThat(source(spec)).isEqualTo(archive);
    assertThat(tag(spec, "release")).isEqualTo(release);
  }

  @Test
  void a_commit_shows_in_the_release() {
    EvaluatedSpec spec =
        fedora(
            "%global forgeurl https://github.com/a/b",
            "%global commit 0123456789abcdef",
            "%global date 20240102",
            "Version: 1",
            "%forgemeta",
            "Release: %autorelease -b 3",
            "Source: %{forgesource}");
    assertThat(source(spec))
        .isEqualTo("https://github.com/a/b/archive/0123456789abcdef/b-0123456789abcdef.tar.gz");
    assertThat(tag(spec, "release")).isEqualTo("3.20240102git0123456.fc42");
  }

  @ParameterizedTest
  @CsvSource({
    "v1.2,1.fc42",
    "1.2,1.fc42",
    "b-1.2,1.fc42",
    "rel/1.2-x,1.gitrel.1.2.x.fc42",
    "v1.2.1,1.gitv1.2.1.fc42",
    "V1.2-RC1,1.gitrc1.fc42",
  })
  void a_tag_that_is_more_than_the_version_shows_in_the_release(String tag, String release) {
    EvaluatedSpec spec =
        fedora(
            "%global forgeurl https://github.com/a/b",
            "%global tag " + tag + "", "Version: 1.2", "%forgemeta", "Release: 1%{?dist}");
    assertThat(tag(spec, "release")).isEqualTo(release);
  }

  @ParameterizedTest
  @CsvSource({
    "github.com/antchfx/htmlquery,golang-github-antchfx-htmlquery",
    "github.com/quic-go/quic-go,golang-github-quic",
    "gopkg.in/macaroon.v1,golang-gopkg-macaroon-1",
    "github.com/go-playground/assert/v2,golang-github-playground-assert-2",
    "golang.org/x/net,golang-x-net",
    "go.uber.org/fx,golang-uber-fx",
    "rsc.io/qr,golang-rsc-qr",
    "github.com/Azure/azure-sdk-for-go/sdk/azcore,golang-github-azure-sdk-azcore",
    "gitlab.com/yawning/obfs4.git,golang-gitlab-yawning-obfs4",
  })
  void go_packages_are_named_after_their_path(String path, String name) {
    EvaluatedSpec spec =
        fedora("%global goipath " + path + "", "Version: 1", "%gometa", "Name: %{goname}");
    assertThat(tag(spec, "name")).isEqualTo(name);
  }

  @Test
  void a_font_package_names_itself() {
    EvaluatedSpec spec =
        fedora(
            "Version: 1",
            "%global foundry SIL",
            "%global fontfamily Busra SIL MOE",
            "Source10: 66-%{fontpkgname}.xml",
            "%fontpkg");
    assertThat(tag(spec, "name")).isEqualTo("sil-busra-moe-fonts");
    assertThat(source(spec)).isEqualTo("66-sil-busra-moe-fonts.xml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BuildArch: noarch", "Summary: s"})
  void sources_may_use_the_names_of_font_packages_before_they_are_made(String first) {
    EvaluatedSpec spec =
        fedora(
            first,
            "Name: a",
            "Version: 1",
            "Source10: %{fontpkgname1}.xml",
            "Source11: %{fontpkgname2}.xml",
            "%global foundry SIL",
            "%global fontfamily0 Main",
            "%global fontfamily1 Busra",
            "%fontpkg -z 0 -s",
            "%fontpkg -z 1");
    assertThat(tag(spec, "name")).isEqualTo("a");
    assertThat(spec.sources())
        .extracting(s -> s.value().text())
        .containsExactly("sil-busra-fonts.xml", "%{fontpkgname2}.xml");
  }

  @Test
  void filters_of_dependencies_are_no_tags() {
    EvaluatedSpec spec =
        fedora(
            "Name: a",
            "%filter_from_requires /perl(A)/d; /^perl(B)$/d",
            "%filter_from_provides -n /x/d",
            "%filter_setup");
    assertThat(spec.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-m,sil-main-fonts", "-s,''", "'',sil-main-fonts", "-z 1 -m,sil-busra-fonts"})
  void a_font_package_is_the_main_one_when_it_is_told_to(String options, String name) {
    EvaluatedSpec spec =
        fedora(
            "%global foundry SIL",
            "%global fontfamily0 Main", "%global fontfamily1 Busra", "%fontpkg " + options);
    assertThat(spec.tag("name").map(t -> t.value().text()).orElse("")).isEqualTo(name);
  }

  @Test
  void a_spec_may_take_the_snapshot_out_of_the_distribution_tag() {
    EvaluatedSpec spec =
        fedora(
            "Version: 1",
            "%global forgeurl https://github.com/a/b",
            "%global commit 0123456789abcdef",
            "%forgemeta",
            "%undefine distprefix",
            "Release: 1%{?dist}",
            "Source: %{forgesource0}");
    assertThat(tag(spec, "release")).isEqualTo("1.fc42");
    assertThat(source(spec))
        .isEqualTo("https://github.com/a/b/archive/0123456789abcdef/b-0123456789abcdef.tar.gz");
  }

  @Test
  void the_distribution_tag_names_the_snapshots_of_all_projects() {
    EvaluatedSpec spec =
        fedora(
            "Version: 1",
            "%global forgeurl0 https://github.com/a/b",
            "%global commit0 0123456789abcdef",
            "%global forgeurl1 https://github.com/c/d",
            "%global commit1 fedcba9876543210",
            "%forgemeta -a",
            "Release: 1%{?dist}");
    assertThat(tag(spec, "release")).isEqualTo("1.git0123456.sgitfedcba9.fc42");
  }

  @ParameterizedTest
  @CsvSource({
    "IPA,IPAexGothic,ipa-exgothic-fonts",
    "Adobe,Source Code Pro Semi-Bold Italic,adobe-source-code-pro-fonts",
    "a,A Font,a-fonts",
  })
  void font_packages_are_named_after_foundry_and_family(String by, String family, String name) {
    assertThat(FontMacros.packageName(by, family)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BuildArch: noarch", "Summary: s"})
  void a_version_with_the_snapshot_in_it_leaves_the_release_plain(String last) {
    EvaluatedSpec spec =
        fedora(
            "%global forgeurl https://github.com/a/b",
            "%global version0 1.2",
            "%global commit 0123456789abcdef",
            "%global date 20240102",
            "%forgemeta",
            "Version: %forgeversion",
            "Release: 1%{?dist}",
            last);
    assertThat(tag(spec, "version")).isEqualTo("1.2^20240102git0123456");
    assertThat(tag(spec, "release")).isEqualTo("1.fc42");
  }

  @Test
  void sources_of_pypi_and_crates_follow_name_and_version() {
    assertThat(source(fedora("Name: python-foo", "Version: 1.0~rc1", "Source: %{pypi_source}")))
        .isEqualTo(
            "https://files.pythonhosted.org/packages/source/p/python-foo/python-foo-1.0rc1.tar.gz");
    assertThat(source(fedora("%global srcname foo", "Version: 1", "Source: %{pypi_source}")))
        .isEqualTo("https://files.pythonhosted.org/packages/source/f/foo/foo-1.tar.gz");
    assertThat(source(fedora("%global crate foo", "Version: 1.0~rc1", "Source: %{crates_source}")))
        .isEqualTo("https://crates.io/api/v1/crates/foo/1.0-rc1/download#/foo-1.0-rc1.crate");
    assertThat(source(fedora("Name: foo", "Version: 1", "Source: %{crates_source}")))
        .isEqualTo("https://crates.io/api/v1/crates/foo/1/download#/foo-1.crate");
  }

  @Test
  void an_unknown_part_makes_all_that_follows_unknown() {
    EvaluatedSpec spec =
        fedora(
            "%global forgeurl https://github.com/a/b",
            "%global commit %(git rev-parse HEAD)",
            "Version: 1",
            "%forgemeta",
            "Release: 1%{?dist}",
            "Source: %{forgesource}");
    assertThat(spec.sources().get(0).value().isKnown()).isFalse();
    assertThat(spec.tag("release").orElseThrow().value().isKnown()).isFalse();
  }
}
