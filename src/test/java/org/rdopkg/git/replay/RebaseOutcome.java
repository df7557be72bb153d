package org.rdopkg.git.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rdopkg.git.Checkout;
import org.rdopkg.patch.ReplayedPatch;
import org.rdopkg.testkit.TempGit;

/**
 * What a rebase leaves behind, whoever made it: the tree of every commit on the new base, and the
 * commits at which it stopped.
 *
 * @param trees of the new commits, oldest first
 * @param stops ids of the commits that conflicted
 */
record RebaseOutcome(List<String> trees, List<String> stops) {
  private static final List<String> DIED = List.of("git died");

  /**
   * A rebase to be made.
   *
   * @param old the commit below the series
   * @param tip its branch
   * @param onto the new base
   * @param skip whether commits that conflict are skipped ({@code git rebase --skip}), instead of
   *     ending it
   * @param outright {@code git rebase --onto NEW OLD}, which does not look for patches that
   *     upstream has
   */
  record Task(String old, String tip, String onto, boolean skip, boolean outright) {
    static Task of(String old, String tip, String onto) {
      return new Task(old, tip, onto, false, false);
    }
  }

  /** Ours. */
  static ReplayResult replay(TempGit repo, Task task) {
    ReplayOptions options =
        new ReplayOptions(!task.outright(), java.util.Set.of(), task.skip(), true);
    try (Checkout checkout = repo.open();
        Replay replay = Replay.in(checkout)) {
      return replay.run(repo.id(task.old()), repo.id(task.tip()), repo.id(task.onto()), options);
    }
  }

  /** What a result of ours leaves behind. */
  static RebaseOutcome of(TempGit repo, ReplayResult result) {
    List<String> trees = new ArrayList<>();
    try (Checkout checkout = repo.open()) {
      for (ReplayedPatch patch : result.patches()) {
        patch.newId().ifPresent(id -> trees.add(checkout.commitFiles().tree(id)));
      }
    }
    List<String> stops =
        result.patches().stream()
            .filter(ReplayedPatch::isConflict)
            .map(patch -> patch.commit().id())
            .toList();
    return new RebaseOutcome(trees, stops);
  }

  /** git's, made in the work tree; no branch moves. */
  static RebaseOutcome ofGit(TempGit repo, Task task) throws IOException {
    String tip = repo.id(task.tip());
    List<String> command = new ArrayList<>(List.of("rebase", "-q"));
    if (task.outright()) {
      command.addAll(List.of("--onto", task.onto(), task.old(), tip));
    } else {
      command.addAll(List.of(task.onto(), tip));
    }
    boolean clean = repo.tryGit(command.toArray(String[]::new)).status() == 0;
    List<String> stops = new ArrayList<>();
    while (!clean) {
      Optional<String> stop = stop(repo);
      if (stop.isEmpty()) {
        recover(repo);
        return new RebaseOutcome(List.of(), DIED);
      }
      stops.add(stop.get());
      if (!task.skip()) {
        break;
      }
      clean = repo.tryGit("rebase", "--skip").status() == 0;
    }
    String made = repo.git("log", "--reverse", "--format=%T", task.onto() + "..HEAD");
    if (!clean) {
      repo.git("rebase", "--abort");
    }
    List<String> trees = made.isEmpty() ? List.of() : Arrays.asList(made.split("\n", -1));
    return new RebaseOutcome(trees, stops);
  }

  /** The commit at which a rebase of git stands. */
  private static Optional<String> stop(TempGit repo) throws IOException {
    Path file = repo.top().resolve(".git/rebase-merge/stopped-sha");
    return Files.exists(file)
        ? Optional.of(repo.id(Files.readString(file).strip()))
        : Optional.empty();
  }

  boolean died() {
    return stops.equals(DIED);
  }

  /** After a crash of git: no rebase, nothing in the work tree that is not in HEAD. */
  private static void recover(TempGit repo) throws IOException {
    Files.deleteIfExists(repo.top().resolve(".git/index.lock"));
    repo.tryGit("rebase", "--quit");
    repo.git("clean", "-fdxq");
    repo.git("reset", "-q", "--hard");
    repo.git("clean", "-fdxq");
  }
}
