package org.rdopkg.git.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Reads objects, and keeps the latest ones: in a series of patches what one commit leaves is what
 * the next one starts from, so most trees and blobs are wanted twice.
 *
 * <p>For one thread.
 */
final class Blobs {
  private static final long MOST_KEPT = 32L << 20;
  private static final byte[] NOTHING = {};

  private final ObjectReader reader;
  private final Map<ObjectId, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
  private long bytesKept;

  Blobs(ObjectReader reader) {
    this.reader = reader;
  }

  /** The raw text of a commit. */
  byte[] commit(ObjectId id) throws IOException {
    return reader.open(id, Constants.OBJ_COMMIT).getCachedBytes();
  }

  /** The raw entries of a tree; none for the all-zero id. */
  byte[] tree(ObjectId id) throws IOException {
    return id.equals(ObjectId.zeroId()) ? NOTHING : read(id, Constants.OBJ_TREE);
  }

  /**
   * The contents that a diff shows for a file: none when it is absent, the target of a symbolic
   * link, a line with the commit of a submodule.
   */
  byte[] content(FileSide side) throws IOException {
    if (!side.exists()) {
      return NOTHING;
    }
    if (side.isSubmodule()) {
      String text = "Subproject commit " + side.id().name() + "\n";
      return text.getBytes(StandardCharsets.US_ASCII);
    }
    return read(side.id(), Constants.OBJ_BLOB);
  }

  private byte[] read(ObjectId id, int type) throws IOException {
    byte[] bytes = kept.get(id);
    if (bytes == null) {
      bytes = load(id, type);
      keep(id, bytes);
    }
    return bytes;
  }

  private byte[] load(ObjectId id, int type) throws IOException {
    try {
      return reader.open(id, type).getCachedBytes(Integer.MAX_VALUE);
    } catch (LargeObjectException e) {
      throw new IOException("Object " + id.name() + " is too large for a patch", e);
    }
  }

  private void keep(ObjectId id, byte[] bytes) {
    kept.put(id, bytes);
    bytesKept += bytes.length;
    Iterator<byte[]> oldest = kept.values().iterator();
    while (bytesKept > MOST_KEPT) {
      bytesKept -= oldest.next().length;
      oldest.remove();
    }
  }
}
