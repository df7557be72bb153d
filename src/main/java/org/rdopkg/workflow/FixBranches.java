package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.git.replay.Replay;
import org.rdopkg.git.replay.ReplayOptions;
import org.rdopkg.git.replay.ReplayResult;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.SideCommits;
import org.rdopkg.spec.BumpRelease;
import org.rdopkg.spec.DropTopEntry;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.version.ReleaseBump;
import org.rdopkg.workflow.BranchOutcome.Kind;

/**
 * Brings a fix that was committed on one dist branch to others. A branch that stood where this one
 * did gets the same commit. On any other the fix is made anew: Release and changelog entry are the
 * branch's own, everything else that the commit changes is merged.
 */
final class FixBranches {
  private static final String ACTION = "rdopkg fix --branches";

  private final Checkout checkout;
  private final Narrator narrator;
  private final FixRequest request;
  private final SideCommits commits;

  FixBranches(Checkout checkout, Narrator narrator, FixRequest request) {
    this.checkout = checkout;
    this.narrator = narrator;
    this.request = request;
    this.commits = new SideCommits(checkout);
  }

  /**
   * Works out how the branches get the commit: those that it can't be brought to stay as they are.
   * Moves nothing.
   *
   * @param outcomes gets what becomes of each branch
   */
  List<RefMove> moves(DistgitCommit fix, List<String> branches, List<BranchOutcome> outcomes) {
    List<RefMove> moves = new ArrayList<>();
    for (String branch : branches) {
      try {
        outcomes.add(prepare(fix, branch, moves));
      } catch (RdopkgException e) {
        BranchOutcome.requireBranchsFault(e);
        outcomes.add(BranchOutcome.failed(branch, e));
      }
    }
    return moves;
  }

  private BranchOutcome prepare(DistgitCommit fix, String branch, List<RefMove> moves) {
    String tip = OtherBranches.tip(checkout, branch);
    String base = checkout.history().read(fix.id()).parents().get(0);
    if (tip.equals(fix.id())) {
      return new BranchOutcome(branch, Kind.UP_TO_DATE, tip);
    }
    OtherBranches.requireMovable(checkout, branch, tip);
    CommitFiles files = checkout.commitFiles();
    boolean forward =
        files.tree(tip).equals(files.tree(base)) && checkout.history().isAncestor(tip, base);
    String after = forward ? fix.id() : replay(fix, base, branch, tip);
    moves.add(OtherBranches.move(branch, tip, after, ACTION));
    return new BranchOutcome(branch, forward ? Kind.FAST_FORWARDED : Kind.REPLAYED, after);
  }

  /** The same change on another branch; answers the new commit. */
  private String replay(DistgitCommit fix, String base, String branch, String tip) {
    String name = fix.specName();
    DistgitPackage there = read(branch, tip);
    if (!there.specName().equals(name)) {
      throw RdopkgException.of(ErrorKind.INPUT, "its spec has another name: " + there.specName());
    }
    SpecFile committed = SpecFile.parse(fix.specAfter());
    List<String> items = BuildMessage.items(committed);
    SpecFile old = bumped(SpecFile.parse(fix.specBefore()), read(branch(), base));
    SpecFile edited =
        BuildMessage.isAutomatic(committed, files(fix.id()))
            ? committed
            : DropTopEntry.from(committed);
    SpecFile now = bumped(there.spec(), there);
    String from = commits.scratch(base, base, Map.of(name, old.bytes()));
    String change = commits.scratch(from, fix.id(), Map.of(name, edited.bytes()));
    String onto = commits.scratch(tip, tip, Map.of(name, now.bytes()));
    String merged = merge(from, change, onto);
    return commit(fix, there, tip, merged, items);
  }

  private PackageFiles files(String commit) {
    return PackageFiles.ofCommit(checkout.commitFiles(), commit);
  }

  private String branch() {
    return checkout.refs().head().ref().replaceFirst("^refs/heads/", "");
  }

  private DistgitPackage read(String branch, String commit) {
    ReleaseBump asked = request.bumpIndex().map(ReleaseBump::parse).orElse(null);
    return PackageReader.read(
        checkout.facts(),
        CheckedOutPackage.folder(checkout),
        branch,
        PackageFiles.ofCommit(checkout.commitFiles(), commit),
        new GuessOptions(null, null, asked));
  }

  private static SpecFile bumped(SpecFile spec, DistgitPackage found) {
    return BumpRelease.apply(
            spec, found.env().releaseBump(), FixSteps.NO_BUMP, PackageReader::evaluate)
        .spec();
  }

  private String merge(String from, String change, String onto) {
    CommitFiles files = checkout.commitFiles();
    if (files.tree(from).equals(files.tree(change))) {
      return onto;
    }
    try (Replay replay = Replay.in(checkout)) {
      ReplayOptions all = ReplayOptions.REBASE;
      ReplayResult result = replay.run(from, change, onto, all);
      if (!result.isClean()) {
        throw RdopkgException.of(ErrorKind.CONFLICT, "the change conflicts with this branch")
            .because("it must be made there by hand");
      }
      return result.tip();
    }
  }

  private String commit(
      DistgitCommit fix, DistgitPackage there, String tip, String merged, List<String> items) {
    CommitFiles files = checkout.commitFiles();
    SpecFile spec = SpecFile.parse(files.read(merged, fix.specName()).orElseThrow());
    SpecFile done =
        BuildMessage.isAutomatic(spec, files(tip))
            ? spec
            : new ChangelogWriter(
                    checkout,
                    files(tip),
                    fix.specName(),
                    request.changelogUser(),
                    request.changelogEmail())
                .add(spec, items, narrator::warn);
    String tree = commits.scratch(tip, merged, Map.of(fix.specName(), done.bytes()));
    if (files.tree(tree).equals(files.tree(tip))) {
      throw RdopkgException.of(ErrorKind.INPUT, "the branch has this change already");
    }
    DistgitPackage after = there.with(done);
    String message =
        items.isEmpty()
            ? fix.message()
            : new BuildMessage(after, UserSettings.bugs(checkout))
                .of(items)
                .amending(fix.message())
                .text();
    return commits.onTopOf(tip, tree, message);
  }
}
