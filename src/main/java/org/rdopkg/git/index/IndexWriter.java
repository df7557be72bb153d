package org.rdopkg.git.index;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;

/** Writes an index file (gitformat-index(5)), in the version that it had where that is enough. */
final class IndexWriter {
  private static final int SIGNATURE = 0x44495243; // "DIRC"
  private static final int EXTENDED = 0x4000;
  private static final int LONG_NAME = 0xfff;

  private final int version;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private byte[] previousPath = new byte[0];

  private IndexWriter(int version) {
    this.version = version;
  }

  /** The bytes of an index file with these entries. */
  static byte[] write(IndexFile index) {
    boolean extended = index.entries().stream().anyMatch(entry -> extendedBits(entry) != 0);
    int version = index.version() == 4 ? 4 : extended ? 3 : 2;
    try {
      return new IndexWriter(version).entries(index);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not to memory
    }
  }

  private byte[] entries(IndexFile index) throws IOException {
    out.writeInt(SIGNATURE);
    out.writeInt(version);
    out.writeInt(index.entries().size());
    for (IndexEntry entry : index.entries()) {
      entry(entry);
    }
    MessageDigest digest = Constants.newMessageDigest();
    out.write(digest.digest(bytes.toByteArray()));
    return bytes.toByteArray();
  }

  private void entry(IndexEntry entry) throws IOException {
    int start = bytes.size();
    stat(entry);
    entry.id().copyRawTo(out);
    int extended = extendedBits(entry);
    out.writeShort(
        ((entry.flags() & IndexEntry.ASSUME_VALID) != 0 ? 0x8000 : 0)
            | (extended != 0 ? EXTENDED : 0)
            | entry.stage() << 12
            | Math.min(entry.rawPath().length, LONG_NAME));
    if (extended != 0) {
      out.writeShort(extended);
    }
    if (version == 4) {
      compressedPath(entry.rawPath());
    } else {
      out.write(entry.rawPath());
      int length = bytes.size() - start;
      out.write(new byte[8 - length % 8]);
    }
  }

  private void stat(IndexEntry entry) throws IOException {
    StatData stat = entry.stat();
    out.writeInt(stat.ctimeSeconds());
    out.writeInt(stat.ctimeNanos());
    out.writeInt(stat.mtimeSeconds());
    out.writeInt(stat.mtimeNanos());
    out.writeInt(stat.device());
    out.writeInt(stat.inode());
    out.writeInt(entry.mode());
    out.writeInt(stat.uid());
    out.writeInt(stat.gid());
    out.writeInt(stat.size());
  }

  private static int extendedBits(IndexEntry entry) {
    return ((entry.flags() & IndexEntry.SKIP_WORKTREE) != 0 ? 0x4000 : 0)
        | ((entry.flags() & IndexEntry.INTENT_TO_ADD) != 0 ? 0x2000 : 0);
  }

  private void compressedPath(byte[] path) throws IOException {
    int common = Arrays.mismatch(previousPath, path);
    int same = common < 0 ? path.length : common;
    offset(previousPath.length - same);
    out.write(path, same, path.length - same);
    out.write(0);
    previousPath = path;
  }

  /** A number in the form that packs use for offsets: 7 bits a byte, each continuation adds one. */
  private void offset(int number) throws IOException {
    byte[] buffer = new byte[8];
    int at = buffer.length - 1;
    long value = number;
    buffer[at] = (byte) (value & 0x7f);
    for (value >>= 7; value != 0; value >>= 7) {
      value--;
      buffer[--at] = (byte) (0x80 | (value & 0x7f));
    }
    out.write(buffer, at, buffer.length - at);
  }
}
