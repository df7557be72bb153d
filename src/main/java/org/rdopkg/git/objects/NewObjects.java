package org.rdopkg.git.objects;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * New objects of a repository, in memory until {@link #flush}: a few are stored one by one, many as
 * one pack, which is one file to write and to wait for in place of hundreds.
 *
 * <p>For one thread; others may only ask for contents.
 */
public final class NewObjects implements AutoCloseable {
  /** New objects beyond this go to the disk at once, as the memory of a run is limited. */
  private static final long MOST_PENDING = 32L << 20;

  /** The same where nothing is to be stored: only a run that would not end otherwise does it. */
  private static final long MOST_UNSTORED =
      Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 4);

  /** So many new objects are stored one by one, more as a pack. */
  private static final int FEW = 12;

  private final Repository repository;
  private final ObjectNames names = new ObjectNames();
  private final Compressor compressor = new Compressor();
  private final Map<ObjectId, Pending> pending = Collections.synchronizedMap(new LinkedHashMap<>());
  private long bytesPending;
  private boolean preparing;

  /** None yet. */
  public NewObjects(Repository repository) {
    this.repository = repository;
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Pending(int type, byte[] bytes, @Nullable FutureTask<byte[]> packed) {}

  /**
   * Whether the objects are going to be stored; if so, they are prepared for it at once. Else they
   * stay in memory as long as it has room.
   */
  public void preparing(boolean wanted) {
    preparing = wanted;
  }

  /** The id that an object has. */
  public ObjectId idOf(int type, byte[] bytes) {
    return names.idOf(type, bytes);
  }

  /**
   * Adds an object. The array must not change afterwards.
   *
   * @param type one of JGit's {@code Constants.OBJ_*}
   * @return its id
   */
  public ObjectId add(int type, byte[] bytes) throws IOException {
    ObjectId id = idOf(type, bytes);
    add(id, type, bytes);
    return id;
  }

  /** The same for an object whose id is known. */
  public void add(ObjectId id, int type, byte[] bytes) throws IOException {
    if (!pending.containsKey(id)) {
      boolean packed = preparing && pending.size() >= FEW;
      pending.put(id, new Pending(type, bytes, packed ? compressor.begin(bytes) : null));
      bytesPending += bytes.length;
      if (bytesPending > (preparing ? MOST_PENDING : MOST_UNSTORED)) {
        flush();
      }
    }
  }

  /** The contents of an object that is not stored yet; for any thread. */
  public Optional<byte[]> get(ObjectId id) {
    return Optional.ofNullable(pending.get(id)).map(Pending::bytes);
  }

  /** Forgets objects that were not stored. */
  public void forget() {
    pending.clear();
    bytesPending = 0;
  }

  /**
   * Gives the objects to another repository, too, as one pack.
   *
   * @param packs the other one's folder of packs
   * @param known what it has already; completed
   * @param commits further objects, which do not belong here
   */
  public void export(Path packs, Set<ObjectId> known, Map<ObjectId, byte[]> commits)
      throws IOException {
    Map<ObjectId, Pending> fresh = new LinkedHashMap<>(pending);
    commits.forEach((id, raw) -> fresh.put(id, new Pending(Constants.OBJ_COMMIT, raw, null)));
    fresh.keySet().removeAll(known);
    if (!fresh.isEmpty()) {
      pack(packs, fresh);
      known.addAll(fresh.keySet());
    }
  }

  /** Stores the objects that the repository has not. */
  public void flush() throws IOException {
    Map<ObjectId, Pending> fresh = fresh();
    if (fresh.size() > FEW && repository.getObjectDatabase() instanceof ObjectDirectory files) {
      files.openPack(pack(files.getPackDirectory().toPath(), fresh).toFile());
    } else if (!fresh.isEmpty()) {
      try (ObjectInserter inserter = repository.newObjectInserter()) {
        for (Pending object : fresh.values()) {
          inserter.insert(object.type(), object.bytes());
        }
        inserter.flush();
      }
    }
    forget();
  }

  private Map<ObjectId, Pending> fresh() throws IOException {
    Map<ObjectId, Pending> fresh = new LinkedHashMap<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      for (Map.Entry<ObjectId, Pending> entry : pending.entrySet()) {
        if (!reader.has(entry.getKey())) {
          fresh.put(entry.getKey(), entry.getValue());
        }
      }
    }
    return fresh;
  }

  private Path pack(Path folder, Map<ObjectId, Pending> objects) throws IOException {
    NewPack pack = NewPack.in(folder, objects.size());
    try {
      for (Map.Entry<ObjectId, Pending> entry : objects.entrySet()) {
        Pending object = entry.getValue();
        pack.put(entry.getKey(), object.type(), object.bytes().length, packed(object));
      }
      return pack.finish();
    } catch (IOException | RuntimeException e) {
      pack.discard();
      throw e;
    }
  }

  private byte[] packed(Pending object) throws IOException {
    FutureTask<byte[]> task = object.packed();
    if (task == null) {
      task = compressor.begin(object.bytes());
    }
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException("cannot compress an object", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while storing objects");
    }
  }

  @Override
  public void close() {
    compressor.close();
  }
}
