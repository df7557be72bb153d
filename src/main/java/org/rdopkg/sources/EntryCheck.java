package org.rdopkg.sources;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.sources.ArchiveEntry.Kind;

/**
 * What no archive may do, whatever its format: names that leave it, two things of one name, files
 * below a file or a link, too many entries. One object watches over one archive.
 */
final class EntryCheck {
  /** Linux's {@code PATH_MAX}. */
  static final int LONGEST_PATH = 4096;

  private final String archive;
  private final ArchiveLimits limits;
  private final Map<ArchivePath, Kind> seen = new HashMap<>();
  private int count;

  EntryCheck(String archive, ArchiveLimits limits) {
    this.archive = archive;
    this.limits = limits;
  }

  /**
   * The path that a name stands for; {@code ./a//b/} is {@code a/b}. Empty for the top itself.
   *
   * @param name as the archive has it
   */
  Optional<ArchivePath> path(byte[] name) {
    if (name.length > LONGEST_PATH) {
      throw refused("a name in it is longer than " + LONGEST_PATH + " bytes");
    }
    if (name.length > 0 && name[0] == '/') {
      throw refused("it names an absolute path: " + ArchivePath.text(name));
    }
    ByteArrayOutputStream clean = new ByteArrayOutputStream(name.length);
    for (int start = 0; start <= name.length; ) {
      int end = start;
      while (end < name.length && name[end] != '/') {
        if (name[end] == 0) {
          throw refused("a name in it has a zero byte: " + ArchivePath.text(name));
        }
        end++;
      }
      append(clean, name, start, end);
      start = end + 1;
    }
    return clean.size() == 0
        ? Optional.empty()
        : Optional.of(ArchivePath.ofClean(clean.toByteArray()));
  }

  private void append(ByteArrayOutputStream clean, byte[] name, int start, int end) {
    int length = end - start;
    if (length == 0 || (length == 1 && name[start] == '.')) {
      return;
    }
    if (length == 2 && name[start] == '.' && name[start + 1] == '.') {
      throw refused("a name in it leads out of it: " + ArchivePath.text(name));
    }
    if (clean.size() > 0) {
      clean.write('/');
    }
    clean.write(name, start, length);
  }

  /** The target of a hard link: a file that has come before. */
  ArchivePath hardLink(ArchivePath path, byte[] target) {
    ArchivePath file = path(target).orElseThrow(() -> refused(path + " is a link to the top"));
    Kind kind = seen.get(file);
    if (kind != Kind.FILE && kind != Kind.HARD_LINK) {
      throw refused(path + " is a link to " + file + ", which is no file before it");
    }
    return file;
  }

  /** The target of a symbolic link, as written. */
  ArchivePath symlink(ArchivePath path, byte[] target) {
    if (target.length == 0 || target.length > LONGEST_PATH) {
      throw refused(path + " is a symbolic link without a usable target");
    }
    if (!limits.outsideLinks() && leadsOutside(path, target)) {
      throw refused(path + " is a symbolic link that leads out of it: " + ArchivePath.text(target));
    }
    return ArchivePath.ofClean(target);
  }

  /** By the names alone: the links on the way are not followed. */
  private static boolean leadsOutside(ArchivePath path, byte[] target) {
    if (target[0] == '/') {
      return true;
    }
    Deque<String> folders = new ArrayDeque<>(path.names());
    folders.removeLast();
    for (String name : ArchivePath.text(target).split("/", -1)) {
      if (name.equals("..")) {
        if (folders.isEmpty()) {
          return true;
        }
        folders.removeLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        folders.addLast(name);
      }
    }
    return false;
  }

  /** Takes the next entry, or refuses it. */
  void add(ArchiveEntry entry) {
    if (++count > limits.entries()) {
      throw ArchiveErrors.tooBig(archive, "it has more than " + limits.entries() + " entries");
    }
    if (entry.kind() == Kind.FILE && entry.size() > limits.entryBytes()) {
      throw tooBig(entry.path());
    }
    addParents(entry.path());
    Kind before = seen.putIfAbsent(entry.path(), entry.kind());
    if (before != null && !(before == Kind.FOLDER && entry.kind() == Kind.FOLDER)) {
      throw refused("it has " + entry.path() + " twice");
    }
  }

  /** Too many bytes in one entry. */
  RdopkgException tooBig(ArchivePath path) {
    return ArchiveErrors.tooBig(
        archive, path + " in it has more than " + limits.entryBytes() + " bytes");
  }

  private void addParents(ArchivePath path) {
    Optional<ArchivePath> parent = path.parent();
    while (parent.isPresent()) {
      Kind before = seen.putIfAbsent(parent.get(), Kind.FOLDER);
      if (before == Kind.FOLDER) {
        return;
      }
      if (before != null) {
        throw refused("it has " + path + " below " + parent.get() + ", which is no folder");
      }
      parent = parent.get().parent();
    }
  }

  RdopkgException refused(String reason) {
    return ArchiveErrors.refused(archive, reason);
  }
}
