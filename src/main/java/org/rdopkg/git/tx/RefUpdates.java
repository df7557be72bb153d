package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.RefDirectory;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Head;
import org.rdopkg.git.Ident;
import org.rdopkg.io.AtomicFiles;

/** Moves refs, all of them or none, each only from the value that it was seen at. */
final class RefUpdates {
  private final Checkout checkout;

  RefUpdates(Checkout checkout) {
    this.checkout = checkout;
  }

  private Repository repository() {
    return checkout.repository();
  }

  /** Fails when a ref is not where the plan saw it, or is checked out in some work tree. */
  void check(List<RefMove> moves, Head head) {
    for (RefMove move : moves) {
      if (!isAt(move, move.before())) {
        throw moved(move);
      }
      if (move.ref().equals(head.ref())) {
        throw RdopkgException.of(ErrorKind.CONFLICT, move.ref() + " is checked out here")
            .because("moving it would leave the work tree behind")
            .fix("Switch to another branch first.");
      }
      checkedOutAt(move.ref())
          .ifPresent(
              where -> {
                throw RdopkgException.of(ErrorKind.CONFLICT, move.ref() + " is checked out")
                    .because("the work tree " + where + " stands on it")
                    .fix("Switch that work tree to another branch first.");
              });
    }
  }

  /** Another work tree of this repository that stands on a branch. */
  private Optional<String> checkedOutAt(String ref) {
    Path common = checkout.location().commonDir();
    List<Path> folders = new ArrayList<>();
    if (!checkout.config().isTrue("core.bare")) {
      folders.add(common);
    }
    try (Stream<Path> linked = Files.list(common.resolve("worktrees"))) {
      linked.forEach(folders::add);
    } catch (IOException e) {
      // No linked work trees.
      return Optional.empty();
    }
    for (Path folder : folders) {
      if (!folder.equals(checkout.location().gitDir()) && headText(folder).equals("ref: " + ref)) {
        return Optional.of(String.valueOf(folder.getFileName()));
      }
    }
    return Optional.empty();
  }

  private static String headText(Path gitDir) {
    try {
      byte[] bytes = AtomicFiles.read(gitDir.resolve("HEAD"), 4096);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  boolean isAt(RefMove move, String id) {
    return checkout.refs().get(move.ref()).orElse(RefMove.NONE).equals(id);
  }

  private static RdopkgException moved(RefMove move) {
    return RdopkgException.of(ErrorKind.CONFLICT, move.ref() + " has moved meanwhile")
        .because("somebody else has changed it while rdopkg was working")
        .fix("Look at it with git log " + move.ref() + ", then run the action again.");
  }

  /**
   * Refs that keep what the moves would leave unreachable: one under {@code refs/rdopkg/old/} for
   * each branch that does not simply go forward.
   */
  List<RefMove> keepers(List<RefMove> moves, String id, String action) throws IOException {
    List<RefMove> keepers = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository())) {
      for (RefMove move : moves) {
        if (!move.creates() && !goesForward(walk, move)) {
          String name = move.ref().startsWith("refs/") ? move.ref().substring(5) : move.ref();
          String keeper = "refs/rdopkg/old/" + id + "/" + name;
          if (keepers.stream().noneMatch(known -> known.ref().equals(keeper))) {
            keepers.add(RefMove.create(keeper, move.before(), action));
          }
        }
      }
    }
    return keepers;
  }

  private static boolean goesForward(RevWalk walk, RefMove move) throws IOException {
    if (move.deletes()) {
      return false;
    }
    var before = walk.parseAny(ObjectId.fromString(move.before()));
    var after = walk.parseAny(ObjectId.fromString(move.after()));
    return before instanceof RevCommit old
        && after instanceof RevCommit next
        && isBelow(walk, old, next);
  }

