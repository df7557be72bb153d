package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.IoErrors;

/** The operations of one work tree, and which of them are in force. */
public final class OperationLog {
  private static final int DIGITS = 8;
  private static final String EXPIRE = "rdopkg oplog expire";
  private static final String OLD_REFS = "refs/rdopkg/old/";

  private final Checkout checkout;
  private final Path folder;

  /** The log of a checkout's work tree. */
  public OperationLog(Checkout checkout) {
    this.checkout = checkout;
    this.folder = new TxFolder(checkout.location().gitDir()).operations();
  }

  static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[0-9]*")) {
      entries.forEach(files::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    files.sort(null);
    return files;
  }

  static int lastNumber(Path folder) throws IOException {
    List<Path> files = files(folder);
    return files.isEmpty() ? 0 : number(files.get(files.size() - 1));
  }

  private static int number(Path file) {
    try {
      return Integer.parseInt(String.valueOf(file.getFileName()).substring(0, DIGITS));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      return 0;
    }
  }

  /** All operations, oldest first. Damaged records are left out. */
  public List<Operation> all() {
    try {
      List<Operation> operations = new ArrayList<>();
      for (Path file : files(folder)) {
        OperationFile.read(file, number(file)).ifPresent(operations::add);
      }
      return List.copyOf(operations);
    } catch (IOException e) {
      throw IoErrors.cannot("read the log of operations", e);
    }
  }

  /** The ids of the operations that have been taken back, and not been done again since. */
  public static Set<String> undone(List<Operation> operations) {
    Set<String> undone = new HashSet<>();
    for (int i = operations.size() - 1; i >= 0; i--) {
      Operation operation = operations.get(i);
      if (!undone.contains(operation.id())) {
        operation.note().undoes().ifPresent(undone::add);
      }
    }
    return undone;
  }

  /** The last operation that is in force: what {@code undo} takes back. */
  public static Optional<Operation> toUndo(List<Operation> operations) {
    Set<String> undone = undone(operations);
    for (int i = operations.size() - 1; i >= 0; i--) {
      Operation operation = operations.get(i);
      if (!operation.isReversal() && !undone.contains(operation.id())) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }

  /** The undoing that {@code redo} takes back: the last one that nothing new has followed. */
  public static Optional<Operation> toRedo(List<Operation> operations) {
    Set<String> undone = undone(operations);
    for (int i = operations.size() - 1; i >= 0; i--) {
      Operation operation = operations.get(i);
      if (!operation.isReversal()) {
        return Optional.empty();
      }
      boolean isUndo =
          operations.stream()
              .anyMatch(
                  other ->
                      operation.note().undoes().equals(Optional.of(other.id()))
                          && !other.isReversal());
      if (isUndo && !undone.contains(operation.id())) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }

  /** Whether there is something to forget; asks only for the names of the records. */
  boolean isOverdue(Retention retention) throws IOException {
    List<Path> files = files(folder);
    return files.size() > retention.count()
        || (!files.isEmpty() && isOlder(idOf(files.get(0)), retention.since()));
  }

  private static String idOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(Math.min(DIGITS + 1, name.length()));
  }

  /**
   * Forgets old operations, and lets go of the commits and contents that only they hold; git
   * removes those in its own time. The refs go first: a run that is killed in between leaves
   * records, which the next one forgets.
   *
   * @return how many were forgotten
   */
  int expire(Retention retention) throws IOException {
    List<Path> files = files(folder);
    List<Path> old = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> kept = new HashSet<>();
    for (int i = 0; i < files.size(); i++) {
      Optional<Operation> operation = OperationFile.read(files.get(i), 0);
      boolean stays =
          i >= files.size() - retention.count()
              && operation.filter(op -> !op.time().isBefore(retention.since())).isPresent();
      if (stays) {
        kept.add(operation.orElseThrow().id());
      } else {
        old.add(files.get(i));
        operation.ifPresent(op -> ids.add(op.id()));
      }
    }
    ids.addAll(strays(retention.since(), kept));
    letGo(ids);
    for (Path file : old) {
      Files.deleteIfExists(file);
    }
    return old.size();
  }

  private void letGo(Set<String> ids) throws IOException {
    List<RefMove> moves = new ArrayList<>();
    for (String prefix : List.of(OLD_REFS, OperationRecorder.REFS)) {
      for (String ref : checkout.refs().names(prefix)) {
        Optional<String> value = checkout.refs().get(ref);
        if (value.isPresent() && ids.contains(idOf(ref))) {
          moves.add(RefMove.delete(ref, value.get(), EXPIRE));
        }
      }
    }
    if (!moves.isEmpty()) {
      delete(moves);
    }
  }

  /** A journal tells the next start of locks that a crash in the middle leaves. */
  private void delete(List<RefMove> moves) throws IOException {
    String id = TransactionRun.newId(checkout);
    JournalFile journal = new JournalFile(new TxFolder(checkout.location().gitDir()).journal());
    journal.write(new Journal(id, EXPIRE, true, List.of(), moves, "", "rdopkg " + id + "\n", ""));
    new RefUpdates(checkout)
        .apply(moves, checkout.refs().head(), checkout.identities().committer());
    journal.delete();
  }

  private static String idOf(String ref) {
    String rest =
        ref.substring((ref.startsWith(OLD_REFS) ? OLD_REFS : OperationRecorder.REFS).length());
    int end = rest.indexOf('/');
    return end < 0 ? rest : rest.substring(0, end);
  }

  /** Operations that have refs but no record any more; ids begin with the time. */
  private Set<String> strays(Instant before, Set<String> kept) {
    Set<String> ids = new HashSet<>();
    for (String prefix : List.of(OLD_REFS, OperationRecorder.REFS)) {
      checkout.refs().names(prefix).forEach(ref -> ids.add(idOf(ref)));
    }
    ids.removeAll(kept);
    ids.removeIf(id -> !isOlder(id, before));
    return ids;
  }

  private static boolean isOlder(String id, Instant before) {
    try {
      int dash = Math.max(id.indexOf('-'), 0);
      return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
          .withZone(java.time.ZoneOffset.UTC)
          .parse(id.substring(0, dash), Instant::from)
          .isBefore(before);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
