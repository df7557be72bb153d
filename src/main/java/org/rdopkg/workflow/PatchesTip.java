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
  private static final String REMOTES = "refs/remotes/";

  /** Whether no branch is meant. */
  public boolean isNone() {
    return branch.isEmpty();
  }

  /** The local branch as it is. */
  static PatchesTip ofLocal(Checkout checkout, PackageEnv env) {
    return local(checkout, env).orElseThrow(() -> noLocal(checkout, env));
  }

  /** The local branch reset to the remote one. */
  static PatchesTip ofRemote(Checkout checkout, PackageEnv env) {
    PatchesBranches branches = env.patches();
    String commit =
        checkout.refs().get(REMOTES + branches.remote()).orElseThrow(() -> noRemote(checkout, env));
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

  /** For actions that only look: the remote branch as it is. */
  static PatchesTip atRemote(Checkout checkout, PackageEnv env) {
    return remote(checkout, env).orElseThrow(() -> noRemote(checkout, env));
  }

  /** For actions that only look: the remote branch where it is, else the local one. */
  static PatchesTip ofEither(Checkout checkout, PackageEnv env) {
    return remote(checkout, env)
        .or(() -> local(checkout, env))
        .orElseThrow(() -> noneAtAll(checkout, env));
  }

  private static Optional<PatchesTip> remote(Checkout checkout, PackageEnv env) {
    return at(checkout, REMOTES, env.patches().remote().toString());
  }

  private static Optional<PatchesTip> local(Checkout checkout, PackageEnv env) {
    return at(checkout, HEADS, env.patches().local());
  }

  private static Optional<PatchesTip> at(Checkout checkout, String prefix, String branch) {
    return checkout
        .refs()
        .get(prefix + branch)
        .map(commit -> new PatchesTip(branch, commit, Optional.empty(), List.of()));
  }

  private static RdopkgException noLocal(Checkout checkout, PackageEnv env) {
    String local = env.patches().local();
    String remote = env.patches().remote().toString();
    RdopkgException error =
        NearRefs.branches(
            RdopkgException.of(ErrorKind.INPUT, "Local patches branch not found: " + local)
                .because("there is no branch of that name in this checkout"),
            checkout,
            local,
            env.branch());
    if (checkout.refs().get(REMOTES + remote).isPresent()) {
      error =
          error
              .fix("without -l/--local-patches the remote branch " + remote + " is taken")
              .fix("rdopkg get-patches   # makes the local one of it");
    }
    return started(error, env);
  }

  private static RdopkgException noneAtAll(Checkout checkout, PackageEnv env) {
    PatchesBranches branches = env.patches();
    String why =
        "neither that remote branch has been fetched, nor is there a local one, "
            + branches.local();
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, "Patches branch not found: " + branches.remote())
            .because(why);
    return started(
        NearRefs.remoteBranches(error, checkout, branches.remote().toString())
            .fix("git fetch --all")
            .fix("rdopkg pkgenv   # shows what rdopkg thinks of this package"),
        env);
  }

  private static RdopkgException started(RdopkgException error, PackageEnv env) {
    String command = "git checkout -b " + env.patches().local() + " " + env.baseRef().name();
    return error
        .fix("rdopkg import-patches   # makes it of the spec's patch files")
        .fix(command + "   # starts one without patches");
  }

  private static RdopkgException noRemote(Checkout checkout, PackageEnv env) {
    PatchesBranches branches = env.patches();
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, "Patches branch not found: " + branches.remote());
    if (checkout.refs().get(HEADS + branches.local()).isPresent()) {
      String remote = branches.remote().remote();
      RdopkgException only =
          error
              .because("there is only the local branch " + branches.local())
              .fix("rdopkg patch -l, rdopkg new-version -l   # take the local branch as it is");
      return (checkout.facts().remotes().contains(remote)
              ? only
              : only.fix("git remote add " + remote + " URL   # there is no remote of that name"))
          .fix("git push " + remote + " " + branches.local());
    }
    return NearRefs.remoteBranches(
            error.because("no remote branch of that name has been fetched"),
            checkout,
            branches.remote().toString())
        .fix("git fetch --all")
        .fix("add -p REMOTE/BRANCH, as in rdopkg patch -p ...   # when it has another name")
        .fix("rdopkg pkgenv   # shows what rdopkg thinks of this package");
  }
}
