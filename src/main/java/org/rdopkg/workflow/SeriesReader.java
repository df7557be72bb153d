package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.PatchesBranches;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.History;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.patch.PatchesIgnore;
import org.rdopkg.spec.MagicComment;
import org.rdopkg.spec.SpecFile;

/** Selects the commits of a patches branch that are patches of the spec. */
final class SeriesReader {
  private SeriesReader() {}

  /**
   * Selects the commits on top of the base.
   *
   * @param tipName what to call the branch when it does not stand on the base
   * @param tip its commit, in hex
   */
  static PatchSeries read(Checkout checkout, DistgitPackage found, String tipName, String tip) {
    History history = checkout.history();
    BaseRef base = found.env().baseRef().require();
    String baseCommit = baseCommit(history, base);
    if (!history.isAncestor(baseCommit, tip)) {
      throw history.isShallow()
          ? cutOff(base, tipName)
          : notPushed(checkout, found, baseCommit, tip).orElseGet(() -> notOnTop(base, tipName));
    }
    List<PatchCommit> commits = history.range(baseCommit, tip);
    return PatchSeries.select(commits, found.env().base().skip(), ignore(found.spec()));
  }

  /** The rule of the spec's magic comment. */
  static PatchesIgnore ignore(SpecFile spec) {
    return MagicComment.find(spec, MagicComment.PATCHES_IGNORE)
        .map(MagicComment::value)
        .filter(value -> !value.isEmpty())
        .map(PatchesIgnore::parse)
        .orElse(PatchesIgnore.NONE);
  }

  private static String baseCommit(History history, BaseRef base) {
    String revision = base.kind() == BaseRef.Kind.TAG ? "refs/tags/" + base.name() : base.name();
    return history
        .commit(revision)
        .orElseThrow(
            () ->
                RdopkgException.of(
                        ErrorKind.INPUT,
                        "Invalid base patches branch git reference: " + base.name())
                    .because("it names no commit")
                    .fix("git show --no-patch " + base.name() + "   # what it is")
                    .fix("rdopkg set-magic-comment patches_base REF   # stands on another one"));
  }

  private static RdopkgException cutOff(BaseRef base, String tipName) {
    return RdopkgException.of(
            ErrorKind.INPUT, "Patches branch " + tipName + " is not on top of " + base.name())
        .because("this clone is shallow: the commits between the two may not be here")
        .fix("git fetch --deepen=100 REMOTE PATCHES-BRANCH")
        .fix("git fetch --unshallow   # all of it");
  }

  /** The error for a remote branch that was rebased here, and has not been pushed since. */
  private static Optional<RdopkgException> notPushed(
      Checkout checkout, DistgitPackage found, String baseCommit, String tip) {
    PatchesBranches branches = found.env().patches();
    Optional<String> local = checkout.refs().get("refs/heads/" + branches.local());
    Optional<String> remote = checkout.refs().get("refs/remotes/" + branches.remote());
    if (!remote.equals(Optional.of(tip))
        || local.isEmpty()
        || !checkout.history().isAncestor(baseCommit, local.get())) {
      return Optional.empty();
    }
    String base = found.env().baseRef().name();
    String push =
        "git push --force-with-lease " + branches.remote().remote() + " " + branches.local();
    return Optional.of(
        RdopkgException.of(
                ErrorKind.INPUT,
                "Patches branch " + branches.remote() + " is not on top of " + base)
            .because("the local branch " + branches.local() + " is, and was not pushed")
            .fix("--local-patches takes the local branch as it is")
            .fix(push + "   # when it shall replace the remote one"));
  }

  private static RdopkgException notOnTop(BaseRef base, String tipName) {
    return RdopkgException.of(
            ErrorKind.INPUT, "Patches branch " + tipName + " is not on top of " + base.name())
        .because(base.name() + ", the patches base, is not in the history of " + tipName)
        .fix("rdopkg pkgenv                       # which base, and why?")
        .fix("git log --oneline " + base.name() + ".." + tipName)
        .fix("rdopkg set-magic-comment patches_base REF   # when it stands on another reference");
  }
}
