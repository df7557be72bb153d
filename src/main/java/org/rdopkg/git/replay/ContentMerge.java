package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.diff.TextOrBinary;
import org.rdopkg.patch.ConflictedPath.Hunk;
import org.rdopkg.patch.ConflictedPath.Kind;

/**
 * Merges one path: type, mode and contents. Lines are merged with the histogram algorithm, as git's
 * {@code ort} does; binary files, links and submodules are taken whole from the side that changed.
 */
final class ContentMerge {
  private final ObjectStore store;

  ContentMerge(ObjectStore store) {
    this.store = store;
  }

  /** What came out. */
  sealed interface Result {
    /** One file. */
    record File(Node node) implements Result {}

    /** The sides disagree. */
    record Disagree(Kind kind, List<Hunk> hunks) implements Result {
      Disagree(Kind kind) {
        this(kind, List.of());
      }
    }

    /** Only git knows what git does here. */
    record Unknown(String reason) implements Result {}
  }

  /**
   * Merges three versions of a file that both sides have.
   *
   * @param base empty when both sides added it
   */
  Result merge(Optional<Node> base, Node ours, Node theirs, MergeDriver driver) throws IOException {
    if (ours.equals(theirs) || base.filter(theirs::equals).isPresent()) {
      return new Result.File(ours);
    }
    if (base.filter(ours::equals).isPresent()) {
      return new Result.File(theirs);
    }
    if (!ours.isSameTypeAs(theirs) || base.filter(b -> !b.isSameTypeAs(ours)).isPresent()) {
      return base.isPresent() && ours.isSameTypeAs(theirs)
          ? new Result.Unknown("a file changed its type on both sides")
          : new Result.Disagree(Kind.TYPE);
    }
    if (ours.isSubmodule()) {
      return new Result.Disagree(Kind.SUBMODULE);
    }
    if (base.isEmpty() && ours.mode() != theirs.mode()) {
      return new Result.Unknown("a file was added on both sides with different modes");
    }
    int mode = base.isPresent() && base.get().mode() == ours.mode() ? theirs.mode() : ours.mode();
    Optional<ObjectId> taken = taken(base, ours, theirs);
    if (taken.isPresent()) {
      return new Result.File(new Node(mode, taken.get()));
    }
    if (!ours.isRegular()) {
      return new Result.Disagree(base.isPresent() ? Kind.CONTENT : Kind.BOTH_ADDED);
    }
    return contents(base, ours, theirs, mode, driver);
  }

  /** The side that changed, when only one did or both did the same. */
  private static Optional<ObjectId> taken(Optional<Node> base, Node ours, Node theirs) {
    if (ours.id().equals(theirs.id())) {
      return Optional.of(ours.id());
    }
    if (base.filter(b -> b.id().equals(ours.id())).isPresent()) {
      return Optional.of(theirs.id());
    }
    return base.filter(b -> b.id().equals(theirs.id())).map(b -> ours.id());
  }

  private Result contents(Optional<Node> base, Node ours, Node theirs, int mode, MergeDriver driver)
      throws IOException {
    byte[] o = base.isPresent() ? store.blob(base.get().id()) : new byte[0];
    byte[] a = store.blob(ours.id());
    byte[] b = store.blob(theirs.id());
    boolean binary =
        driver == MergeDriver.BINARY
            || TextOrBinary.isBinary(o)
            || TextOrBinary.isBinary(a)
            || TextOrBinary.isBinary(b);
    if (driver == MergeDriver.CUSTOM) {
      return new Result.Unknown("the user's merge driver decides");
    }
    if (binary && driver != MergeDriver.UNION) {
      return new Result.Disagree(base.isPresent() ? Kind.BINARY : Kind.BOTH_ADDED);
    }
    TextMerge.Outcome outcome = TextMerge.of(o, a, b);
    if (driver == MergeDriver.UNION && (binary || outcome.containsConflicts())) {
      return new Result.Unknown("both sides of the lines are to be kept");
    }
    if (outcome instanceof TextMerge.Unsure unsure) {
      return new Result.Unknown(unsure.reason());
    }
    if (outcome instanceof TextMerge.Conflict conflict) {
      return new Result.Disagree(
          base.isPresent() ? Kind.CONTENT : Kind.BOTH_ADDED,
          base.isPresent() ? conflict.hunks() : List.of());
    }
    return new Result.File(
        new Node(mode, store.insert(Constants.OBJ_BLOB, ((TextMerge.Clean) outcome).text())));
  }
}
