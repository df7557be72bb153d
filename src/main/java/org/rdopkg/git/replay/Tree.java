package org.rdopkg.git.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One tree object, cut into entries. Names are kept as ISO-8859-1 strings, one character a byte, so
 * that every name is itself whatever its encoding. Entries stand in git's order: by bytes, a folder
 * as if its name ended in a slash.
 */
final class Tree {
  /** The tree without entries. */
  static final Tree EMPTY = new Tree(new byte[0], new int[0], 0);

  private static final int EXECUTABLE = 0100;
  private static final int FEW = 24;
  private static final int INTS = 3;

  private final byte[] raw;

  /** For each entry: mode, start of the name, end of the name. */
  private final int[] entries;

  private final int count;
  private @Nullable Map<String, Integer> index;

  private Tree(byte[] raw, int[] entries, int count) {
    this.raw = raw;
    this.entries = entries;
    this.count = count;
  }

  /**
   * Reads a tree object.
   *
   * @throws IOException when the bytes are none
   */
  static Tree parse(byte[] raw) throws IOException {
    int[] entries = new int[INTS * 16];
    int count = 0;
    int at = 0;
    while (at < raw.length) {
      if ((count + 1) * INTS > entries.length) {
        entries = Arrays.copyOf(entries, entries.length * 2);
      }
      at = entry(raw, at, entries, count * INTS);
      count++;
    }
    return new Tree(raw, entries, count);
  }

  private static int entry(byte[] raw, int start, int[] entries, int slot) throws IOException {
    int at = start;
    int mode = 0;
    while (at < raw.length && raw[at] != ' ') {
      mode = (mode << 3) + raw[at++] - '0';
    }
    int name = at + 1;
    int end = name;
    while (end < raw.length && raw[end] != 0) {
      end++;
    }
    int next = end + 1 + Constants.OBJECT_ID_LENGTH;
    if (next > raw.length) {
      throw new IOException("a tree object ends in the middle of an entry");
    }
    entries[slot] = canonical(mode);
    entries[slot + 1] = name;
    entries[slot + 2] = end;
    return next;
  }

  /** Old trees hold modes such as 0100664. */
  private static int canonical(int mode) {
    int type = mode & FileMode.TYPE_MASK;
    if (type == FileMode.TYPE_FILE) {
      return (mode & EXECUTABLE) != 0 ? 0100755 : 0100644;
    }
    return type == FileMode.TYPE_TREE || type == FileMode.TYPE_SYMLINK
        ? type
        : FileMode.TYPE_GITLINK;
  }

  int size() {
    return count;
  }

  /** How much memory it takes, about. */
  int weight() {
    return raw.length + entries.length * 4 + 64;
  }

  int mode(int i) {
    return entries[i * INTS];
  }

  boolean isFolder(int i) {
    return mode(i) == FileMode.TYPE_TREE;
  }

  String name(int i) {
    int start = entries[i * INTS + 1];
    return new String(raw, start, entries[i * INTS + 2] - start, StandardCharsets.ISO_8859_1);
  }

  ObjectId id(int i) {
    return ObjectId.fromRaw(raw, entries[i * INTS + 2] + 1);
  }

  Node node(int i) {
    return new Node(mode(i), id(i));
  }

  /** What a name stands for; file and folder of one name cannot both be there. */
  Optional<Node> get(String name) {
    int i = find(name);
    return i < 0 ? Optional.empty() : Optional.of(node(i));
  }

  private int find(String name) {
    if (count > FEW) {
      return indexed().getOrDefault(name, -1);
    }
    for (int i = 0; i < count; i++) {
      if (entries[i * INTS + 2] - entries[i * INTS + 1] == name.length() && name(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private Map<String, Integer> indexed() {
    Map<String, Integer> known = index;
    if (known == null) {
      known = new HashMap<>(count * 2);
      for (int i = 0; i < count; i++) {
        known.put(name(i), i);
      }
      index = known;
    }
    return known;
  }

  /** Whether entry {@code i} has the same mode and id as entry {@code j} of another tree. */
  boolean same(int i, Tree other, int j) {
    int a = entries[i * INTS + 2] + 1;
    int b = other.entries[j * INTS + 2] + 1;
    return mode(i) == other.mode(j)
        && Arrays.equals(
            raw, a, a + Constants.OBJECT_ID_LENGTH, other.raw, b, b + Constants.OBJECT_ID_LENGTH);
  }

  /** The order of entry {@code i} and entry {@code j} of another tree, by git's rule. */
  int compare(int i, Tree other, int j) {
    int a = entries[i * INTS + 1];
    int aEnd = entries[i * INTS + 2];
    int b = other.entries[j * INTS + 1];
    int bEnd = other.entries[j * INTS + 2];
    int length = Math.min(aEnd - a, bEnd - b);
    int at = Arrays.mismatch(raw, a, a + length, other.raw, b, b + length);
    if (at >= 0) {
      return (raw[a + at] & 0xff) - (other.raw[b + at] & 0xff);
    }
    return after(a + length, aEnd, i) - other.after(b + length, bEnd, j);
  }

  private int after(int at, int end, int i) {
    if (at < end) {
      return raw[at] & 0xff;
    }
    return isFolder(i) ? '/' : 0;
  }
}
