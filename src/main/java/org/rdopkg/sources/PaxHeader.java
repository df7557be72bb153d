package org.rdopkg.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What stands in front of a tar header and says more about the entry: pax records ({@code LENGTH
 * KEY=VALUE\n}) or GNU's long names.
 */
final class PaxHeader {
  private static final int LONGEST_NUMBER = 18;

  private byte @Nullable [] path;
  private byte @Nullable [] link;
  private long size = -1;
  private boolean sparse;

  Optional<byte[]> path() {
    return Optional.ofNullable(path);
  }

  Optional<byte[]> link() {
    return Optional.ofNullable(link);
  }

  OptionalLong size() {
    return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }

  boolean isSparse() {
    return sparse;
  }

  void setPath(byte[] name) {
    path = name;
  }

  void setLink(byte[] name) {
    link = name;
  }

  /** Reads the records of an extended header. */
  void read(byte[] records) throws IOException {
    int start = 0;
    while (start < records.length && records[start] != 0) {
      int blank = indexOf(records, ' ', start);
      int length = number(records, start, blank);
      int end = start + length;
      if (length <= blank - start + 1 || end > records.length || records[end - 1] != '\n') {
        throw broken();
      }
      int equals = indexOf(records, '=', blank + 1);
      if (equals >= end) {
        throw broken();
      }
      String key = new String(records, blank + 1, equals - blank - 1, StandardCharsets.ISO_8859_1);
      take(key, Arrays.copyOfRange(records, equals + 1, end - 1));
      start = end;
    }
  }

  private void take(String key, byte[] value) throws IOException {
    switch (key) {
      case "path" -> path = value;
      case "linkpath" -> link = value;
      case "size" -> size = longNumber(value);
      default -> sparse |= key.startsWith("GNU.sparse.");
    }
  }

  private static long longNumber(byte[] value) throws IOException {
    String text = new String(value, StandardCharsets.ISO_8859_1);
    if (text.isEmpty()
        || text.length() > LONGEST_NUMBER
        || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw broken();
    }
    return Long.parseLong(text);
  }

  private static int number(byte[] records, int from, int to) throws IOException {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (records[i] < '0' || records[i] > '9' || number > records.length) {
        throw broken();
      }
      number = number * 10 + (records[i] - '0');
    }
    return number;
  }

  private static int indexOf(byte[] records, char wanted, int from) throws IOException {
    for (int i = from; i < records.length; i++) {
      if (records[i] == wanted) {
        return i;
      }
    }
    throw broken();
  }

  private static IOException broken() {
    return new IOException("a pax header in it is broken");
  }
}
