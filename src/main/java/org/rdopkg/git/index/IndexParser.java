package org.rdopkg.git.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Reads an index file of version 2, 3 or 4 (gitformat-index(5)).
 *
 * <p>Extensions that only speed git up are left out; git makes them anew. Where leaving one out
 * would lose something (a split or sparse index, which keep entries elsewhere; an untracked cache
 * or file system monitor that the user has switched on) the file is not read at all: git must be
 * asked.
 */
final class IndexParser {
  private static final int SIGNATURE = 0x44495243; // "DIRC"
  private static final int HASH = 20;
  private static final int MIN_ENTRY = 63;
  private static final int EXTENDED = 0x4000;
  private static final Set<String> DISPOSABLE = Set.of("TREE", "REUC", "EOIE", "IEOT");

  private final byte[] bytes;
  private final ByteBuffer in;
  private byte[] previousPath = new byte[0];

  private IndexParser(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
  }

  /** The index in these bytes; empty when only git can read it. */
  static Optional<IndexFile> parse(byte[] bytes) {
    try {
      return new IndexParser(bytes).parse();
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | java.nio.BufferUnderflowException e) {
      throw damaged("it ends too early").causedBy(e);
    }
  }

  private Optional<IndexFile> parse() {
    if (bytes.length < 12 + HASH || in.getInt() != SIGNATURE) {
      throw damaged("it is no index file");
    }
    checkHash();
    int version = in.getInt();
    if (version < 2 || version > 4) {
      throw damaged("its version is " + version);
    }
    int count = in.getInt();
    if (count < 0 || count > bytes.length / (version == 4 ? MIN_ENTRY - 1 : MIN_ENTRY) + 1) {
      throw damaged("it claims " + count + " entries");
    }
    List<IndexEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(entry(version));
    }
    return onlyDisposableExtensions()
        ? Optional.of(new IndexFile(version, entries))
        : Optional.empty();
  }

  /** The file ends with the SHA-1 of all that is before it, or with zeros (index.skipHash). */
  private void checkHash() {
    byte[] hash = Arrays.copyOfRange(bytes, bytes.length - HASH, bytes.length);
    MessageDigest digest = Constants.newMessageDigest();
    digest.update(bytes, 0, bytes.length - HASH);
    if (!Arrays.equals(hash, new byte[HASH]) && !Arrays.equals(hash, digest.digest())) {
      throw damaged("its checksum is wrong");
    }
  }

  private IndexEntry entry(int version) {
    int start = in.position();
    int ctimeSeconds = in.getInt();
    int ctimeNanos = in.getInt();
    int mtimeSeconds = in.getInt();
    int mtimeNanos = in.getInt();
    int device = in.getInt();
    int inode = in.getInt();
    int mode = in.getInt();
    StatData stat =
        new StatData(
            ctimeSeconds,
            ctimeNanos,
            mtimeSeconds,
            mtimeNanos,
            device,
            inode,
            in.getInt(),
            in.getInt(),
            in.getInt());
    ObjectId id = ObjectId.fromRaw(bytes, in.position());
    in.position(in.position() + HASH);
    int bits = in.getShort() & 0xffff;
    int extended = (bits & EXTENDED) != 0 ? in.getShort() & 0xffff : 0;
    byte[] path = version == 4 ? compressedPath() : paddedPath(start);
    String name = new String(path, StandardCharsets.UTF_8);
    return new IndexEntry(name, path, bits >> 12 & 3, mode, id, stat, flags(bits, extended));
  }

  private static int flags(int bits, int extended) {
    return ((bits & 0x8000) != 0 ? IndexEntry.ASSUME_VALID : 0)
        | ((extended & 0x4000) != 0 ? IndexEntry.SKIP_WORKTREE : 0)
        | ((extended & 0x2000) != 0 ? IndexEntry.INTENT_TO_ADD : 0);
  }

  /** Versions 2 and 3: up to NUL, then padded to a multiple of 8 bytes from the entry's start. */
  private byte[] paddedPath(int start) {
    byte[] path = upToNul();
    int length = in.position() - start;
    in.position(start + (length + 7) / 8 * 8);
    return path;
  }

  /** Version 4: how many bytes to take off the previous path, then the new end of it. */
  private byte[] compressedPath() {
    int kept = previousPath.length - offset();
    if (kept < 0) {
      throw damaged("a path is wrong");
    }
    byte[] end = upToNul();
    byte[] path = Arrays.copyOf(previousPath, kept + end.length);
    System.arraycopy(end, 0, path, kept, end.length);
    previousPath = path;
    return path;
  }

  /** A number in the form that packs use for offsets: 7 bits a byte, each continuation adds one. */
  private int offset() {
    int b = in.get() & 0xff;
    long value = b & 0x7f;
    while ((b & 0x80) != 0) {
      b = in.get() & 0xff;
      value = (value + 1) << 7 | (b & 0x7f);
      if (value > Integer.MAX_VALUE) {
        throw damaged("a path is wrong");
      }
    }
    return (int) value;
  }

  private byte[] upToNul() {
    int from = in.position();
    int end = from;
    while (bytes[end] != 0) {
      end++;
    }
    in.position(end + 1);
    return Arrays.copyOfRange(bytes, from, end);
  }

  private boolean onlyDisposableExtensions() {
    int end = bytes.length - HASH;
    while (in.position() < end) {
      String name = new String(bytes, in.position(), 4, StandardCharsets.ISO_8859_1);
      in.position(in.position() + 4);
      int size = in.getInt();
      if (size < 0 || in.position() + size > end) {
        throw damaged("an extension is too long");
      }
      if (!DISPOSABLE.contains(name)) {
        return false;
      }
      in.position(in.position() + size);
    }
    return true;
  }

  private static RdopkgException damaged(String reason) {
    return RdopkgException.of(ErrorKind.INPUT, "git's index cannot be read")
        .because(reason)
        .fix("git status")
        .fix("git fsck");
  }
}
