package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Digits;
import org.rdopkg.io.AtomicFiles;

/**
 * Writes the operation of a transaction: contents as git objects, held by one ref, and a file in
 * rdopkg's folder that counts only once the transaction is done.
 */
final class OperationRecorder {
  /** Below it, a tree with all contents for each operation. */
  static final String REFS = "refs/rdopkg/ops/";

  private static final long INDEX_LIMIT = 32L << 20;

  /** So that names sort like numbers. */
  private static final int NUMBER_WIDTH = 8;

  private final Checkout checkout;
  private final TxFolder folder;
  private final String id;

  OperationRecorder(Checkout checkout, TxFolder folder, String id) {
    this.checkout = checkout;
    this.folder = folder;
    this.id = id;
  }

  /**
   * Prepares the record; nobody sees it yet. What changes nothing in the end gets none.
   *
   * @param headAfter HEAD's commit when the transaction is done
   * @param withIndex the next index is ready in rdopkg's folder
   */
  void prepare(
      UpdatePlan plan,
      List<FileSwitch.Item> items,
      List<RefMove> moves,
      String headAfter,
      boolean withIndex)
      throws IOException {
    TreeMap<String, ObjectId> held = new TreeMap<>();
    try (ObjectInserter inserter = checkout.repository().newObjectInserter()) {
      Blobs blobs = new Blobs(inserter, held);
      List<Operation.File> files = new ArrayList<>();
      for (FileSwitch.Item item : items) {
        if (plan.note().passing().contains(item.change().path())) {
          continue;
        }
        String before = item.old().isPresent() ? blobs.put(item.old().get()) : "";
        String after =
            item.change() instanceof FileChange.Write write ? blobs.put(write.content()) : "";
        files.add(new Operation.File(item.change().path(), before, after, item.executable()));
      }
      Optional<Operation.Index> index = withIndex ? index(blobs) : Optional.empty();
      write(plan, moves, headAfter, files, index, tree(inserter, held).name());
    }
  }

  /** Contents that are stored, and held by a tree that lists them under any names. */
  private record Blobs(ObjectInserter inserter, SortedMap<String, ObjectId> held) {
    String put(byte[] content) throws IOException {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, content);
      held.put(blob.name(), blob);
      return blob.name();
    }
  }

  private Optional<Operation.Index> index(Blobs blobs) throws IOException {
    Path now = checkout.location().index();
    try {
      FileTime time = Files.getLastModifiedTime(now);
      byte[] before = AtomicFiles.read(now, INDEX_LIMIT);
      byte[] after = AtomicFiles.read(folder.nextIndex(), INDEX_LIMIT);
      return Optional.of(
          new Operation.Index(
              blobs.put(before), time.toInstant().getEpochSecond(), blobs.put(after)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (Files.size(now) <= INDEX_LIMIT) {
        throw e;
      }
      return Optional.empty(); // too big to keep: the commits tell
    }
  }

  /** One object that leads to all contents: when the record counts, a ref holds it. */
  private static ObjectId tree(ObjectInserter inserter, SortedMap<String, ObjectId> held)
      throws IOException {
    if (held.isEmpty()) {
      return ObjectId.zeroId();
    }
    TreeFormatter tree = new TreeFormatter();
    held.forEach((name, blob) -> tree.append(name, FileMode.REGULAR_FILE, blob));
    ObjectId id = inserter.insert(tree);
    inserter.flush();
    return id;
  }

  private void write(
      UpdatePlan plan,
      List<RefMove> moves,
      String headAfter,
      List<Operation.File> files,
      Optional<Operation.Index> index,
      String held)
      throws IOException {
    List<RefMove> refs = new ArrayList<>();
    for (RefMove move : moves) {
      boolean own =
          move.ref().startsWith("refs/rdopkg/")
              || move.ref().equals(plan.head().ref())
              || plan.note().passing().contains(move.ref());
      if (!own) {
        refs.add(merged(move, plan.note().moved()));
      }
    }
    for (RefMove moved : plan.note().moved()) {
      if (refs.stream().noneMatch(move -> move.ref().equals(moved.ref()))) {
        refs.add(moved);
      }
    }
    refs.removeIf(move -> move.before().equals(move.after()));
    String before = plan.head().commit().orElse("");
    boolean moved = !refs.isEmpty() || !files.isEmpty() || !before.equals(headAfter);
    if (!moved && !plan.note().tellsMore()) {
      return; // such as an abort: all is as it was
    }
    Operation operation =
        new Operation(
            0,
            id,
            checkout.environment().now(),
            plan.action(),
            plan.commit().map(CommitPlan::subject).orElse(""),
            plan.head().ref(),
            before,
            headAfter,
            refs,
            files,
            index,
            plan.note());
    Files.createDirectories(folder.operations());
    Files.deleteIfExists(draft());
    AtomicFiles.createQuickly(draft(), OperationFile.write(operation, held));
  }

  /** A ref that git had moved already, and the transaction once more. */
  private static RefMove merged(RefMove move, List<RefMove> before) {
    return before.stream()
        .filter(moved -> moved.ref().equals(move.ref()) && moved.after().equals(move.before()))
        .findFirst()
        .map(moved -> new RefMove(move.ref(), moved.before(), move.after(), move.reason()))
        .orElse(move);
  }

  private Path draft() {
    return folder.operations().resolve("draft-" + id);
  }

  /** The transaction is done: the record counts. Does nothing when it counts already. */
  void publish() throws IOException {
    if (Files.exists(draft())) {
      OperationFile.held(draft()).ifPresent(this::hold);
      int number = OperationLog.lastNumber(folder.operations()) + 1;
      String name = Digits.padded(number, NUMBER_WIDTH) + "-" + id;
      AtomicFiles.replace(draft(), folder.operations().resolve(name));
    }
  }

  /**
   * Without the ref the contents stay for as long as git keeps what nothing refers to: that it
   * cannot be made is no reason to fail, the transaction is done.
   */
  private void hold(String tree) {
    if (tree.equals(RefMove.NONE)) {
      return; // the operation moved refs only
    }
    try {
      dropRefLock();
      RefUpdate update = checkout.repository().updateRef(REFS + id);
      update.setNewObjectId(ObjectId.fromString(tree));
      update.disableRefLog();
      update.forceUpdate();
    } catch (IOException e) {
      return;
    }
  }

  /** The ref is this transaction's alone: a lock was left by the run that recovery goes on with. */
  private void dropRefLock() throws IOException {
    Files.deleteIfExists(checkout.location().commonDir().resolve(REFS + id + ".lock"));
  }

  /**
   * The transaction was taken back: there is nothing to record. One that moves no refs may have
   * been killed when its record was on the way.
   */
  void drop() throws IOException {
    dropRefLock();
    if (checkout.refs().get(REFS + id).isPresent()) {
      RefUpdate update = checkout.repository().updateRef(REFS + id);
      update.setForceUpdate(true);
      update.delete();
    }
    Files.deleteIfExists(draft());
    for (Path file : OperationLog.files(folder.operations())) {
      if (String.valueOf(file.getFileName()).endsWith("-" + id)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
