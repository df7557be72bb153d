package org.rdopkg.sources;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The 512 bytes in front of each entry of a tar archive. */
final class TarHeader {
  private static final int NAME_LENGTH = 100;
  private static final int MODE = 100;
  private static final int SIZE = 124;
  private static final int SUM = 148;
  private static final int SUM_LENGTH = 8;
  private static final int TYPE = 156;
  private static final int LINK = 157;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;

  private final byte[] block;

  TarHeader(byte[] block) {
    this.block = block;
  }

  /** Whether the checksum is right; old programs added up signed bytes. */
  boolean isValid() {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < TarReader.BLOCK; i++) {
      byte b = i >= SUM && i < SUM + SUM_LENGTH ? (byte) ' ' : block[i];
      unsigned += b & 0xff;
      signed += b;
    }
    long sum = octal(SUM, SUM_LENGTH);
    return sum > 0 && (sum == unsigned || sum == signed);
  }

  char type() {
    return (char) (block[TYPE] & 0xff);
  }

  int mode() {
    return (int) Math.max(0, octal(MODE, 8)) & 07777;
  }

  /** Bytes of content that follow, without padding. */
  long size() {
    long size = (block[SIZE] & 0x80) != 0 ? binary() : octal(SIZE, 12);
    if (size < 0) {
      throw new IllegalArgumentException("a size in a header is no number");
    }
    return size;
  }

  /** GNU's form for sizes from 8 GiB: the first bit set, the number in the rest. */
  private long binary() {
    long size = block[SIZE] & 0x7f;
    for (int i = SIZE + 1; i < SIZE + 12; i++) {
      if (size > Long.MAX_VALUE >> 8) {
        return -1;
      }
      size = size << 8 | (block[i] & 0xff);
    }
    return size;
  }

  /** Only ustar has a prefix; GNU's magic ends in a blank, and has times there. */
  byte[] name() {
    byte[] name = text(0, NAME_LENGTH);
    boolean ustar = new String(block, MAGIC, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    byte[] prefix = ustar ? text(PREFIX, PREFIX_LENGTH) : new byte[0];
    if (prefix.length == 0) {
      return name;
    }
    byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    whole[prefix.length] = '/';
    System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
    return whole;
  }

  byte[] link() {
    return text(LINK, NAME_LENGTH);
  }

  private byte[] text(int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(block, from, end);
  }

  /** A number in octal between blanks and zeros; -1 when it is none. */
  private long octal(int from, int length) {
    int i = from;
    int end = from + length;
    while (i < end && block[i] == ' ') {
      i++;
    }
    long number = 0;
    while (i < end && block[i] >= '0' && block[i] <= '7') {
      number = number << 3 | (block[i] - '0');
      i++;
    }
    boolean ended = i == end || block[i] == 0 || block[i] == ' ';
    return ended ? number : -1;
  }
}
