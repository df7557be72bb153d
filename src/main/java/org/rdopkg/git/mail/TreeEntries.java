package org.rdopkg.git.mail;

import java.io.IOException;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Steps through the entries of a raw tree object.
 *
 * <p>Entries stand in git's order: by name, where the name of a folder counts as if it ended in a
 * slash. Modes are brought to those that git shows: old trees hold others, such as 0100664.
 */
final class TreeEntries {
  private static final int EXECUTABLE = 0100;

  private final byte[] raw;
  private int mode;
  private int name;
  private int nameEnd;

  /**
   * Starts at the first entry.
   *
   * @throws IOException when the text is no tree
   */
  TreeEntries(byte[] raw) throws IOException {
    this.raw = raw;
    read(0);
  }

  boolean atEnd() {
    return name >= raw.length;
  }

  void next() throws IOException {
    read(nameEnd + 1 + Constants.OBJECT_ID_LENGTH);
  }

  boolean isTree() {
    return mode == FileMode.TYPE_TREE;
  }

  boolean isNamed(byte[] wanted) {
    return Arrays.equals(raw, name, nameEnd, wanted, 0, wanted.length);
  }

  FileSide side() {
    return new FileSide(mode, id());
  }

  ObjectId id() {
    return ObjectId.fromRaw(raw, nameEnd + 1);
  }

  /** The path of this entry in a folder whose own path ends in a slash (or is empty). */
  byte[] path(byte[] folder) {
    byte[] path = new byte[folder.length + nameEnd - name + (isTree() ? 1 : 0)];
    System.arraycopy(folder, 0, path, 0, folder.length);
    System.arraycopy(raw, name, path, folder.length, nameEnd - name);
    if (isTree()) {
      path[path.length - 1] = '/';
    }
    return path;
  }

  boolean isSameAs(TreeEntries other) {
    if (mode != other.mode) {
      return false;
    }
    for (int i = 1; i <= Constants.OBJECT_ID_LENGTH; i++) {
      if (raw[nameEnd + i] != other.raw[other.nameEnd + i]) {
        return false;
      }
    }
    return true;
  }

  int compareTo(TreeEntries other) {
    int length = Math.min(nameEnd - name, other.nameEnd - other.name);
    for (int i = 0; i < length; i++) {
      int order = (raw[name + i] & 0xff) - (other.raw[other.name + i] & 0xff);
      if (order != 0) {
        return order;
      }
    }
    return byteAt(length) - other.byteAt(length);
  }

  private int byteAt(int i) {
    if (name + i < nameEnd) {
      return raw[name + i] & 0xff;
    }
    return isTree() ? '/' : 0;
  }

  private void read(int start) throws IOException {
    int at = start;
    int value = 0;
    while (at < raw.length && raw[at] != ' ') {
      value = (value << 3) + raw[at++] - '0';
    }
    mode = canonical(value);
    name = at + 1;
    nameEnd = Ascii.indexOf(raw, 0, Math.min(name, raw.length));
    if (start < raw.length && nameEnd + Constants.OBJECT_ID_LENGTH >= raw.length) {
      throw new IOException("A tree object ends in the middle of an entry");
    }
  }

  private static int canonical(int mode) {
    int type = mode & FileMode.TYPE_MASK;
    if (type == FileMode.TYPE_FILE) {
      return (mode & EXECUTABLE) != 0 ? 0100755 : 0100644;
    }
    return type == FileMode.TYPE_TREE || type == FileMode.TYPE_SYMLINK
        ? type
        : FileMode.TYPE_GITLINK;
  }
}
