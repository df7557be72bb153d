package org.rdopkg.git.tx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;

/**
 * Plans the way back of an operation. Refuses, with all reasons, when something that the operation
 * changed has been changed again since: later work is never lost.
 */
public final class Undo {
  private static final String HEAD = "HEAD";

  private final Checkout checkout;
  private final Operation operation;

  /** Takes an operation back that happened in this checkout. */
  public Undo(Checkout checkout, Operation operation) {
    this.checkout = checkout;
    this.operation = operation;
  }

  /**
   * What is in the way, one sentence each; empty when nothing is. Files are looked at only where
   * HEAD is already: those of another branch come with it.
   *
   * @param headRef the ref that HEAD will name when the plan is applied
   */
  public List<String> obstacles(String headRef) {
    List<String> obstacles = refObstacles(headRef);
    if (headRef.equals(checkout.refs().head().ref())) {
      for (Operation.File file : operation.files()) {
        if (!isAsLeft(file) && !isBackAlready(file)) {
          obstacles.add(file.path() + " has been changed since");
        }
      }
    }
    return obstacles;
  }

  private List<String> refObstacles(String headRef) {
    List<String> obstacles = new ArrayList<>();
    boolean needsHead =
        operation.movesHead()
            || !operation.files().isEmpty()
            || operation.note().goesTo().isPresent();
    if (needsHead && !headRef.equals(operation.headRef())) {
      String here = headRef.equals(HEAD) ? "is detached" : "is at " + shorten(headRef);
      obstacles.add("HEAD " + here + ", it was at " + shorten(operation.headRef()));
    }
    String head = checkout.refs().get(operation.headRef()).orElse("");
    if (operation.movesHead() && !head.equals(operation.headAfter())) {
      obstacles.add(shorten(operation.headRef()) + " has moved since, to " + abbreviate(head));
    }
    for (RefMove move : operation.refs()) {
      String now = checkout.refs().get(move.ref()).orElse(RefMove.NONE);
      if (!now.equals(move.after())) {
        obstacles.add(shorten(move.ref()) + " has moved since, to " + abbreviate(now));
      }
    }
    return obstacles;
  }

  private boolean isAsLeft(Operation.File file) {
    return isContent(file, file.after());
  }

  private boolean isContent(Operation.File file, String blob) {
    Optional<byte[]> now = checkout.files().read(file.path());
    return blob.isEmpty()
        ? now.isEmpty()
        : now.isPresent() && Arrays.equals(now.get(), checkout.commitFiles().blob(blob));
  }

  /** An edit that is in no commit, and that somebody else has taken back: nothing is left to do. */
  private boolean isBackAlready(Operation.File file) {
    return !operation.movesHead() && isContent(file, file.before());
  }

  private String abbreviate(String id) {
    return id.isEmpty() || id.equals(RefMove.NONE) ? "nothing" : id.substring(0, 7);
  }

  /** A ref as people know it. */
  public static String shorten(String ref) {
    for (String prefix : List.of("refs/heads/", "refs/tags/", "refs/")) {
      if (ref.startsWith(prefix)) {
        return ref.substring(prefix.length());
      }
    }
    return ref;
  }

  /**
   * The plan.
   *
   * @param action what does it: {@code rdopkg undo}
   * @throws RdopkgException with the reasons, when there are {@link #obstacles}
   */
  public UpdatePlan plan(String action) {
    List<String> obstacles = obstacles(checkout.refs().head().ref());
    if (!obstacles.isEmpty()) {
      throw refused(obstacles);
    }
    String what = action + ": " + operation.action();
    UpdatePlan.Builder plan = UpdatePlan.builder(action, checkout.refs().head());
    for (Operation.File file : operation.files()) {
      back(file).ifPresent(plan::file);
    }
    operation.refs().forEach(move -> plan.ref(move.back(what)));
    if (operation.movesHead()) {
      if (operation.headBefore().isEmpty()) {
        throw refused(List.of("there was no commit before it"));
      }
      Rewind rewind = new Rewind(operation.headBefore(), operation.index());
      plan.commit(CommitPlan.rewinding(operation.action(), rewind));
    }
    OperationNote note = OperationNote.NONE.undoing(operation.id());
    note = operation.note().goesTo().map(note::from).orElse(note);
    return plan.build().noting(operation.note().cameFrom().map(note::to).orElse(note));
  }

  private Optional<FileChange> back(Operation.File file) {
    if (file.before().equals(file.after()) || (!isAsLeft(file) && isBackAlready(file))) {
      return Optional.empty();
    }
    Before now =
        file.after().isEmpty()
            ? Before.COMMITTED
            : Before.content(checkout.commitFiles().blob(file.after()));
    return Optional.of(
        file.before().isEmpty()
            ? new FileChange.Delete(file.path(), now)
            : new FileChange.Write(
                file.path(), checkout.commitFiles().blob(file.before()), now, file.executable()));
  }

  /** The error that tells why it can't be taken back. */
  public RdopkgException refused(List<String> obstacles) {
    return RdopkgException.of(
            ErrorKind.CONFLICT, "can't take back operation " + operation.number() + ": " + what())
        .because(String.join("\n       ", obstacles))
        .fix("rdopkg oplog   # what happened")
        .fix("put that back first, if it is not needed, and try again");
  }

  private String what() {
    return operation.subject().isEmpty()
        ? operation.action()
        : operation.action() + " (" + operation.subject() + ")";
  }
}
