package org.rdopkg.sources;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tar archives byte by byte, with whatever no honest program would write. */
final class TarBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TarBytes file(String name, String content) {
    return entry(name, '0', "", content);
  }

  TarBytes folder(String name) {
    return entry(name, '5', "", "");
  }

  TarBytes symlink(String name, String target) {
    return entry(name, '2', target, "");
  }

  TarBytes entry(String name, char type, String link, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    header(name, type, link, String.format("%011o", bytes.length));
    out.writeBytes(bytes);
    out.writeBytes(new byte[(512 - bytes.length % 512) % 512]);
    return this;
  }

  /** A header alone, with any size. */
  TarBytes header(String name, char type, String link, String size) {
    byte[] block = new byte[512];
    put(block, 0, name);
    put(block, 100, "0000644");
    put(block, 108, "0000000");
    put(block, 116, "0000000");
    put(block, 124, size);
    put(block, 136, "00000000000");
    Arrays.fill(block, 148, 156, (byte) ' ');
    block[156] = (byte) type;
    put(block, 157, link);
    put(block, 257, "ustar\00000");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, 148, String.format("%06o\0 ", sum));
    out.writeBytes(block);
    return this;
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  byte[] end() {
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  byte[] cut() {
    return out.toByteArray();
  }
}
