package org.rdopkg.sources;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** How a single stream of bytes is compressed, told by its first bytes and never by its name. */
enum Compression {
  GZIP("1f8b08", ".gz .tgz"),
  BZIP2("425a68", ".bz2 .tbz2 .tbz"),
  XZ("fd377a585a00", ".xz .txz"),
  ZSTD("28b52ffd", ".zst .tzst"),
  LZMA("5d0000", ".lzma .tlz"),
  COMPRESS("1f9d", ".Z");

  /** Most memory for the dictionary of a decompressor, in KiB; {@code xz -9} needs 65 MiB. */
  static final int MEMORY_KIB = 256 << 10;

  /** Bytes that {@link #of} wants to see. */
  static final int MAGIC_LENGTH = 13;

  private final String magic;
  private final String endings;

  Compression(String magic, String endings) {
    this.magic = magic;
    this.endings = endings;
  }

  /** What a file that begins like this is compressed with; empty when with nothing known. */
  static Optional<Compression> of(byte[] start) {
    for (Compression compression : values()) {
      if (compression.begins(start)) {
        return Optional.of(compression);
      }
    }
    return Optional.empty();
  }

  private boolean begins(byte[] start) {
    int length = magic.length() / 2;
    return start.length >= length
        && HexFormat.of().formatHex(start, 0, length).equals(magic)
        && (this != LZMA || isLzma(start));
  }

  /**
   * The lzma format has no magic: properties (0x5d in practice), the dictionary's size in four
   * bytes, and the length in eight, or all ones when it is not known.
   */
  private static boolean isLzma(byte[] start) {
    if (start.length < MAGIC_LENGTH) {
      return false;
    }
    boolean unknown = true;
    for (int i = 5; i < MAGIC_LENGTH; i++) {
      unknown &= start[i] == -1;
    }
    return unknown || (start[11] == 0 && start[12] == 0);
  }

  /**
   * The plain bytes. All members of a file that consists of several are read.
   *
   * @param in buffered, at the first byte
   */
  InputStream open(InputStream in) throws IOException {
    return switch (this) {
      case GZIP -> new GZIPInputStream(new Waiting(in), 1 << 13);
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case XZ -> new XZInputStream(in, MEMORY_KIB);
      case ZSTD -> new ZstdInputStream(in);
      case LZMA -> new LZMAInputStream(in, MEMORY_KIB);
      case COMPRESS -> new ZCompressorInputStream(in, MEMORY_KIB);
    };
  }

  /** The name of what is inside: {@code foo.patch.gz} holds {@code foo.patch}. */
  String nameInside(String name) {
    for (String ending : endings.split(" ", -1)) {
      if (name.length() > ending.length() && name.endsWith(ending)) {
        String rest = name.substring(0, name.length() - ending.length());
        return ending.startsWith(".t") ? rest + ".tar" : rest;
      }
    }
    return name;
  }

  /**
   * {@link GZIPInputStream} takes nothing available for the end, and would leave out the members
   * that follow; a stream that has not ended has something available.
   */
  private static final class Waiting extends FilterInputStream {
    Waiting(InputStream in) {
      super(new PushbackInputStream(in, 1));
    }

    @Override
    public int available() throws IOException {
      int c = in.read();
      if (c < 0) {
        return 0;
      }
      ((PushbackInputStream) in).unread(c);
      return 1;
    }
  }
}
