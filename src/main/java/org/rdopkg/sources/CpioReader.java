package org.rdopkg.sources;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the payload of rpm packages: cpio in the "new ASCII" form ({@code 070701}, with checksums
 * {@code 070702}), see cpio(5); and rpm's own form for files over 4 GiB ({@code 07070X}), whose
 * entries name nothing but their number in the package's header.
 */
final class CpioReader {
  private static final int FIELDS = 13;
  private static final int DIGITS = 8;
  private static final String TRAILER = "TRAILER!!!";

  private final InputStream in;
  private long position;

  CpioReader(InputStream in) {
    this.in = in;
  }

  /**
   * The head of an entry.
   *
   * @param name as it stands there; empty in rpm's own form
   * @param index number in the package's header; -1 in the other forms
   * @param inode the same for several names of one file
   * @param links names of the file
   * @param mode type and permissions; -1 in rpm's own form
   * @param size bytes that follow; -1 in rpm's own form
   */
  record Entry(Optional<byte[]> name, long index, long inode, long links, long mode, long size) {}

  /** The next entry; empty at the end. Content of the one before must have been read. */
  Optional<Entry> next() throws IOException {
    align();
    byte[] magic = bytes(6);
    String form = new String(magic, StandardCharsets.ISO_8859_1);
    return switch (form) {
      case "070701", "070702" -> ascii();
      case "07070X" -> {
        long index = number(bytes(DIGITS), 0);
        align();
        yield Optional.of(new Entry(Optional.empty(), index, -1, 1, -1, -1));
      }
      default -> throw new IOException("its payload is no cpio archive");
    };
  }

  private Optional<Entry> ascii() throws IOException {
    byte[] fields = bytes(FIELDS * DIGITS);
    long nameSize = number(fields, 11);
    if (nameSize < 1 || nameSize > EntryCheck.LONGEST_PATH) {
      throw new IOException("a name in its payload is empty or too long");
    }
    byte[] whole = bytes((int) nameSize);
    byte[] name = Arrays.copyOf(whole, whole.length - 1);
    if (whole[whole.length - 1] != 0) {
      throw new IOException("a name in its payload has no end");
    }
    align();
    if (ArchivePath.text(name).equals(TRAILER)) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            Optional.of(name),
            -1,
            number(fields, 0),
            number(fields, 4),
            number(fields, 1),
            number(fields, 6)));
  }

  /** The content of an entry. */
  InputStream content(long size) {
    position += size;
    return new SlicedInput(in, size);
  }

  private void align() throws IOException {
    bytes((int) ((4 - position % 4) % 4));
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    position += length;
    return bytes;
  }

  private static long number(byte[] fields, int index) throws IOException {
    long number = 0;
    for (int i = index * DIGITS; i < (index + 1) * DIGITS; i++) {
      int digit = Character.digit(fields[i], 16);
      if (digit < 0) {
        throw new IOException("a number in its payload is none");
      }
      number = number << 4 | digit;
    }
    return number;
  }
}
