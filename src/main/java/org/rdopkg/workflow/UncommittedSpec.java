package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.git.diff.LineDiff;
import org.rdopkg.git.index.WorkTreeStatus;

/**
 * What a person has changed in the spec since the last commit. An action that rewrites the spec
 * takes it along, as people prepare specs before {@code patch} (a magic comment, a dependency) and
 * expect one commit; so it has to be told and shown.
 */
final class UncommittedSpec {
  private UncommittedSpec() {}

  /**
   * The spec as the commit before has it, when the one that is there differs; an empty text when
   * that commit has none.
   *
   * @param onto the commit before; empty on a branch without commits
   * @param committed the id of the spec's content there; empty when it has none
   */
  static Optional<byte[]> before(
      Checkout checkout, Optional<String> onto, Optional<String> committed, DistgitPackage found) {
    byte[] now = found.spec().bytes();
    String name = found.specName();
    if (committed.filter(CommitFiles.idOf(now)::equals).isPresent()
        || new WorkTreeStatus(checkout).of(name).isClean()) {
      return Optional.empty();
    }
    return Optional.of(
        onto.flatMap(id -> checkout.commitFiles().read(id, name)).orElse(new byte[0]));
  }

  /** The sentence that tells of it. */
  static String told(DistgitPackage found, byte[] before) {
    String name = found.specName();
    if (before.length == 0) {
      return name + " is in no commit yet: all of it goes into this one";
    }
    LineDiff diff = LineDiff.between(before, found.spec().bytes());
    List<String> counts = new ArrayList<>();
    count(diff.added(), "added", counts);
    count(diff.removed(), "removed", counts);
    return "uncommitted changes of "
        + name
        + " go into this commit, too: "
        + String.join(", ", counts);
  }

  private static void count(int lines, String what, List<String> counts) {
    if (lines > 0) {
      counts.add(lines + (lines == 1 ? " line " : " lines ") + what);
    }
  }
}
