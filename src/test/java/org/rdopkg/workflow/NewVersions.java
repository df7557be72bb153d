package org.rdopkg.workflow;

import java.util.Map;
import org.rdopkg.testkit.DistgitRepo;

/** What tests of new versions share. */
public final class NewVersions {
  private NewVersions() {}

  /** Upstream releases a version on top of another: a new file, and what else the test wants. */
  public static DistgitRepo release(
      DistgitRepo repo, String tag, String from, Map<String, String> files) {
    String branch = "upstream-of-" + tag;
    var history = repo.git().importing(branch).from(from);
    history.file("upstream_" + tag, tag + "\n");
    files.forEach(history::file);
    history.commit("Upstream work for " + tag).done();
    repo.git().git("tag", tag, branch);
    repo.git().git("branch", "-q", "-D", branch);
    return repo;
  }

  /** The last commit's message. */
  static String message(DistgitRepo repo) {
    return repo.git().git("log", "-1", "--format=%B");
  }

  /** All refs but those that rdopkg keeps for undo. */
  static String refs(DistgitRepo repo) {
    return repo.git().refs().replaceAll("(?m)^refs/rdopkg/.*\\n", "");
  }
}
