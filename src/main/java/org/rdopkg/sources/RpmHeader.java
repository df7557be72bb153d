package org.rdopkg.sources;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One header of an rpm package: an index of tags with types and places, and a store of their
 * values. The form is described in the Linux Standard Base (Core Generic, "Package File Format")
 * and in rpm's manual ("Package Format V4"); the numbers of tags and types are rpm's interface.
 *
 * <p>Own code: {@code packager-rpm} brings 12 MB of other libraries along to read this.
 */
final class RpmHeader {
  private static final int MAGIC = 0x8eade801;

  /** rpm's own limits are 64 Ki tags and 256 MiB; no source package comes near a quarter. */
  private static final int MOST_TAGS = 1 << 16;

  private static final int MOST_BYTES = 64 << 20;
  private static final int ENTRY = 16;

  private static final int INT16 = 3;
  private static final int INT32 = 4;
  private static final int INT64 = 5;
  private static final int STRING = 6;
  private static final int BIN = 7;
  private static final int STRING_ARRAY = 8;
  private static final int I18N_STRING = 9;

  private final byte[] bytes;
  private final ByteBuffer store;
  private final Map<Integer, Entry> entries;

  private record Entry(int type, int offset, int count) {}

  private RpmHeader(byte[] bytes, ByteBuffer store, Map<Integer, Entry> entries) {
    this.bytes = bytes;
    this.store = store;
    this.entries = entries;
  }

  /** Reads the header that a stream is at. */
  static RpmHeader read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int magic = in.readInt();
    int reserved = in.readInt();
    int tags = in.readInt();
    int size = in.readInt();
    if (magic != MAGIC || tags < 0 || tags > MOST_TAGS || size < 0 || size > MOST_BYTES) {
      throw new IOException("a header in it is none");
    }
    byte[] rest = in.readNBytes(tags * ENTRY + size);
    if (rest.length < tags * ENTRY + size) {
      throw new EOFException();
    }
    ByteBuffer all = ByteBuffer.allocate(ENTRY + rest.length);
    all.putInt(magic).putInt(reserved).putInt(tags).putInt(size).put(rest);
    Map<Integer, Entry> entries = new HashMap<>();
    for (int i = 0; i < tags; i++) {
      int at = ENTRY + i * ENTRY;
      int offset = all.getInt(at + 8);
      int count = all.getInt(at + 12);
      if (offset < 0 || offset > size || count < 0 || count > size) {
        throw new IOException("a header in it points outside of itself");
      }
      entries.putIfAbsent(all.getInt(at), new Entry(all.getInt(at + 4), offset, count));
    }
    return new RpmHeader(
        all.array(), ByteBuffer.wrap(all.array(), ENTRY + tags * ENTRY, size).slice(), entries);
  }

  /** All of it, as it stands in the file and as its checksums are made. */
  byte[] bytes() {
    return bytes.clone();
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** A text, or the first of several. */
  Optional<String> text(int tag) throws IOException {
    return texts(tag).stream().findFirst();
  }

  /** The texts of a tag; none when it is not there. */
  List<String> texts(int tag) throws IOException {
    @Nullable Entry entry = entries.get(tag);
    if (entry == null) {
      return List.of();
    }
    if (entry.type() != STRING && entry.type() != STRING_ARRAY && entry.type() != I18N_STRING) {
      throw wrongType(tag);
    }
    List<String> texts = new ArrayList<>();
    int at = entry.offset();
    for (int i = 0; i < entry.count(); i++) {
      int end = at;
      while (end < store.limit() && store.get(end) != 0) {
        end++;
      }
      if (end >= store.limit()) {
        throw new IOException("a text in its header has no end");
      }
      byte[] text = new byte[end - at];
      store.get(at, text);
      texts.add(ArchivePath.text(text));
      at = end + 1;
    }
    return texts;
  }

  /** The numbers of a tag; none when it is not there. */
  List<Long> numbers(int tag) throws IOException {
    @Nullable Entry entry = entries.get(tag);
    if (entry == null) {
      return List.of();
    }
    int size =
        switch (entry.type()) {
          case INT16 -> 2;
          case INT32 -> 4;
          case INT64 -> 8;
          default -> throw wrongType(tag);
        };
    if ((long) entry.offset() + (long) entry.count() * size > store.limit()) {
      throw new IOException("a number in its header is outside of it");
    }
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < entry.count(); i++) {
      int at = entry.offset() + i * size;
      numbers.add(
          switch (size) {
            case 2 -> (long) (store.getShort(at) & 0xffff);
            case 4 -> store.getInt(at) & 0xffffffffL;
            default -> store.getLong(at);
          });
    }
    return numbers;
  }

  /** Bytes of a tag, in hex. */
  Optional<String> hex(int tag) throws IOException {
    @Nullable Entry entry = entries.get(tag);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.type() != BIN || (long) entry.offset() + entry.count() > store.limit()) {
      throw wrongType(tag);
    }
    byte[] value = new byte[entry.count()];
    store.get(entry.offset(), value);
    return Optional.of(HexFormat.of().formatHex(value));
  }

  private static IOException wrongType(int tag) {
    return new IOException("tag " + tag + " of its header is of the wrong type");
  }

  /** Bytes between a header of this length and the next multiple of eight. */
  static int padding(int length) {
    return (8 - length % 8) % 8;
  }
}
