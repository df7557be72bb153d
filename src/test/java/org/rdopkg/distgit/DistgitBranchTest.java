package org.rdopkg.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DistgitBranchTest {
  private static final String REFUSAL =
      "Invalid usage: This action must be run on a distgit branch.";

  @Test
  void anOrdinaryBranchIsADistgitBranch() {
    assertThat(DistgitBranch.of(FakeGit.on("f42"))).isEqualTo(new DistgitBranch.Here("f42"));
  }

  @Test
  void onAPatchesBranchTheDistgitBranchIsMeant() {
    FakeGit git = FakeGit.on("f42-patches").branch("f42");

    assertThat(DistgitBranch.of(git)).isEqualTo(new DistgitBranch.SwitchTo("f42", "f42-patches"));
    assertThat(DistgitBranch.of(git).name()).isEqualTo("f42");
  }

  @Test
  void aPatchesBranchWithoutDistgitBranchIsRefused() {
    DistgitBranch branch = DistgitBranch.of(FakeGit.on("lone-patches"));

    assertThat(branch).isInstanceOf(DistgitBranch.None.class);
    assertThatThrownBy(branch::name).hasMessage(REFUSAL);
  }

  @Test
  void aDetachedHeadIsRefused() {
    assertThatThrownBy(() -> DistgitBranch.of(FakeGit.detached()).name()).hasMessage(REFUSAL);
  }

  @Test
  void aBranchCalledOnlyPatchesIsABranch() {
    assertThat(DistgitBranch.of(FakeGit.on("-patches")).name()).isEqualTo("-patches");
    assertThat(DistgitBranch.of(FakeGit.on("patches")).name()).isEqualTo("patches");
  }
}
