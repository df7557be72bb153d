package org.rdopkg.git.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.git.replay.RebaseOutcome.Task;
import org.rdopkg.patch.ReplayedPatch;
import org.rdopkg.patch.Verdict;
import org.rdopkg.testkit.TempGit;

/**
 * A repository of yours, its own commits as patches: the same trees as git for every commit, and
 * conflicts in the same places.
 *
 * <pre>
 * mvn -Pexhaustive test -Dtest=RealUpstreamTest -Drdopkg.upstream=DIR -Drdopkg.old=TAG \
 *     -Drdopkg.onto=TAG,... [-Drdopkg.series=REVISION | -Drdopkg.later=REVISION -Drdopkg.every=N]
 * </pre>
 *
 * <p>The patches are the commits {@code old..series} (a stable branch), or every N-th commit of
 * {@code onto..later} that applies to the old tag. They are put onto each of the new bases;
 * conflicts are skipped. Nothing is written into DIR. Branches of it are named {@code origin/NAME}.
 */
@Tag("exhaustive")
@EnabledIfSystemProperty(named = "rdopkg.upstream", matches = ".+")
class RealUpstreamTest {
  private static final int MOST = Integer.getInteger("rdopkg.most", 300);

  @TempDir Path folder;
  private TempGit repo;
  private final String old = System.getProperty("rdopkg.old", "");

  @Test
  void theSameTreesAsGit() throws IOException {
    clone(System.getProperty("rdopkg.upstream"));
    String[] bases = System.getProperty("rdopkg.onto", "").split(",", -1);
    String series = System.getProperty("rdopkg.series", "");
    String tip = series.isEmpty() ? picked(bases[0]) : repo.id(series + "^{commit}");
    for (String onto : bases) {
      compare(tip, onto);
    }
  }

  private void clone(String upstream) {
    TempGit.at(folder, folder)
        .git(
            "clone",
            "-q",
            "--shared",
            "--no-checkout",
            upstream,
            folder.resolve("clone").toString());
    repo = TempGit.at(folder, folder.resolve("clone"));
    repo.git("config", "gc.auto", "0");
    repo.git("config", "maintenance.auto", "false");
    repo.git("config", "advice.skippedCherryPicks", "false");
    repo.git("config", "core.fsync", "none");
    repo.git("checkout", "-q", "-f", "--detach", old);
  }

  /** Commits of later releases on the old one, as somebody would backport them. */
  private String picked(String onto) {
    String later = System.getProperty("rdopkg.later", "origin/HEAD");
    int every = Integer.getInteger("rdopkg.every", 1);
    List<String> commits =
        Arrays.asList(
            repo.git("rev-list", "--reverse", "--no-merges", onto + ".." + later).split("\n", -1));
    int taken = 0;
    for (int i = 0; i < commits.size() && taken < MOST; i += every) {
      if (repo.tryGit("cherry-pick", commits.get(i)).status() == 0) {
        taken++;
      } else {
        repo.git("reset", "-q", "--hard");
      }
    }
    return repo.head();
  }

  private void compare(String tip, String onto) throws IOException {
    boolean outright = repo.tryGit("merge-base", "--is-ancestor", old, onto).status() != 0;
    Task task = new Task(old, tip, onto, true, outright);
    ReplayResult result = RebaseOutcome.replay(repo, task);
    assertThat(result.patches()).isNotEmpty();
    RebaseOutcome ours = RebaseOutcome.of(repo, result);
    RebaseOutcome git = RebaseOutcome.ofGit(repo, task);
    System.out.printf(
        "%s..%s onto %s%s: patches=%d, applied=%d, upstream has=%d, conflicts=%d, asked git=%d:"
            + " %s%n",
        old,
        tip.substring(0, 7),
        onto,
        outright ? " (--onto)" : "",
        result.patches().size(),
        ours.trees().size(),
        result.patches().stream().filter(p -> p.verdict() instanceof Verdict.Upstreamed).count(),
        ours.stops().size(),
        result.patches().stream().filter(ReplayedPatch::decidedByGit).count(),
        ours.equals(git) ? "the same" : "DIFFERENT");
    assertThat(ours).isEqualTo(git);
  }
}
