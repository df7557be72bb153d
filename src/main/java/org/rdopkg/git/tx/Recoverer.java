package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.index.TreeEditor;
import org.rdopkg.io.IoErrors;

/**
 * Finishes or takes back what a crash has left of a transaction. What there can be:
 *
 * <ul>
 *   <li>a journal that is not decided: files may have been changed, refs have not; everything goes
 *       back;
 *   <li>a decided journal and refs at their old values: the same;
 *   <li>a decided journal and refs at their new values: files are in place, the index is waiting in
 *       its lock file; it is put in place;
 *   <li>no journal: the transaction was finished.
 * </ul>
 *
 * Every step may itself be interrupted and done again.
 */
final class Recoverer {
  /** How long a lock file must stay before it is taken for one that a dead process has left. */
  private static final Duration LOCK_PATIENCE = Duration.ofMillis(300);

  private final Checkout checkout;
  private final TxFolder folder;
  private final StepListener steps;
  private final RefUpdates refs;

  Recoverer(Checkout checkout, TxFolder folder, StepListener steps) {
    this.checkout = checkout;
    this.folder = folder;
    this.steps = steps;
    this.refs = new RefUpdates(checkout);
  }

  /** Recovers, if there is something to recover. The caller holds rdopkg's lock. */
  Optional<Recovery> recover() {
    JournalFile file = new JournalFile(folder.journal());
    Optional<Journal> journal = file.read();
    if (journal.isEmpty()) {
      return Optional.empty();
    }
    try {
      Recovery recovery = recover(journal.get());
      steps.reached("recovered");
      file.delete();
      steps.reached("journal deleted");
      folder.sweep();
      return Optional.of(recovery);
    } catch (IOException e) {
      throw IoErrors.cannot("recover from an interrupted " + journal.get().action(), e);
    }
  }

  private Recovery recover(Journal journal) throws IOException {
    if (journal.decided()) {
      dropStaleRefLocks(journal);
    }
    boolean moved = journal.decided() && journal.refs().stream().anyMatch(this::hasMoved);
    return moved ? finish(journal) : takeBack(journal);
  }

  /** Whether a ref is where the transaction wanted it, or has gone on from there. */
  private boolean hasMoved(RefMove move) {
    if (refs.isAt(move, move.after())) {
      return true;
    }
    Optional<String> now = checkout.refs().get(move.ref());
    if (now.isEmpty() || move.deletes() || refs.isAt(move, move.before())) {
      return false;
    }
    try (RevWalk walk = new RevWalk(checkout.repository())) {
      return walk.parseAny(ObjectId.fromString(now.get())) instanceof RevCommit current
          && walk.parseAny(ObjectId.fromString(move.after())) instanceof RevCommit ours
          && walk.isMergedInto(ours, current);
    } catch (IOException e) {
      return false;
    }
  }

  private Recovery takeBack(Journal journal) throws IOException {
    FileSwitch files = new FileSwitch(checkout.files(), folder, journal.id(), steps);
    List<String> notes = files.undo(journal.files(), false);
    indexLock(journal).release(journal.indexHash());
    steps.reached("index lock released");
    new OperationRecorder(checkout, folder, journal.id()).drop();
    return new Recovery(journal.action(), Recovery.Outcome.TAKEN_BACK, notes);
  }

  private Recovery finish(Journal journal) throws IOException {
    List<String> notes = new ArrayList<>();
    List<RefMove> left =
        journal.refs().stream().filter(move -> refs.isAt(move, move.before())).toList();
    if (!left.isEmpty()) {
      refs.apply(left, checkout.refs().head(), checkout.identities().committer());
      steps.reached("refs moved");
    }
    for (RefMove move : journal.refs()) {
      if (!hasMoved(move)) {
        notes.add(move.ref() + " has been moved by somebody else since and is left alone");
      }
    }
    if (!journal.indexHash().isEmpty()) {
      finishIndex(journal);
    }
    new OperationRecorder(checkout, folder, journal.id()).publish();
    steps.reached("operation recorded");
    return new Recovery(journal.action(), Recovery.Outcome.FINISHED, notes);
  }

  private void finishIndex(Journal journal) throws IOException {
    IndexLock lock = indexLock(journal);
    if (lock.isFilled(journal.indexHash())) {
      lock.commit();
    } else if (!indexIsNew(journal)) {
      // Somebody has removed the lock file, perhaps used git since: set the paths anew.
      lock.release(journal.indexHash());
      lock.acquire(Duration.ofSeconds(2));
      TxFolder own = folder.of(journal.id());
      new NextIndex(checkout, own).write(committed(journal));
      lock.fill(own.nextIndex());
      lock.commit();
    }
    steps.reached("index replaced");
  }

  private boolean indexIsNew(Journal journal) throws IOException {
    try {
      byte[] index = Files.readAllBytes(checkout.location().index());
      return FileSwitch.hash(index).equals(journal.indexHash());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** What the commit has at the transaction's paths. */
  private Map<String, Optional<TreeEditor.File>> committed(Journal journal) throws IOException {
    Map<String, Optional<TreeEditor.File>> files = new LinkedHashMap<>();
    try (ObjectReader reader = checkout.repository().newObjectReader()) {
      ObjectId tree = ObjectId.fromString(checkout.commitFiles().tree(journal.commit()));
      TreeEditor editor = new TreeEditor(reader, tree);
      for (Journal.File file : journal.files()) {
        files.put(file.path(), editor.get(file.path()));
      }
    }
    return files;
  }

  private IndexLock indexLock(Journal journal) {
    return new IndexLock(checkout.location().index(), folder, journal.indexToken());
  }

  /**
   * Removes lock files of the transaction's refs that the crash has left: they are younger than the
   * decision, and stay for longer than any living git would hold them.
   */
  private void dropStaleRefLocks(Journal journal) throws IOException {
    List<Path> locks = new ArrayList<>();
    Path common = checkout.location().commonDir();
    journal.refs().forEach(move -> locks.add(common.resolve(move.ref() + ".lock")));
    locks.add(common.resolve("packed-refs.lock"));
    locks.add(checkout.location().gitDir().resolve("HEAD.lock"));
    List<Path> present = locks.stream().filter(Files::exists).toList();
    if (present.isEmpty()) {
      return;
    }
    Map<Path, FileTime> seen = new LinkedHashMap<>();
    for (Path lock : present) {
      seen.put(lock, Files.getLastModifiedTime(lock));
    }
    FileTime decision = Files.getLastModifiedTime(folder.journal());
    waitPatiently();
    for (Map.Entry<Path, FileTime> lock : seen.entrySet()) {
      boolean young = lock.getValue().compareTo(decision) >= 0;
      if (young
          && Files.exists(lock.getKey())
          && Files.getLastModifiedTime(lock.getKey()).equals(lock.getValue())) {
        Files.deleteIfExists(lock.getKey());
      }
    }
  }

  private static void waitPatiently() {
    try {
      Thread.sleep(LOCK_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
