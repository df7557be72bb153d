package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.PatchesBranches;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Head;
import org.rdopkg.git.replay.ChangeIds;
import org.rdopkg.git.tx.CommitPlan;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.Rewind;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.patch.PatchCommit;

/**
 * {@code rdopkg review-patch}, {@code review-spec}: sends the new commits of a branch to Gerrit
 * through the user's git, after a yes. Commits without a Change-Id get one first.
 */
public final class ReviewWorkflow {
  private static final String HEADS = "refs/heads/";

  private final Environment environment;
  private final Asker asker;

  public ReviewWorkflow(Environment environment, Asker asker) {
    this.environment = environment;
    this.asker = asker;
  }

  /** Sends them, or says what would be sent. */
  public ReviewResult run(ReviewRequest request) {
    try (Checkout checkout = Checkout.open(environment)) {
      GerritRemote remote = GerritRemote.of(checkout, request.kind().remote());
      Source source = source(checkout, request);
      String ref = ReviewRef.of(source.target(), request.options());
      String base = base(checkout, remote, source.target());
      List<PatchCommit> commits = checkout.history().range(base, source.commit());
      String command = "git push " + remote.name() + " " + source.name() + ":'" + ref + "'";
      if (commits.isEmpty()) {
        requireNoMerges(checkout, source, base, command);
        return result(remote, ref, commits, List.of(), source.commit(), command);
      }
      ChangeIds.Result complete = ChangeIds.complete(checkout, base, source.commit());
      ReviewResult planned =
          result(remote, ref, commits, complete.added(), complete.tip(), command);
      if (request.dryRun() || !agreed(request, planned)) {
        return planned;
      }
      move(checkout, request, source, complete);
      return push(checkout, remote, planned);
    }
  }

  private static ReviewResult result(
      GerritRemote remote,
      String ref,
      List<PatchCommit> commits,
      List<String> withoutId,
      String tip,
      String command) {
    return new ReviewResult(remote.name(), ref, commits, withoutId, tip, false, command, List.of());
  }

  /**
   * What is sent.
   *
   * @param branch the local branch; empty for a detached HEAD
   * @param commit its tip, in hex
   * @param target the branch at Gerrit
   */
  private record Source(Optional<String> branch, String commit, String target) {
    String name() {
      return branch.orElse("HEAD");
    }
  }

  private static Source source(Checkout checkout, ReviewRequest request) {
    return request.kind() == ReviewRequest.Kind.PATCH
        ? patches(checkout, request.branch())
        : distgit(checkout, request.branch());
  }

  /** The patches branch: as named, as stood on, or that of the distgit branch. */
  private static Source patches(Checkout checkout, Optional<String> named) {
    String branch = named.orElseGet(() -> patchesBranch(checkout));
    String commit =
        checkout
            .refs()
            .get(HEADS + branch)
            .orElseThrow(
                () ->
                    RdopkgException.of(ErrorKind.INPUT, "Local patches branch not found: " + branch)
                        .because("it is what review-patch sends")
                        .fix("rdopkg get-patches"));
    return new Source(Optional.of(branch), commit, branch);
  }

  private static String patchesBranch(Checkout checkout) {
    DistgitBranch here = DistgitBranch.of(checkout.facts());
    if (here instanceof DistgitBranch.SwitchTo there) {
      return there.patchesBranch();
    }
    Optional<String> current = checkout.facts().currentBranch();
    if (current.isPresent() && current.get().endsWith("-patches")) {
      return current.get();
    }
    return PatchesBranches.find(checkout.facts(), here.name(), null, null).local();
  }

  /** HEAD, or the distgit branch of the patches branch that HEAD stands on. */
  private static Source distgit(Checkout checkout, Optional<String> target) {
    if (checkout.refs().head() instanceof Head.Detached detached && target.isPresent()) {
      return new Source(Optional.empty(), detached.commit().orElseThrow(), target.get());
    }
    String branch = DistgitBranch.of(checkout.facts()).name();
    String commit =
        checkout
            .refs()
            .get(HEADS + branch)
            .orElseThrow(
                () ->
                    RdopkgException.of(ErrorKind.INPUT, "Branch " + branch + " has no commit yet"));
    return new Source(Optional.of(branch), commit, target.orElse(branch));
  }

