package org.rdopkg.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rdopkg.version.Release;
import org.rdopkg.version.ReleaseBump;

class PkgenvReportTest {
  private static final String LOCAL = "192ff57f2a3b4c5d6e7f8091a2b3c4d5e6f70819";

  private static SpecFacts spec(String version, String release, @Nullable String base) {
    return new SpecFacts(
        "1", version, new Release(release), release.replace("%{?dist}", ""), null, base, "rpm");
  }

  private static PkgenvReport report(FakeGit git, SpecFacts spec) {
    PackageEnv env = PackageEnv.guess(git, "foo-bar", "master", spec, GuessOptions.NONE);
    return PkgenvReport.of(git, env, null);
  }

  private static StyledText lastPiece(PkgenvReport report, String key) {
    PkgenvReport.Line line =
        report.blocks().stream()
            .flatMap(block -> block.stream())
            .filter(candidate -> candidate.key().equals(key))
            .findFirst()
            .orElseThrow();
    return line.value().get(line.value().size() - 1);
  }

  @Test
  void aPackageWithALocalPatchesBranch() {
    FakeGit git = FakeGit.on("master").tag("1.2.3").branch("master-patches", LOCAL);

    assertThat(report(git, spec("1.2.3", "2%{?dist}", null)).text())
        .isEqualTo(
            """

            Package:        foo-bar
            VR:             1:1.2.3-2
            Version:        1.2.3
            Upstream:       upstream remote/branch not found
            Release:        2%{?dist}
            Release style:  generic
            Rls bump index: last-numeric
            Tag style:      X.Y.Z

            Dist-git branch:        master
            Patches style:          branch
            Patches base:           N/A
            Patches base ref:       1.2.3 : existing git tag
            Local patches branch:   master-patches : 192ff5
            Remote patches branch:  patches/master-patches : not found
            Remote upstream branch: upstream/master : not found

            OS dist:                RDO
            Patches apply method:   rpm
            """);
  }

  @Test
  void aBaseThatIsNotThere() {
    PkgenvReport report =
        report(FakeGit.on("master").tag("1.2.3"), spec("1.2.3", "2%{?dist}", "NOPE+9"));

    assertThat(report.text())
        .contains("\nPatches base:           NOPE+9\n")
        .contains("\nPatches base ref:       NOPE : invalid git reference\n")
        .contains("\nTag style:      X.Y.Z\n");
    assertThat(lastPiece(report, "patches_base")).isEqualTo(new StyledText("+9", Tone.SPECIAL));
    assertThat(lastPiece(report, "patches_base_ref").tone()).isEqualTo(Tone.BAD);
  }

  @Test
  void aBaseThatIsACommit() {
    PkgenvReport report =
        report(FakeGit.on("master").commit("b5f019d"), spec("23", "69", "b5f019d+42"));

    assertThat(report.text())
        .contains("Patches base:           b5f019d+42\n")
        .contains("Patches base ref:       b5f019d : existing git commit\n")
        .contains("VR:             1:23-69\n");
  }

  @Test
  void onlyANumberAsBase() {
    assertThat(report(FakeGit.on("master").tag("v1.2.3"), spec("1.2.3", "2", "+2")).text())
        .contains("Patches base:           +2\n")
        .contains("Patches base ref:       v1.2.3 : existing git tag\n")
        .contains("Tag style:      vX.Y.Z\n");
  }

  @Test
  void aMilestone() {
    SpecFacts spec =
        new SpecFacts(
            "1",
            "2.0.0",
            new Release("0.1%{?milestone}%{?dist}"),
            "0.1.0rc1",
            ".0rc1",
            null,
            "autosetup");

    assertThat(report(FakeGit.on("master").tag("2.0.0.0rc1"), spec).text())
        .contains("VR:             1:2.0.0-0.1.0rc1\n")
        .contains("Version:        2.0.0\n")
        .contains("Release:        0.1%{?milestone}%{?dist}\n")
        .contains("Patches base ref:       2.0.0.0rc1 : existing git tag\n")
        .contains("Patches apply method:   autosetup\n");
  }

  @Test
  void aDlrnRelease() {
    String release = "0.1.20170811112938.81363ec%{?dist}";

    assertThat(report(FakeGit.on("master").tag("1.2.3"), spec("1.2.3", release, null)).text())
        .contains("VR:             1:1.2.3-0.1.20170811112938.81363ec\n")
        .contains("Release style:  DLRN 0.1.date.hash\n")
        .contains("Rls bump index: 2 / MINOR\n");
  }