  /**
   * Whether a commit is an ancestor, looked for only among commits that are no older by their date:
   * the history of a big upstream is long, and a commit with a wrong date is only kept needlessly.
   */
  private static boolean isBelow(RevWalk walk, RevCommit old, RevCommit next) throws IOException {
    walk.reset();
    walk.setRetainBody(false);
    walk.markStart(next);
    for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
      if (commit.equals(old)) {
        return true;
      }
      if (commit.getCommitTime() < old.getCommitTime()) {
        return false;
      }
    }
    return false;
  }

  /** Moves the refs; HEAD's own log gets its line too when its branch is among them. */
  void apply(List<RefMove> moves, Head head, Ident who) throws IOException {
    PersonIdent ident =
        new PersonIdent(who.name(), who.email(), Instant.ofEpochSecond(who.seconds()), who.zone());
    List<RefMove> named = moves.stream().filter(m -> !m.ref().equals(Constants.HEAD)).toList();
    if (!named.isEmpty()) {
      batchOrMoved(named, ident);
    }
    for (RefMove move : moves) {
      if (move.ref().equals(Constants.HEAD)) {
        detachedWith(named, move, ident);
      } else if (move.ref().equals(head.ref())) {
        logHead(move, ident);
      }
    }
  }

  /** A failure that came after the refs had moved is none. */
  private void batchOrMoved(List<RefMove> moves, PersonIdent ident) throws IOException {
    try {
      batch(moves, ident);
    } catch (IOException e) {
      if (!allAt(moves, true)) {
        throw e;
      }
    }
  }

  /** Whether all refs are where they should go, or all where they come from. */
  boolean allAt(List<RefMove> moves, boolean after) {
    return moves.stream().allMatch(move -> isAt(move, after ? move.after() : move.before()));
  }

  /** A detached HEAD cannot be part of a batch: if it fails, the others go back. */
  private void detachedWith(List<RefMove> others, RefMove head, PersonIdent ident)
      throws IOException {
    try {
      detached(head, ident);
    } catch (IOException | RuntimeException e) {
      List<RefMove> back = new ArrayList<>();
      others.forEach(m -> back.add(m.back("rdopkg: undone")));
      if (!back.isEmpty()) {
        batch(back, ident);
      }
      throw e;
    }
  }

  private void batch(List<RefMove> moves, PersonIdent ident) throws IOException {
    LooseRefs loose = new LooseRefs(checkout);
    if (loose.fits(moves)) {
      loose.apply(moves, ident, move -> refused(move, ReceiveCommand.Result.LOCK_FAILURE));
      return;
    }
    BatchRefUpdate batch = repository().getRefDatabase().newBatchUpdate();
    batch.setAtomic(true).setAllowNonFastForwards(true).setRefLogIdent(ident);
    for (RefMove move : moves) {
      ReceiveCommand command =
          new ReceiveCommand(
              ObjectId.fromString(move.before()), ObjectId.fromString(move.after()), move.ref());
      command.setRefLogMessage(move.reason(), false);
      batch.addCommand(command);
    }
    try (RevWalk walk = new RevWalk(repository())) {
      batch.execute(walk, NullProgressMonitor.INSTANCE);
    }
    for (int i = 0; i < moves.size(); i++) {
      ReceiveCommand.Result result = result(batch, moves.get(i).ref());
      if (result != ReceiveCommand.Result.OK
          && result != ReceiveCommand.Result.REJECTED_OTHER_REASON) {
        throw refused(moves.get(i), result);
      }
    }
    if (batch.getCommands().stream().anyMatch(c -> c.getResult() != ReceiveCommand.Result.OK)) {
      throw refused(moves.get(0), ReceiveCommand.Result.REJECTED_OTHER_REASON);
    }
  }

  private static ReceiveCommand.Result result(BatchRefUpdate batch, String ref) {
    return batch.getCommands().stream()
        .filter(command -> command.getRefName().equals(ref))
        .findFirst()
        .map(ReceiveCommand::getResult)
        .orElse(ReceiveCommand.Result.NOT_ATTEMPTED);
  }

  private RdopkgException refused(RefMove move, ReceiveCommand.Result result) {
    if (!isAt(move, move.before())) {
      return moved(move);
    }
    RdopkgException error =
        RdopkgException.of(ErrorKind.CONFLICT, "the ref " + move.ref() + " cannot be changed");
    if (result == ReceiveCommand.Result.LOCK_FAILURE) {
      Path lock = checkout.location().commonDir().resolve(move.ref() + ".lock");
      return error
          .because("it is locked: another git is changing it, or has crashed")
          .fix("Wait until it is done.")
          .fix("If there is no such git any more: rm " + lock);
    }
    return error.because("git's answer is " + result);
  }

  private void detached(RefMove move, PersonIdent ident) throws IOException {
    RefUpdate update = repository().updateRef(Constants.HEAD, true);
    update.setExpectedOldObjectId(ObjectId.fromString(move.before()));
    update.setNewObjectId(ObjectId.fromString(move.after()));
    update.disableRefLog();
    RefUpdate.Result result = update.forceUpdate();
    switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> logHead(move, ident);
      default -> throw refused(move, ReceiveCommand.Result.LOCK_FAILURE);
    }
  }

  /**
   * Writes the line of HEAD's own log. JGit would write it for the main work tree even when the
   * checkout is a linked one.
   */
  private void logHead(RefMove move, PersonIdent ident) {
    Path logs = checkout.location().gitDir().resolve("logs");
    Path log = logs.resolve(Constants.HEAD);
    boolean wanted = !checkout.config().isFalse("core.logAllRefUpdates") || Files.exists(log);
    if (!wanted || !(repository().getRefDatabase() instanceof RefDirectory)) {
      return;
    }
    String line =
        move.before()
            + " "
            + move.after()
            + " "
            + ident.toExternalString()
            + "\t"
            + move.reason().replace('\n', ' ')
            + "\n";
    try {
      Files.createDirectories(logs);
      Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The refs have moved: a missing line in a log is no reason to fail now.
      return;
    }
  }
}
