package org.rdopkg.git.tx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.index.FileStatus;
import org.rdopkg.git.index.FileStatus.Change;
import org.rdopkg.git.index.GitIndex;
import org.rdopkg.git.index.WorkTreeStatus;

/**
 * Looks whether a plan can be applied without harm to anybody's work, before anything is written;
 * {@code --dry-run} uses it too.
 */
final class Preflight {
  private static final Map<String, String> UNFINISHED =
      new LinkedHashMap<>(
          Map.of(
              "MERGE_HEAD", "merge",
              "CHERRY_PICK_HEAD", "cherry-pick",
              "REVERT_HEAD", "revert",
              "rebase-merge", "rebase",
              "rebase-apply", "rebase"));

  private final Checkout checkout;
  private final UpdatePlan plan;

  Preflight(Checkout checkout, UpdatePlan plan) {
    this.checkout = checkout;
    this.plan = plan;
  }

  /** Checks everything; answers what really has to change in the work tree. */
  List<FileSwitch.Item> check() {
    if (!checkout.refs().head().equals(plan.head())) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "HEAD has moved meanwhile")
          .because("somebody has committed or switched branches while rdopkg was working")
          .fix("Run the action again.");
    }
    new RefUpdates(checkout).check(plan.refs(), plan.head());
    if (plan.commit().isPresent()) {
      requireNothingUnfinished();
    }
    return checkFiles();
  }

  private void requireNothingUnfinished() {
    Path gitDir = checkout.location().gitDir();
    UNFINISHED.forEach(
        (name, what) -> {
          if (Files.exists(gitDir.resolve(name))) {
            throw RdopkgException.of(ErrorKind.CONFLICT, "a " + what + " is in progress")
                .because("a commit in the middle of it would get in its way")
                .fix("git " + what + " --continue")
                .fix("git " + what + " --abort");
          }
        });
    if (new GitIndex(checkout).read().file().hasConflicts()) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "there are unresolved conflicts")
          .because("git's index holds both versions of some files")
          .fix("git status");
    }
  }

  private List<FileSwitch.Item> checkFiles() {
    List<String> paths = plan.files().stream().map(FileChange::path).toList();
    List<FileStatus> statuses = new WorkTreeStatus(checkout).of(paths);
    List<FileSwitch.Item> items = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      FileChange change = plan.files().get(i);
      Optional<byte[]> old = checkout.files().read(change.path());
      check(change, statuses.get(i), old);
      if (isNeeded(change, old)) {
        items.add(new FileSwitch.Item(change, old, checkout.files().isExecutable(change.path())));
      }
    }
    return items;
  }

  private static boolean isNeeded(FileChange change, Optional<byte[]> old) {
    return change instanceof FileChange.Write write
        ? old.isEmpty() || !Arrays.equals(old.get(), write.content())
        : old.isPresent();
  }

  private void check(FileChange change, FileStatus status, Optional<byte[]> old) {
    if (status.staged() == Change.CONFLICT) {
      throw inTheWay(change, "unresolved conflict in " + change.path(), "git status");
    }
    if (change.before() instanceof Before.Content expected) {
      checkContent(change, expected, status, old);
    } else if (!status.isClean() && isWork(change, status, old)) {
      throw status.isUntracked()
          ? inTheWay(
              change,
              "untracked file in the way: " + change.path(),
              "Move it away, or delete it: rm " + change.path())
          : inTheWay(
                  change,
                  "uncommitted changes in " + change.path(),
                  "git stash push -- " + change.path())
              .fix("Or throw them away: git checkout HEAD -- " + change.path());
    }
  }

  /** Whether a file that is not as HEAD has it holds something that would be lost. */
  private static boolean isWork(FileChange change, FileStatus status, Optional<byte[]> old) {
    boolean gone = status.unstaged() == Change.DELETED && status.staged() == Change.NONE;
    boolean removed = status.staged() == Change.DELETED && status.unstaged() == Change.NONE;
    boolean asWanted =
        change instanceof FileChange.Write write
            && old.isPresent()
            && Arrays.equals(old.get(), write.content());
    return !gone && !removed && !asWanted;
  }

  private void checkContent(
      FileChange change, Before.Content expected, FileStatus status, Optional<byte[]> old) {
    if (old.isEmpty() || !Arrays.equals(old.get(), expected.bytes())) {
      throw RdopkgException.of(ErrorKind.CONFLICT, change.path() + " has been changed meanwhile")
          .because("it is not what rdopkg has read")
          .fix("Run the action again.");
    }
    boolean stagedOtherwise =
        status.staged() != Change.NONE && status.unstaged() != Change.NONE && !status.isUntracked();
    boolean chosen =
        plan.commit().map(commit -> !commit.all() && commit.rewind().isEmpty()).orElse(false);
    if (chosen && stagedOtherwise) {
      throw inTheWay(
              change,
              "staged changes in " + change.path() + " differ from the file",
              "git add " + change.path())
          .fix("Or: git reset -- " + change.path());
    }
  }

  private static RdopkgException inTheWay(FileChange change, String what, String fix) {
    String verb = change instanceof FileChange.Write ? "overwrite" : "delete";
    return RdopkgException.of(ErrorKind.CONFLICT, what)
        .because("rdopkg would " + verb + " it")
        .fix(fix);
  }
}
