package org.rdopkg.git.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.rdopkg.git.objects.NewObjects;

/**
 * The objects that a replay reads and makes. The latest ones are kept at hand, because what one
 * pick leaves is what the next one starts from. New objects stay in memory until {@link #flush}; a
 * forecast never stores them, as long as the memory has room.
 *
 * <p>For one thread; others may have stores of their own that see what is new here.
 */
final class ObjectStore implements AutoCloseable {
  /** Bytes of trees, and as many of files, that a replay keeps at hand. */
  private static final long KEPT = 32L << 20;

  private final ObjectReader reader;

  /** Changed by the owner's thread only; other threads may look for an object. */
  private final NewObjects fresh;

  private final @Nullable ObjectStore origin;
  private final Kept<Tree> trees;
  private final Kept<byte[]> blobs;
  private final Map<ObjectId, Long> sizes = new HashMap<>();

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
    this.fresh = new NewObjects(repository);
    this.reader = repository.newObjectReader();
    this.trees = new Kept<>(kept, Tree::weight);
    this.blobs = new Kept<>(kept, bytes -> bytes.length + 64);
  }

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
      Optional<byte[]> made = fresh(id);
      known =
          made.isPresent()
              ? (long) made.get().length
              : reader.getObjectSize(id, Constants.OBJ_BLOB);
      sizes.put(id.copy(), known);
    }
    return known;
  }

  /** The raw text of a commit. */
  byte[] commit(ObjectId id) throws IOException {
    return load(id, Constants.OBJ_COMMIT);
  }

  private byte[] load(ObjectId id, int type) throws IOException {
    Optional<byte[]> made = fresh(id);
    if (made.isPresent()) {
      return made.get();
    }
    try {
      return reader.open(id, type).getCachedBytes(Integer.MAX_VALUE);
    } catch (LargeObjectException e) {
      throw new IOException("object " + id.name() + " is too large", e);
    }
  }

  private Optional<byte[]> fresh(ObjectId id) {
    Optional<byte[]> own = fresh.get(id);
    return own.isEmpty() && origin != null ? origin.fresh.get(id) : own;
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
    return fresh.add(type, bytes);
  }

  /** What is not stored yet. */
  NewObjects fresh() {
    return fresh;
  }

  /** Stores the new objects. */
  void flush() throws IOException {
    fresh.flush();
  }

  /** Whether the repository has an object. */
  boolean has(ObjectId id) throws IOException {
    try {
      return fresh.get(id).isPresent() || reader.has(id);
    } catch (MissingObjectException e) {
      return false;
    }
  }

  @Override
  public void close() {
    fresh.close();
    reader.close();
  }

  /** A raw path as people know it. */
  static String shown(String path) {
    return new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