  @Test
  void withoutEpochTheVersionReleaseHasNone() {
    SpecFacts spec = new SpecFacts(null, "1", new Release("1"), "1", null, null, "rpm");

    assertThat(report(FakeGit.on("master"), spec).text()).contains("VR:             1-1\n");
  }

  @Test
  void aRemoteForReviewsMeansTheReviewStyle() {
    FakeGit git = FakeGit.on("master").remote("review-patches", "ssh://review.invalid/x");

    assertThat(report(git, spec("1", "1", null)).text())
        .contains("Patches style:          review\n");
  }

  @Test
  void theIndexThatTheUserGaveIsShown() {
    PackageEnv env =
        PackageEnv.guess(
            FakeGit.on("master"),
            "foo",
            "master",
            spec("1", "1", null),
            new GuessOptions(null, null, ReleaseBump.parse("PATCH")));

    assertThat(PkgenvReport.of(FakeGit.on("master"), env, null).text())
        .contains("Rls bump index: 3 / PATCH\n");
  }

  @Test
  void theTonesTellHowTheBranchesStand() {
    SpecFacts spec = spec("1.2.3", "2", null);
    FakeGit git = FakeGit.on("master").tag("1.2.3");
    assertThat(lastPiece(report(git, spec), "local_patches_branch").tone()).isEqualTo(Tone.WARN);
    assertThat(lastPiece(report(git, spec), "remote_patches_branch").tone()).isEqualTo(Tone.BAD);
    assertThat(lastPiece(report(git, spec), "remote_upstream_branch").tone()).isEqualTo(Tone.WARN);
    assertThat(lastPiece(report(git, spec), "upstream").tone()).isEqualTo(Tone.WARN);
    assertThat(lastPiece(report(git, spec), "patches_base_ref").tone()).isEqualTo(Tone.GOOD);

    git.branch("master-patches", "aaaaaaaaaaaaaaa")
        .remoteBranch("patches", "master-patches", LOCAL);
    assertThat(lastPiece(report(git, spec), "local_patches_branch"))
        .isEqualTo(new StyledText("aaaaaa", Tone.WARN));
    assertThat(lastPiece(report(git, spec), "remote_patches_branch"))
        .isEqualTo(new StyledText("192ff5", Tone.GOOD));

    git.branch("master-patches", LOCAL).remoteBranch("upstream", "main", LOCAL);
    assertThat(lastPiece(report(git, spec), "local_patches_branch").tone()).isEqualTo(Tone.GOOD);
    assertThat(lastPiece(report(git, spec), "remote_upstream_branch").tone()).isEqualTo(Tone.GOOD);
    assertThat(lastPiece(report(git, spec), "upstream"))
        .isEqualTo(new StyledText("no version tag found", Tone.WARN));
  }

  @Test
  void whatUpstreamReleasedIsShown() {
    FakeGit git = FakeGit.on("master").remoteBranch("upstream", "main", LOCAL);
    PackageEnv env =
        PackageEnv.guess(git, "foo", "master", spec("1", "1", null), GuessOptions.NONE);

    assertThat(PkgenvReport.of(git, env, "2.0.0").text()).contains("Upstream:       2.0.0\n");
  }

  @Test
  void theNewestReleaseAmongTheTagsIsShown() {
    FakeGit git =
        FakeGit.on("master")
            .remoteBranch("upstream", "main", LOCAL)
            .tag("v1.9.0", "v1.10.0", "v2.0.0-rc1", "foo-1.11.0-1");
    PackageEnv env =
        PackageEnv.guess(git, "foo", "master", spec("1.9.0", "1", null), GuessOptions.NONE);

    assertThat(PkgenvReport.of(git, env).text())
        .contains("Upstream:       1.10.0\n")
        .contains("Tag style:      vX.Y.Z\n");
  }

  @Test
  void withoutAnUpstreamRemoteTagsTellNothingOfUpstream() {
    FakeGit git = FakeGit.on("master").tag("1.2.3", "9.9");
    PackageEnv env =
        PackageEnv.guess(git, "foo", "master", spec("1.2.3", "1", null), GuessOptions.NONE);

    assertThat(PkgenvReport.of(git, env).text())
        .contains("Upstream:       upstream remote/branch not found\n");
  }

  @Test
  void pkgenvNeedsNoObjectDatabaseWhereThereIsATag() {
    FakeGit git = FakeGit.on("master").tag("1.2.3").branch("master-patches", LOCAL);
    report(git, spec("1.2.3", "2", null));

    assertThat(git.objectQuestions()).isZero();
  }
}
