package org.rdopkg.git.replay;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.ToIntFunction;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a replay reads and makes. The latest ones are kept at hand, because what one
 * pick leaves is what the next one starts from. New objects stay in memory until {@link #flush}; a
 * forecast simply never stores them.
 *
 * <p>For one thread; others may have stores of their own that see what is new here.
 */
final class ObjectStore implements AutoCloseable {
  /** Bytes of trees, and as many of files, that a replay keeps at hand. */
  private static final long KEPT = 32L << 20;

  /** New objects beyond this go to the disk at once, as the memory of a run is limited. */
  private static final long MOST_PENDING = 32L << 20;

  /** So many new objects are stored one by one, more as a pack. */
  private static final int FEW = 12;

  private final Repository repository;
  private final ObjectReader reader;
  private final ObjectNames names = new ObjectNames();
  private final Compressor compressor = new Compressor();

  /** Changed by the owner's thread only; other threads may look for an object. */
  private final Map<ObjectId, Pending> pending = Collections.synchronizedMap(new LinkedHashMap<>());

  private final @Nullable ObjectStore origin;
  private final Kept<Tree> trees;
  private final Kept<byte[]> blobs;
  private final Map<ObjectId, Long> sizes = new HashMap<>();
  private long bytesPending;
  private boolean writing;

  ObjectStore(Repository repository) {
    this(repository, KEPT, null);
  }

  /**
   * A store for another thread, with less at hand.
   *
   * @param kept bytes of trees, and as many of files
   * @param origin a store whose new objects are seen here, too
   */
  ObjectStore(Repository repository, long kept, @Nullable ObjectStore origin) {
    this.origin = origin;
    this.repository = repository;
    this.reader = repository.newObjectReader();
    this.trees = new Kept<>(kept, Tree::weight);
    this.blobs = new Kept<>(kept, bytes -> bytes.length + 64);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Pending(int type, byte[] bytes, @Nullable FutureTask<byte[]> packed) {}

  /** The latest objects of one kind, up to a number of bytes. */
  private static final class Kept<T> {
    private final Map<ObjectId, T> map = new LinkedHashMap<>(256, 0.75f, true);
    private final long most;
    private final ToIntFunction<T> weight;
    private long bytes;

    Kept(long most, ToIntFunction<T> weight) {
      this.most = most;
      this.weight = weight;
    }

    Optional<T> get(ObjectId id) {
      return Optional.ofNullable(map.get(id));
    }

    void put(ObjectId id, T object) {
      if (map.put(id, object) == null) {
        bytes += weight.applyAsInt(object);
      }
      Iterator<T> oldest = map.values().iterator();
      while (bytes > most) {
        bytes -= weight.applyAsInt(oldest.next());
        oldest.remove();
      }
    }
  }

  ObjectReader reader() {
    return reader;
  }

  /** A tree, cut into entries. */
  Tree tree(ObjectId id) throws IOException {
    Optional<Tree> known = trees.get(id);
    if (known.isPresent()) {
      return known.get();
    }
    Tree tree = Tree.parse(load(id, Constants.OBJ_TREE));
    trees.put(id.copy(), tree);
    return tree;
  }

  /** The contents of a file. */
  byte[] blob(ObjectId id) throws IOException {
    Optional<byte[]> known = blobs.get(id);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] bytes = load(id, Constants.OBJ_BLOB);
    blobs.put(id.copy(), bytes);
    return bytes;
  }

  /** The size of a file in bytes, without reading all of it. */
  long size(ObjectId id) throws IOException {
    Long known = sizes.get(id);
    if (known == null) {
      Pending fresh = fresh(id);
      known =
          fresh == null
              ? reader.getObjectSize(id, Constants.OBJ_BLOB)
              : (long) fresh.bytes().length;
      sizes.put(id.copy(), known);
    }
    return known;
  }

  /** The raw text of a commit. */
  byte[] commit(ObjectId id) throws IOException {
    return load(id, Constants.OBJ_COMMIT);
  }

  private byte[] load(ObjectId id, int type) throws IOException {
    Pending fresh = fresh(id);
    if (fresh != null) {
      return fresh.bytes();
    }
    try {
      return reader.open(id, type).getCachedBytes(Integer.MAX_VALUE);
    } catch (LargeObjectException e) {
      throw new IOException("object " + id.name() + " is too large", e);
    }
  }

  private @Nullable Pending fresh(ObjectId id) {
    Pending own = pending.get(id);
    return own == null && origin != null ? origin.pending.get(id) : own;
  }

  /** What a path is in a tree: a file or a folder. */
  Optional<Node> find(ObjectId root, String path) throws IOException {
    ObjectId folder = root;
    int start = 0;
    while (true) {
      int slash = path.indexOf('/', start);
      if (slash < 0) {
        return tree(folder).get(path.substring(start));
      }
      Optional<Node> node = tree(folder).get(path.substring(start, slash));
      if (node.isEmpty() || !node.get().isFolder()) {
        return Optional.empty();
      }
      folder = node.get().id();
      start = slash + 1;
    }
  }

  /** A file, link or submodule of a tree; a folder is none. */
  Optional<Node> file(ObjectId root, String path) throws IOException {
    return find(root, path).filter(node -> !node.isFolder());
  }

  /** The id of an object that is stored by the next {@link #flush}. */
  ObjectId insert(int type, byte[] bytes) throws IOException {
    return insert(idOf(type, bytes), type, bytes);
  }

  /** The id that an object has. */
  ObjectId idOf(int type, byte[] bytes) {
    return names.idOf(type, bytes);
  }

  /** The same for an object whose id is known. */
  ObjectId insert(ObjectId id, int type, byte[] bytes) throws IOException {
    if (!pending.containsKey(id)) {
      pending.put(id, new Pending(type, bytes, writing ? compressor.begin(bytes) : null));
      bytesPending += bytes.length;
      if (bytesPending > MOST_PENDING) {
        flush();
      }
    }
    return id;
  }

  /** Forgets new objects that were not stored. */
  void forget() {
    pending.clear();
    bytesPending = 0;
  }

  /**
   * Gives the new objects to another repository, too, as one pack.
   *
   * @param packs the other one's folder of packs
   * @param known what it has already; completed
   * @param commits further objects, which do not belong here
   */
  void export(Path packs, Set<ObjectId> known, Map<ObjectId, byte[]> commits) throws IOException {
    Map<ObjectId, Pending> fresh = new LinkedHashMap<>(pending);
    commits.forEach((id, raw) -> fresh.put(id, new Pending(Constants.OBJ_COMMIT, raw, null)));
    fresh.keySet().removeAll(known);
    if (!fresh.isEmpty()) {
      pack(packs, fresh);
      known.addAll(fresh.keySet());
    }
  }

  /** Whether new objects are going to be stored; if so, they are prepared for it at once. */
  void writing(boolean wanted) {
    writing = wanted;
  }

  /** Stores the new objects. */
  void flush() throws IOException {
    Map<ObjectId, Pending> fresh = new LinkedHashMap<>();
    for (Map.Entry<ObjectId, Pending> entry : pending.entrySet()) {
      if (!reader.has(entry.getKey())) {
        fresh.put(entry.getKey(), entry.getValue());
      }
    }
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

  /** Whether the repository has an object. */
  boolean has(ObjectId id) throws IOException {
    try {
      return pending.containsKey(id) || reader.has(id);
    } catch (MissingObjectException e) {
      return false;
    }
  }

  @Override
  public void close() {
    compressor.close();
    reader.close();
  }

  /** A raw path as people know it. */
  static String shown(String path) {
    return new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
