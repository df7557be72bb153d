package org.rdopkg.git.tx;

import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jgit.internal.storage.file.LockFile;
import org.eclipse.jgit.internal.storage.file.RefDirectory;
import org.eclipse.jgit.internal.storage.file.ReflogWriter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Refs;

/**
 * Creates and moves refs as files of their own, all of them or none, as git does it: all are locked
 * and compared first, then each new file takes its place. JGit would write the whole of {@code
 * packed-refs} anew for more than one ref, and wait until its time stamp differs. What a crash
 * leaves between two of the renames, {@link Recoverer} finishes.
 */
final class LooseRefs {
  private static final List<String> SHARED = List.of("refs/heads/", "refs/tags/", "refs/rdopkg/");

  /** Some refs have moved and others cannot: the disk fails. */
  static final class HalfWayException extends IOException {
    private static final long serialVersionUID = 1L;

    HalfWayException(String message) {
      super(message);
    }
  }

  private final Checkout checkout;

  LooseRefs(Checkout checkout) {
    this.checkout = checkout;
  }

  /** Whether these moves can be made here: nothing is deleted, and refs are plain files. */
  boolean fits(List<RefMove> moves) {
    return checkout.repository().getRefDatabase() instanceof RefDirectory
        && moves.stream().allMatch(this::isPlain);
  }

  private boolean isPlain(RefMove move) {
    return !move.deletes()
        && SHARED.stream().anyMatch(move.ref()::startsWith)
        && Refs.isValid(move.ref())
        && checkout.refs().symbolicTarget(move.ref()).isEmpty();
  }

  /**
   * Makes the moves.
   *
   * @param refused the error for a ref that is locked, or not where it should be
   */
  void apply(List<RefMove> moves, PersonIdent who, Function<RefMove, RdopkgException> refused)
      throws IOException {
    Map<RefMove, LockFile> locks = new LinkedHashMap<>();
    try {
      for (RefMove move : moves) {
        locks.put(move, locked(move, moves, refused));
      }
      commit(locks);
    } finally {
      locks.values().forEach(LockFile::unlock); // those in place have no lock any more
    }
    ReflogWriter log = new ReflogWriter((RefDirectory) checkout.repository().getRefDatabase());
    for (RefMove move : moves) {
      String reason = move.reason().replace('\n', ' ');
      log.log(move.ref(), id(move.before()), id(move.after()), who, reason);
    }
  }

  private LockFile locked(
      RefMove move, List<RefMove> all, Function<RefMove, RdopkgException> refused)
      throws IOException {
    if (move.creates() && isInTheWay(move.ref(), all)) {
      throw refused.apply(move);
    }
    LockFile lock = new LockFile(file(move));
    if (!lock.lock()) {
      throw refused.apply(move);
    }
    boolean done = false;
    try {
      if (!isAt(move, move.before())) {
        throw refused.apply(move);
      }
      lock.setFSync(true);
      lock.write(id(move.after()));
      done = true;
    } finally {
      if (!done) {
        lock.unlock();
      }
    }
    return lock;
  }

  private boolean isAt(RefMove move, String id) {
    return checkout.refs().get(move.ref()).orElse(RefMove.NONE).equals(id);
  }

  /** Whether a ref stands where a new one needs a folder, or the other way round. */
  private boolean isInTheWay(String name, List<RefMove> all) {
    Refs refs = checkout.refs();
    for (int at = name.lastIndexOf('/');
        at > "refs/".length();
        at = name.lastIndexOf('/', at - 1)) {
      if (refs.get(name.substring(0, at)).isPresent()) {
        return true;
      }
    }
    return all.stream().anyMatch(other -> other.ref().startsWith(name + "/"))
        || !refs.names(name + "/").isEmpty();
  }

  private static void commit(Map<RefMove, LockFile> locks) throws IOException {
    boolean begun = false;
    for (Map.Entry<RefMove, LockFile> lock : locks.entrySet()) {
      if (!lock.getValue().commit()) {
        String what = lock.getKey().ref() + ": its file cannot be put in place";
        throw begun ? new HalfWayException(what) : new IOException(what);
      }
      begun = true;
    }
  }

  private File file(RefMove move) {
    return checkout.location().commonDir().resolve(move.ref()).toFile();
  }

  private static ObjectId id(String hex) {
    return ObjectId.fromString(hex);
  }
}
