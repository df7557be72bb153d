package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.PatchesBranches;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.patch.PatchCommit;

/**
 * The patches branch that an action works from.
 *
 * @param branch name of the local branch
 * @param commit its tip, in hex, as it will be
 * @param move what brings the local branch there; empty when it is there
 * @param leaving commits that the local branch has now and will not have any more, oldest first
 */
public record PatchesTip(
    String branch, String commit, Optional<RefMove> move, List<PatchCommit> leaving) {
  /** No patches branch: the patches of the spec stay as they are. */
  static final PatchesTip NONE = new PatchesTip("", "", Optional.empty(), List.of());

  private static final String HEADS = "refs/heads/";

  /** Whether no branch is meant. */
  public boolean isNone() {
    return branch.isEmpty();
  }

  /** The local branch as it is. */
  static PatchesTip ofLocal(Checkout checkout, PackageEnv env) {
    String branch = env.patches().local();
    String commit = checkout.refs().get(HEADS + branch).orElseThrow(() -> noLocal(checkout, env));
    return new PatchesTip(branch, commit, Optional.empty(), List.of());
  }

  /** The local branch reset to the remote one. */
  static PatchesTip ofRemote(Checkout checkout, PackageEnv env) {
    PatchesBranches branches = env.patches();
    String commit =
        checkout
            .refs()
            .get("refs/remotes/" + branches.remote())
            .orElseThrow(() -> noRemote(checkout, env));
    return ofChange(checkout, env, commit, branches.remote().toString());
  }

  /**
   * The local branch reset to a commit.
   *
   * @param commit in hex
   * @param what where that comes from, for the reflog
   */
  static PatchesTip ofChange(Checkout checkout, PackageEnv env, String commit, String what) {
    PatchesBranches branches = env.patches();
    String ref = HEADS + branches.local();
    Optional<String> now = checkout.refs().get(ref);
    if (now.equals(Optional.of(commit))) {
      return new PatchesTip(branches.local(), commit, Optional.empty(), List.of());
    }
    String reason = "rdopkg: reset to " + what;
    RefMove move = new RefMove(ref, now.orElse(RefMove.NONE), commit, reason);
    List<PatchCommit> leaving =
        now.map(old -> checkout.history().range(commit, old)).orElse(List.of());
    return new PatchesTip(branches.local(), commit, Optional.of(move), leaving);
  }

  private static RdopkgException noLocal(Checkout checkout, PackageEnv env) {
    String local = env.patches().local();
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, "Local patches branch not found: " + local)
            .because("--local-patches takes that branch as it is, and there is none");
    return NearRefs.branches(error, checkout, local, env.branch())
        .fix("rdopkg patch   # takes the remote branch " + env.patches().remote())
        .fix("git checkout -b " + local + " " + env.baseRef().name() + "   # starts one");
  }

  private static RdopkgException noRemote(Checkout checkout, PackageEnv env) {
    PatchesBranches branches = env.patches();
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, "Patches branch not found: " + branches.remote());
    if (checkout.refs().get(HEADS + branches.local()).isPresent()) {
      return error
          .because("there is only the local branch " + branches.local())
          .fix("add -l, as in rdopkg patch -l   # takes the local branch as it is")
          .fix("git push " + branches.remote().remote() + " " + branches.local());
    }
    return NearRefs.remoteBranches(
            error.because("no remote branch of that name has been fetched"),
            checkout,
            branches.remote().toString())
        .fix("git fetch --all")
        .fix("rdopkg patch -p REMOTE/BRANCH   # when it has another name")
        .fix("rdopkg pkgenv                   # shows what rdopkg thinks of this package");
  }
}
