package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.index.FileStatus;
import org.rdopkg.git.index.WorkTreeStatus;
import org.rdopkg.git.tx.Applied;
import org.rdopkg.git.tx.CommitPlan;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.Environment;
import org.rdopkg.patch.BugPatterns;
import org.rdopkg.patch.CommitMessage;
import org.rdopkg.patch.PatchCommit;

/**
 * {@code rdopkg amend}: puts all changes of tracked files into the last commit and makes its
 * message anew from the newest changelog entry. Trailers such as {@code Change-Id} stay.
 */
public final class AmendWorkflow {
  private static final String ACTION = "rdopkg amend";

  private final Environment environment;
  private final Narrator narrator;

  public AmendWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * Amends.
   *
   * @param header text that replaces the first line of the message
   * @param edit let the user edit the spec first
   * @return the new commit; empty when the last one is as it should be already
   */
  public Optional<DistgitCommit> run(Optional<String> header, boolean edit) {
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      CommitRequired.check(checkout, branch);
      try (BranchSwitch there =
          BranchSwitch.toDistgit(checkout, branch, ACTION, narrator, transactions)) {
        if (edit) {
          String spec = PackageReader.theSpec(checkout.files().topFiles());
          checkout.editor().edit(checkout.files().resolve(spec));
        }
        DistgitPackage found =
            PackageReader.read(
                checkout.facts(),
                CheckedOutPackage.folder(checkout),
                branch.name(),
                PackageFiles.ofWorkTree(checkout.files()),
                GuessOptions.NONE);
        return there.done(amend(checkout, found, header, there.transactions()));
      }
    }
  }

  private Optional<DistgitCommit> amend(
      Checkout checkout, DistgitPackage found, Optional<String> header, Transactions transactions) {
    PatchCommit last = checkout.history().read(checkout.refs().head().commit().orElseThrow());
    String message = message(found, header, last.message(), UserSettings.bugs(checkout));
    List<FileStatus> changes = new WorkTreeStatus(checkout).trackedChanges();
    if (changes.isEmpty()) {
      if (last.changesNothing()) {
        throw RdopkgException.of(ErrorKind.INPUT, "No distgit changes found")
            .because("the last commit is empty, and there are no changes to put into it")
            .fix("git reset --soft HEAD~   # removes the empty commit");
      }
      if (message.strip().equals(last.message().strip())) {
        return Optional.empty();
      }
    }
    Published.warn(checkout, narrator);
    UnknownFiles.warn(checkout, found, narrator);
    Applied applied =
        transactions.apply(
            UpdatePlan.builder(ACTION, checkout.refs().head())
                .commit(CommitPlan.amending(message).withAllChanges())
                .build());
    return Optional.of(DistgitCommit.of(checkout, found.specName(), applied));
  }

  /** Where the changelog is made of commit messages, the message is what has to be kept. */
  private static String message(
      DistgitPackage found, Optional<String> header, String old, BugPatterns bugs) {
    List<String> items = BuildMessage.items(found.spec());
    if (items.isEmpty()) {
      return header.map(text -> withHeader(text, old)).orElse(old);
    }
    CommitMessage made = new BuildMessage(found, bugs).of(items);
    return made.headed(header.orElse("")).amending(old).text();
  }

  private static String withHeader(String header, String old) {
    String text = old.strip();
    int end = text.indexOf('\n');
    return header.isBlank() ? old : header.strip() + (end < 0 ? "\n" : text.substring(end) + "\n");
  }
}
