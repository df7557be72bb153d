package org.rdopkg.sources;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where something stands in an archive: names divided by {@code /}, relative, without {@code .},
 * {@code ..} and empty names. Bytes, as in git's trees: no encoding is assumed.
 */
public final class ArchivePath implements Comparable<ArchivePath> {
  private final byte[] bytes;
  private final int hash;

  private ArchivePath(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  /** Takes bytes that are known to be a path of this form. */
  static ArchivePath ofClean(byte[] bytes) {
    return new ArchivePath(bytes);
  }

  /** The path of this text in UTF-8; for tests and for paths that a caller writes itself. */
  public static ArchivePath of(String text) {
    return new ArchivePath(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The folder around it; empty at the top. */
  public Optional<ArchivePath> parent() {
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] == '/') {
        return Optional.of(new ArchivePath(Arrays.copyOf(bytes, i)));
      }
    }
    return Optional.empty();
  }

  /**
   * The path without its first names, as {@code patch -p} and {@code tar --strip-components} count
   * them; empty when there are not that many.
   */
  public Optional<ArchivePath> withoutFirst(int names) {
    int start = 0;
    for (int left = names; left > 0; left--) {
      while (start < bytes.length && bytes[start] != '/') {
        start++;
      }
      if (start >= bytes.length) {
        return Optional.empty();
      }
      start++;
    }
    return Optional.of(new ArchivePath(Arrays.copyOfRange(bytes, start, bytes.length)));
  }

  /** The same path below a folder. */
  ArchivePath below(String folder) {
    byte[] front = (folder + "/").getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(front, front.length + bytes.length);
    System.arraycopy(bytes, 0, whole, front.length, bytes.length);
    return new ArchivePath(whole);
  }

  /** Not a path: what the paths of everything below this one begin with. */
  ArchivePath withSlash() {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = '/';
    return new ArchivePath(longer);
  }

  boolean startsWith(ArchivePath front) {
    int length = front.bytes.length;
    return bytes.length >= length && Arrays.equals(bytes, 0, length, front.bytes, 0, length);
  }

  /** The names, first to last. */
  public List<String> names() {
    return new ArrayList<>(Arrays.asList(toString().split("/", -1)));
  }

  /** Unsigned by bytes. */
  @Override
  public int compareTo(ArchivePath other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArchivePath path && Arrays.equals(bytes, path.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** For people: UTF-8 where it is that, else ISO-8859-1. */
  @Override
  public String toString() {
    return text(bytes);
  }

  /** Bytes for people: UTF-8 where they are that, else ISO-8859-1. */
  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
