package org.rdopkg.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamBranchTest {

  @ParameterizedTest
  @ValueSource(strings = {"main", "master", "trunk", "develop", "devel"})
  void theUsualNamesAreFound(String name) {
    FakeGit git = FakeGit.on("f42").remoteBranch("upstream", name);

    assertThat(UpstreamBranch.guess(git)).hasToString("upstream/" + name);
  }

  @Test
  void whatTheRemotesHeadSaysIsFound() {
    FakeGit git =
        FakeGit.on("f42")
            .remoteBranch("upstream", "master")
            .remoteBranch("upstream", "trunk")
            .remoteHead("upstream", "trunk");

    assertThat(UpstreamBranch.guess(git)).hasToString("upstream/trunk");
  }

  @Test
  void aHeadThatPointsNowhereIsNoAnswer() {
    FakeGit git =
        FakeGit.on("f42").remoteBranch("upstream", "master").remoteHead("upstream", "gone");

    assertThat(UpstreamBranch.guess(git)).hasToString("upstream/master");
  }

  @Test
  void openstackIsTheSecondChoice() {
    FakeGit git = FakeGit.on("f42").remoteBranch("openstack", "main").remote("upstream", "x");

    assertThat(UpstreamBranch.guess(git)).hasToString("openstack/main");
    git.remoteBranch("upstream", "master");
    assertThat(UpstreamBranch.guess(git)).hasToString("upstream/master");
  }

  @Test
  void withoutAnyThereIsANameToShow() {
    assertThat(UpstreamBranch.guess(FakeGit.on("f42"))).hasToString("upstream/master");
  }
}
