package org.rdopkg.sources;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.rdopkg.error.RdopkgException;

/**
 * A single file that may be compressed, such as {@code fix.patch.gz}: gzip, bzip2, xz, zstd, lzma
 * and {@code compress}, told by the first bytes, as rpm's {@code %patch} does. For patch files, and
 * whatever else is read whole; archives of many files are {@link SourceArchive}'s.
 */
public final class CompressedText {
  private CompressedText() {}

  /** Whether a file that begins with these bytes is compressed. */
  public static boolean isCompressed(byte[] content) {
    return Compression.of(content).isPresent();
  }

  /**
   * The plain bytes; the same array when nothing is compressed.
   *
   * @param name of the file, for errors
   * @param limit most plain bytes
   * @throws RdopkgException when the file is damaged, cut off, or unpacks to more than the limit
   */
  public static byte[] plain(String name, byte[] content, long limit) {
    if (!isCompressed(content)) {
      return content;
    }
    return Damage.told(
        name, () -> plainOf(name, new ByteArrayInputStream(content), limit).readAllBytes());
  }

  /**
   * The plain bytes of what may be too large to be read whole, as they are asked for. Broken input
   * may end in any exception.
   *
   * @param name of the file, for errors
   * @param limit most plain bytes
   */
  public static InputStream open(String name, InputStream in, long limit) throws IOException {
    return plainOf(name, in, limit);
  }

  private static InputStream plainOf(String name, InputStream in, long limit) throws IOException {
    return Unpacked.of(name, in, limit).plain();
  }
}
