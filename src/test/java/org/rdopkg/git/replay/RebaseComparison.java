package org.rdopkg.git.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rdopkg.patch.ReplayedPatch;
import org.rdopkg.testkit.TempGit;

/** Makes generated rebases with git and with ours, and compares each commit and each stop. */
final class RebaseComparison {
  private final TempGit repo;
  private final List<RebaseCase> cases;

  /** How often what came out. */
  static final class Counts {
    int same;
    int conflicts;
    int askedGit;
    int patches;
    int died;
    final List<String> differences = new ArrayList<>();

    @Override
    public String toString() {
      return "same=%d (stopped %d), patches=%d, asked git=%d, git died=%d, differences=%d"
          .formatted(same, conflicts, patches, askedGit, died, differences.size());
    }
  }

  RebaseComparison(TempGit repo, List<RebaseCase> cases) {
    this.repo = repo;
    this.cases = cases;
  }

  /** Runs all cases. */
  Counts run() throws IOException {
    repo.git("config", "core.fsync", "none");
    repo.git("config", "gc.auto", "0");
    repo.git("config", "maintenance.auto", "false");
    repo.git("config", "advice.skippedCherryPicks", "false");
    repo.gitInput(stream(), "fast-import", "--quiet", "--force");
    repo.git("checkout", "-q", "--detach", "c" + cases.get(0).seed() + "/old");
    Counts counts = new Counts();
    for (RebaseCase one : cases) {
      compare(one, counts);
    }
    return counts;
  }

  private byte[] stream() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (RebaseCase one : cases) {
      String name = "refs/heads/c" + one.seed();
      commit(out, name + "/old", "", Map.of(), one.base(), "base");
      history(out, name + "/new", name + "/old", one.base(), one.upstream(), "upstream ");
      history(out, name + "/tip", name + "/old", one.base(), one.patches(), "patch ");
    }
    return out.toByteArray();
  }

  private static void history(
      ByteArrayOutputStream out,
      String ref,
      String from,
      Map<String, FileState> base,
      List<Map<String, FileState>> commits,
      String title) {
    Map<String, FileState> before = base;
    for (int i = 0; i < commits.size(); i++) {
      commit(out, ref, i == 0 ? from : "", before, commits.get(i), title + i);
      before = commits.get(i);
    }
  }

  private static void commit(
      ByteArrayOutputStream out,
      String ref,
      String from,
      Map<String, FileState> before,
      Map<String, FileState> after,
      String message) {
    text(out, "commit " + ref + "\ncommitter T <t@example.com> 1700000000 +0000\n");
    data(out, message.getBytes(StandardCharsets.UTF_8));
    text(out, from.isEmpty() ? "" : "from " + from + "\n");
    Map<String, FileState> changes = RebaseCase.changes(before, after);
    changes.forEach(
        (path, file) -> {
          if (file == null) {
            text(out, "D " + path + "\n");
          }
        });
    changes.forEach(
        (path, file) -> {
          if (file != null && file.mode().equals(FileState.SUBMODULE)) {
            text(out, "M 160000 " + file.text() + " " + path + "\n");
          } else if (file != null) {
            text(out, "M " + file.mode() + " inline " + path + "\n");
            data(out, file.content());
          }
        });
    text(out, "\n");
  }

  private static void data(ByteArrayOutputStream out, byte[] bytes) {
    text(out, "data " + bytes.length + "\n");
    out.writeBytes(bytes);
    text(out, "\n");
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void compare(RebaseCase one, Counts counts) throws IOException {
    String name = "c" + one.seed();
    RebaseOutcome.Task task = RebaseOutcome.Task.of(name + "/old", name + "/tip", name + "/new");
    ReplayResult result = RebaseOutcome.replay(repo, task);
    RebaseOutcome ours = RebaseOutcome.of(repo, result);
    RebaseOutcome git = RebaseOutcome.ofGit(repo, task);
    if (git.died()) {
      counts.died++;
      return;
    }
    counts.patches += result.patches().size();
    counts.askedGit += (int) result.patches().stream().filter(ReplayedPatch::decidedByGit).count();
    counts.conflicts += git.stops().isEmpty() ? 0 : 1;
    if (ours.equals(git)) {
      counts.same++;
    } else {
      counts.differences.add(
          "seed %d:\n git  %s\n ours %s\n %s".formatted(one.seed(), git, ours, verdicts(result)));
    }
  }

  private static List<String> verdicts(ReplayResult result) {
    return result.patches().stream()
        .map(patch -> (patch.decidedByGit() ? "git: " : "") + patch.verdict())
        .toList();
  }
}
