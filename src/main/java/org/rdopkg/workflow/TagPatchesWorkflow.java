package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitProgram;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.Environment;

/**
 * {@code rdopkg tag-patches}: tags the local patches branch {@code NAME-VERSION-RELEASE}, so that
 * the patches of a build can be found again.
 */
public final class TagPatchesWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public TagPatchesWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * What was tagged.
   *
   * @param tag its name
   * @param branch the patches branch
   * @param commit what the tag names, in hex
   * @param remote where patches are pushed
   * @param moved the tag is new or names another commit than before
   * @param pushed the remote has it
   */
  public record Result(
      String tag, String branch, String commit, String remote, boolean moved, boolean pushed) {}

  /**
   * Tags.
   *
   * @param force move a tag that is there already
   * @param push push it too; a remote's tag is never overwritten
   */
  public Result run(boolean force, boolean push) {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      DistgitPackage found =
          PackageReader.read(
              checkout.facts(),
              CheckedOutPackage.folder(checkout),
              branch.name(),
              CheckedOutPackage.files(checkout, branch),
              GuessOptions.NONE);
      PatchesTip tip = PatchesTip.ofLocal(checkout, found.env());
      String tag = tagName(found);
      boolean moved = set(checkout, transactions, tag, tip, force);
      String remote = found.env().patches().remote().remote();
      if (push) {
        push(checkout, remote, tag);
      }
      return new Result(tag, tip.branch(), tip.commit(), remote, moved, push);
    }
  }

  /** git allows neither {@code ~} nor {@code ^} in names: they are written {@code _} and dot. */
  private String tagName(DistgitPackage found) {
    String name = found.name() + "-" + BuildNames.versionRelease(found.evaluated());
    String tag = name.replace('~', '_').replace('^', '.');
    if (!tag.equals(name)) {
      narrator.note("git has no tag names with ~ or ^: " + name + " is tagged as " + tag);
    }
    return tag;
  }

  private static boolean set(
      Checkout checkout, Transactions transactions, String tag, PatchesTip tip, boolean force) {
    String ref = "refs/tags/" + tag;
    Optional<String> now = checkout.refs().get(ref);
    if (now.equals(Optional.of(tip.commit()))) {
      return false;
    }
    if (now.isPresent() && !force) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "tag '" + tag + "' already exists")
          .because("it names another commit than " + tip.branch())
          .fix("git log --oneline " + tag + ".." + tip.branch())
          .fix("rdopkg tag-patches --force   # moves it");
    }
    RefMove move =
        new RefMove(ref, now.orElse(RefMove.NONE), tip.commit(), "rdopkg: tag " + tip.branch());
    transactions.apply(
        UpdatePlan.builder("rdopkg tag-patches", checkout.refs().head()).ref(move).build());
    return true;
  }

  private void push(Checkout checkout, String remote, String tag) {
    GitProgram git = checkout.git();
    git.runner()
        .run(
            git.request(
                    "push", Transfers.option(checkout.environment()), remote, "refs/tags/" + tag)
                .inheritInput()
                .forward(narrator.programs())
                .build())
        .orThrow();
  }
}
