package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;

/** Branches that {@code --branches} names besides the one that is checked out. */
final class OtherBranches {
  private static final String HEADS = "refs/heads/";
  private static final String REMOTES = "refs/remotes/";

  private OtherBranches() {}

  /** The names that were asked for, without the branch that is checked out, each once. */
  static List<String> of(Checkout checkout, List<String> asked) {
    Optional<String> here = checkout.facts().currentBranch();
    return asked.stream().distinct().filter(name -> !here.equals(Optional.of(name))).toList();
  }

  /**
   * A branch's commit.
   *
   * @throws RdopkgException when there is no such branch
   */
  static String tip(Checkout checkout, String branch) {
    return checkout.refs().get(HEADS + branch).orElseThrow(() -> none(checkout, branch));
  }

  /** On one line, since it stands in the report on all branches. */
  private static RdopkgException none(Checkout checkout, String branch) {
    RdopkgException error = RdopkgException.of(ErrorKind.INPUT, "there is no branch " + branch);
    Optional<String> remote =
        checkout.facts().remotes().stream()
            .map(name -> name + "/" + branch)
            .filter(name -> checkout.refs().get(REMOTES + name).isPresent())
            .findFirst();
    String hint =
        remote
            .map(there -> ": git branch %s %s makes one".formatted(branch, there))
            .orElseGet(
                () ->
                    NearRefs.branches(error, checkout, branch, "").fixes().stream()
                        .findFirst()
                        .map(meant -> "; " + meant)
                        .orElse(""));
    return RdopkgException.of(ErrorKind.INPUT, error.what() + hint);
  }

  /**
   * Looks whether a branch may be moved.
   *
   * @throws RdopkgException when another work tree stands on it
   */
  static void requireMovable(Checkout checkout, String branch, String tip) {
    UpdatePlan plan =
        UpdatePlan.builder("rdopkg", checkout.refs().head())
            .refs(List.of(move(branch, tip, tip, "")))
            .build();
    new Transactions(checkout, java.io.OutputStream.nullOutputStream()).check(plan);
  }

  static RefMove move(String branch, String before, String after, String reason) {
    return new RefMove(HEADS + branch, before, after, reason);
  }
}
