package org.rdopkg.sources;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The content of a file in a zip archive; at its end length and checksum must be right. */
final class CheckedSize extends FilterInputStream {
  private final ZipArchiveEntry entry;
  private final CRC32 sum = new CRC32();
  private long count;

  CheckedSize(InputStream in, ZipArchiveEntry entry) {
    super(in);
    this.entry = entry;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    if (n > 0) {
      sum.update(buffer, offset, n);
      count += n;
    } else if (n < 0) {
      check();
    }
    return n;
  }

  private void check() throws IOException {
    if (count != entry.getSize() || sum.getValue() != entry.getCrc()) {
      throw new IOException(ArchivePath.text(entry.getRawName()) + " has a wrong checksum");
    }
  }
}
