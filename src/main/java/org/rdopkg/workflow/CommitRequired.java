package org.rdopkg.workflow;

import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;

/** Refuses to work on a branch without a commit: what actions make is a commit on top of one. */
final class CommitRequired {
  private CommitRequired() {}

  static void check(Checkout checkout, DistgitBranch branch) {
    if (checkout.refs().head().commit().isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "Branch " + branch.name() + " has no commit yet")
          .because("what rdopkg does is a commit on top of the package's files")
          .fix("git add . && git commit");
    }
  }
}
