package org.rdopkg.patch.apply;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads {@code GIT binary patch}: base 85 of a zlib stream, forward and perhaps backward. */
final class BinaryReader {
  /** More is no patch. */
  static final int LARGEST = 512 << 20;

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

  private final Cursor cursor;

  BinaryReader(Cursor cursor) {
    this.cursor = cursor;
  }

  FilePatch.Body read() {
    int line = cursor.number();
    cursor.skip(1);
    Optional<BinaryChange> forward = part();
    if (forward.isEmpty()) {
      return new FilePatch.Malformed(line, "the binary patch can't be decoded");
    }
    String next = cursor.peek();
    if (next.startsWith("literal ") || next.startsWith("delta ")) {
      if (part().isEmpty()) {
        return new FilePatch.Malformed(line, "the binary patch can't be decoded");
      }
    }
    return new FilePatch.Binary(forward.get());
  }

  private Optional<BinaryChange> part() {
    String head = TextLines.bare(cursor.peek());
    boolean delta = head.startsWith("delta ");
    if (!delta && !head.startsWith("literal ")) {
      return Optional.empty();
    }
    HunkRange.Scan scan = new HunkRange.Scan(head, head.indexOf(' ') + 1);
    int size = scan.number();
    cursor.skip(1);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    while (cursor.hasNext() && !TextLines.bare(cursor.peek()).isEmpty()) {
      if (!decode(TextLines.bare(cursor.peek()), packed)) {
        return Optional.empty();
      }
      cursor.skip(1);
    }
    if (cursor.hasNext()) {
      cursor.skip(1);
    }
    if (size < 0 || size > LARGEST) {
      return Optional.empty();
    }
    return inflate(packed.toByteArray(), size).map(data -> new BinaryChange(data, delta));
  }

  /** The first letter says how many bytes there are, each five letters are four of them. */
  private static boolean decode(String line, ByteArrayOutputStream into) {
    char c = line.charAt(0);
    int length = c >= 'A' && c <= 'Z' ? c - 'A' + 1 : c >= 'a' && c <= 'z' ? c - 'a' + 27 : 0;
    if (length == 0 || line.length() != 1 + (length + 3) / 4 * 5) {
      return false;
    }
    int left = length;
    for (int i = 1; i < line.length(); i += 5) {
      long value = 0;
      for (int j = i; j < i + 5; j++) {
        int digit = DIGITS.indexOf(line.charAt(j));
        if (digit < 0) {
          return false;
        }
        value = value * 85 + digit;
      }
      if (value > 0xffffffffL) {
        return false;
      }
      for (int shift = 24; shift >= 0 && left > 0; shift -= 8) {
        into.write((int) (value >> shift) & 0xff);
        left--;
      }
    }
    return true;
  }

  private static Optional<byte[]> inflate(byte[] packed, int size) {
    // zlib makes at most about a thousand bytes of one
    if (size > (long) packed.length * 1100 + 1100) {
      return Optional.empty();
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] data = new byte[size];
      int end = 0;
      while (end < size) {
        int count = inflater.inflate(data, end, size - end);
        if (count == 0 && (inflater.finished() || inflater.needsInput())) {
          return Optional.empty();
        }
        end += count;
      }
      boolean more = inflater.inflate(new byte[1]) > 0;
      return more ? Optional.empty() : Optional.of(data);
    } catch (DataFormatException broken) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
