package org.rdopkg.distgit;

import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** On which distgit branch an action works, given where HEAD stands. */
public sealed interface DistgitBranch {
  /** What a patches branch's name ends with. */
  String PATCHES_SUFFIX = "-patches";

  /**
   * HEAD stands on the distgit branch.
   *
   * @param branch its name
   */
  record Here(String branch) implements DistgitBranch {}

  /**
   * HEAD stands on the patches branch of a distgit branch: the action is meant for that one, and
   * switches to it.
   *
   * @param branch the distgit branch
   * @param patchesBranch the patches branch that HEAD stands on
   */
  record SwitchTo(String branch, String patchesBranch) implements DistgitBranch {}

  /**
   * HEAD stands on no distgit branch, and none is known that belongs to where it stands.
   *
   * @param error what to tell the user
   */
  record None(RdopkgException error) implements DistgitBranch {}

  /** Where HEAD stands. */
  static DistgitBranch of(GitFacts facts) {
    Optional<String> current = facts.currentBranch();
    if (current.isEmpty()) {
      return new None(
          refusal()
              .because("HEAD is detached: it stands on a commit, not on a branch")
              .fix("rdopkg status   # whether an action waits, as new-version does at a conflict")
              .fix("git checkout BRANCH"));
    }
    String here = current.get();
    if (!isPatchesBranch(here)) {
      return new Here(here);
    }
    String distgit = here.substring(0, here.length() - PATCHES_SUFFIX.length());
    if (facts.localBranch(distgit).isPresent()) {
      return new SwitchTo(distgit, here);
    }
    return new None(
        refusal()
            .because(here + " is a patches branch, and there is no branch " + distgit)
            .fix("git checkout BRANCH"));
  }

  /**
   * Whether HEAD stands on a patches branch: an action that would do without a branch has to go to
   * the distgit branch then, for upstream's tree may have a spec of its own.
   */
  static boolean isElsewhere(GitFacts facts) {
    return facts.currentBranch().filter(DistgitBranch::isPatchesBranch).isPresent();
  }

  private static boolean isPatchesBranch(String name) {
    return name.endsWith(PATCHES_SUFFIX) && name.length() > PATCHES_SUFFIX.length();
  }

  private static RdopkgException refusal() {
    return RdopkgException.of(
        ErrorKind.INPUT, "Invalid usage: This action must be run on a distgit branch.");
  }

  /**
   * The name of the distgit branch, whether HEAD stands on it or not.
   *
   * @throws RdopkgException when there is none
   */
  default String name() {
    if (this instanceof Here here) {
      return here.branch();
    }
    if (this instanceof SwitchTo there) {
      return there.branch();
    }
    throw ((None) this).error();
  }
}
