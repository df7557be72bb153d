package org.rdopkg.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

class PatchesBranchesTest {
  private static final String BRANCH = "rhos-5.0-rhel-7";

  private static PatchesBranches find(FakeGit git, String branch) {
    return PatchesBranches.find(git, branch, null, null);
  }

  @Test
  void theNamesLeaveTheLastPartsOutOneByOne() {
    assertThat(PatchesBranches.names(BRANCH))
        .containsExactly(
            "rhos-5.0-rhel-7-patches", "rhos-5.0-rhel-patches", "rhos-5.0-patches", "rhos-patches");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rhos-5.0-rhel-7-patches",
        "rhos-5.0-rhel-patches",
        "rhos-5.0-patches",
        "rhos-patches"
      })
  void eachNameIsFoundInTheRemote(String name) {
    FakeGit git = FakeGit.on(BRANCH).remoteBranch("patches", name);

    assertThat(find(git, BRANCH))
        .isEqualTo(new PatchesBranches(new RemoteBranch("patches", name), name));
  }

  @Test
  void theMostSpecificNameWins() {
    FakeGit git =
        FakeGit.on(BRANCH)
            .remoteBranch("patches", "rhos-patches")
            .remoteBranch("patches", "rhos-5.0-patches");

    assertThat(find(git, BRANCH).remote()).hasToString("patches/rhos-5.0-patches");
  }

  @Test
  void allNamesInOneRemoteComeBeforeTheNextRemote() {
    FakeGit git =
        FakeGit.on(BRANCH)
            .remoteBranch("rhos", BRANCH + "-patches")
            .remoteBranch("patches", "rhos-patches");

    assertThat(find(git, BRANCH).remote()).hasToString("patches/rhos-patches");
  }

  @Test
  void theRemotesArePatchesThenTheLegacyOnesThenTheOneThatTheBranchTracks() {
    FakeGit git = FakeGit.on("rhos-1").tracks("rhos-1", "origin", "rhos-1");

    git.remoteBranch("origin", "rhos-1-patches");
    assertThat(find(git, "rhos-1").remote().remote()).isEqualTo("origin");
    git.remoteBranch("redhat-openstack", "rhos-1-patches");
    assertThat(find(git, "rhos-1").remote().remote()).isEqualTo("redhat-openstack");
    git.remoteBranch("rhos", "rhos-1-patches");
    assertThat(find(git, "rhos-1").remote().remote()).isEqualTo("rhos");
    git.remoteBranch("patches", "rhos-1-patches");
    assertThat(find(git, "rhos-1").remote().remote()).isEqualTo("patches");
  }

  @Test
  void theRemoteRhosIsOnlyForRhosBranches() {
    FakeGit git = FakeGit.on("f42").remoteBranch("rhos", "f42-patches");

    assertThat(find(git, "f42").remote()).hasToString("patches/f42-patches");
  }

  @Test
  void aRemoteThatTheBranchDoesNotTrackIsNotLookedAt() {
    FakeGit git = FakeGit.on("f42").remoteBranch("somebody", "f42-patches");

    assertThat(find(git, "f42").remote()).hasToString("patches/f42-patches");
  }

  @Test
  void notFoundTheConventionIsShown() {
    assertThat(find(FakeGit.on(BRANCH), BRANCH))
        .isEqualTo(
            new PatchesBranches(
                new RemoteBranch("patches", BRANCH + "-patches"), BRANCH + "-patches"));
  }

  @Test
  void notFoundInARemoteALocalBranchOfAnyNameWillDo() {
    FakeGit git = FakeGit.on(BRANCH).branch("rhos-5.0-patches");

    assertThat(find(git, BRANCH).local()).isEqualTo("rhos-5.0-patches");
    assertThat(find(git, BRANCH).remote()).hasToString("patches/" + BRANCH + "-patches");
  }

  @Test
  void theLocalBranchIsNamedAsTheRemoteOne() {
    FakeGit git =
        FakeGit.on(BRANCH).remoteBranch("patches", "rhos-patches").branch(BRANCH + "-patches");

    assertThat(find(git, BRANCH).local()).isEqualTo("rhos-patches");
  }

  @Test
  void configurationNamesTheRemote() {
    FakeGit git =
        FakeGit.on(BRANCH)
            .remoteBranch("patches", BRANCH + "-patches")
            .remoteBranch("mine", "rhos-patches")
            .config("rdopkg." + BRANCH + ".patches-remote", "mine");

    assertThat(find(git, BRANCH).remote()).hasToString("mine/rhos-patches");
  }

  @Test
  void configurationNamesTheBranchThere() {
    FakeGit git =
        FakeGit.on("f42")
            .remoteBranch("patches", "f42-patches")
            .remoteBranch("redhat-openstack", "work/f42")
            .config("rdopkg.f42.patches-branch", "work/f42");

    assertThat(find(git, "f42"))
        .isEqualTo(
            new PatchesBranches(new RemoteBranch("redhat-openstack", "work/f42"), "work/f42"));
  }

  @Test
  void configurationCountsEvenWhenTheBranchIsNotThere() {
    FakeGit git =
        FakeGit.on("f42")
            .branch("f42-patches")
            .config("rdopkg.f42.patches-branch", "x")
            .config("rdopkg.f42.patches-remote", "r");

    assertThat(find(git, "f42")).isEqualTo(new PatchesBranches(new RemoteBranch("r", "x"), "x"));
  }

  @Test
  void emptyConfigurationSaysNothing() {
    FakeGit git = FakeGit.on("f42").config("rdopkg.f42.patches-remote", " ");

    assertThat(find(git, "f42").remote()).hasToString("patches/f42-patches");
  }

  @Test
  void theOptionsSayOtherwise() {
    FakeGit git = FakeGit.on("f42").remoteBranch("patches", "f42-patches");

    assertThat(PatchesBranches.find(git, "f42", "elsewhere/weird/name-patches", null))
        .isEqualTo(
            new PatchesBranches(
                new RemoteBranch("elsewhere", "weird/name-patches"), "weird/name-patches"));
    assertThat(PatchesBranches.find(git, "f42", null, "work").local()).isEqualTo("work");
    assertThat(PatchesBranches.find(git, "f42", null, "work").remote())
        .hasToString("patches/f42-patches");
  }

  @ParameterizedTest(name = "{0} is {1} and {2}")
  @CsvSource({
    "patches/f42, patches, f42",
    "team/fork/f42, team/fork, f42",
    "team/other/f42, team, other/f42",
    "unknown/a/b, unknown, a/b",
  })
  void aRemoteMayHaveASlashInItsName(String text, String remote, String branch) {
    FakeGit git = FakeGit.on("f42").remote("team", "x").remote("team/fork", "x");

    assertThat(RemoteBranch.parse(text, git.remotes())).contains(new RemoteBranch(remote, branch));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "/x", "patches/", "/"})
  void anOptionWithoutRemoteOrBranchIsRefused(String option) {
    assertThatThrownBy(() -> PatchesBranches.find(FakeGit.on("f42"), "f42", option, null))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("Invalid remote patches branch: " + option);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "-x", "a--b", "x-", "private/foo-el7"})
  void oddBranchNamesAreOnlyNames(String branch) {
    assertThat(find(FakeGit.on(branch), branch).remote())
        .hasToString("patches/" + branch + "-patches");
  }
}