  /** What the server has of the branch: asked now, since it decides which commits are new. */
  private String base(Checkout checkout, GerritRemote remote, String target) {
    String ref = "refs/remotes/" + remote.name() + "/" + target;
    Transfers.told(environment, asker, "Fetching " + target + " from " + remote.name() + "...");
    ProcessResult result =
        new Transfers(checkout, asker).fetch(remote.name(), "+" + HEADS + target + ":" + ref);
    if (!result.succeeded()) {
      throw RdopkgException.of(
              ErrorKind.PROGRAM, "Can't fetch " + target + " from " + remote.name())
          .because(result.failure().why().orElse(""))
          .fix("git remote -v   # is the address right?")
          .fix("git ls-remote " + remote.name() + "   # which branches are there?");
    }
    return checkout
        .refs()
        .get(ref)
        .orElseThrow(() -> RdopkgException.of(ErrorKind.INPUT, "No branch " + target));
  }

  private static void requireNoMerges(
      Checkout checkout, Source source, String base, String command) {
    if (!checkout.history().isAncestor(source.commit(), base)) {
      throw RdopkgException.of(ErrorKind.UNSUPPORTED, "Nothing but merges is new")
          .because("rdopkg sends single commits for review")
          .fix(command);
    }
  }

  private boolean agreed(ReviewRequest request, ReviewResult planned) {
    if (request.push()) {
      return true;
    }
    String changes =
        planned.commits().size() == 1 ? "1 commit" : planned.commits().size() + " commits";
    planned
        .commits()
        .forEach(commit -> asker.note("  " + commit.shortId() + " " + commit.subject()));
    return asker.agrees(
        "Send " + changes + " to " + planned.ref() + " at " + planned.remote() + "?");
  }

  /** The branch goes to the commits with Change-Ids; they have the same files. */
  private void move(
      Checkout checkout, ReviewRequest request, Source source, ChangeIds.Result complete) {
    if (complete.tip().equals(source.commit())) {
      return;
    }
    if (source.branch().isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "Commits have no Change-Id")
          .because("HEAD is detached, and no branch can take the commits that have one")
          .fix("git checkout -b BRANCH");
    }
    Transactions transactions = WritingTransactions.begin(checkout, asker);
    Head head = checkout.refs().head();
    String ref = HEADS + source.branch().get();
    String reason = "rdopkg " + request.kind().action() + ": Change-Id added";
    UpdatePlan.Builder plan = UpdatePlan.builder("rdopkg " + request.kind().action(), head);
    if (ref.equals(head.ref())) {
      plan.commit(
          CommitPlan.rewinding("Change-Id added", new Rewind(complete.tip(), Optional.empty())));
    } else {
      plan.ref(new RefMove(ref, source.commit(), complete.tip(), reason));
    }
    transactions.apply(plan.build());
    asker.note("Change-Id added to " + complete.added().size() + " of the commits.");
    if (complete.unsigned()) {
      asker.warn("signatures of these commits are gone: git rebase --exec can sign them again");
    }
  }

  private ReviewResult push(Checkout checkout, GerritRemote remote, ReviewResult planned) {
    Transfers.told(environment, asker, "Sending to " + remote.name() + "...");
    String refspec = planned.tip() + ":" + planned.ref();
    ProcessResult result =
        new Transfers(checkout, asker)
            .push(
                remote.name(),
                List.of("push", "--porcelain", "--no-follow-tags", "--", remote.name(), refspec));
    List<String> answer =
        result
            .err()
            .lines()
            .filter(line -> line.startsWith("remote:"))
            .map(line -> line.substring("remote:".length()).strip())
            .filter(line -> !line.isEmpty())
            .toList();
    if (!result.succeeded()) {
      String refused =
          result
              .out()
              .lines()
              .filter(line -> line.startsWith("!"))
              .map(line -> line.substring(1).strip().replace('\t', ' '))
              .findFirst()
              .orElseGet(() -> result.err().strip());
      String said = String.join("\n", answer);
      throw RdopkgException.of(ErrorKind.CONFLICT, "Gerrit did not take it")
          .because(said.isEmpty() ? refused : refused + "\n" + said);
    }
    return new ReviewResult(
        planned.remote(),
        planned.ref(),
        planned.commits(),
        planned.withoutId(),
        planned.tip(),
        true,
        planned.command(),
        answer);
  }
}
