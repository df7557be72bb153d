package org.rdopkg.faults;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which write fails, and how. One instance for the whole JVM, since Java has one default
 * file system; it serves a JVM of its own.
 */
final class Faults {
  /** What happens at the chosen write. */
  enum Kind {
    /** The program ends there: nothing that it still tries to write happens. */
    CRASH,
    /** From there on nothing can grow; files can still be deleted and renamed. */
    DISK_FULL,
    /** From there on nothing can be changed. */
    READ_ONLY,
    /** Only this one write fails, as for a moment of bad luck. */
    ONE_ERROR
  }

  /** The end of the program: no handler of errors takes it for one of its own. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("crash", null, false, false);
    }
  }

  /** The only one. */
  static final Faults ONE = new Faults();

  private final Map<Path, byte[]> kept = new HashMap<>();
  private Path root;
  private Kind kind = Kind.ONE_ERROR;
  private int at = Integer.MAX_VALUE;
  private int count;
  private List<String> writes = new ArrayList<>();

  private Faults() {}

  /** From now on writes below a folder are counted, and the one of this number fails. */
  synchronized void arm(Path folder, Kind how, int number) {
    root = folder.toAbsolutePath();
    kind = how;
    at = number;
    count = 0;
    writes = new ArrayList<>();
  }

  /**
   * Remembers a file that can't be changed any more: JGit deletes one that it can't rename over, in
   * ways that lead past this file system but would fail on one that can really only be read.
   */
  private void keep(Path path) throws IOException {
    if (!kept.containsKey(path) && Files.isRegularFile(path)) {
      kept.put(path, Files.readAllBytes(path));
    }
  }

  /** Nothing fails any more; answers what was written, or tried. */
  synchronized List<String> disarm() throws IOException {
    root = null;
    for (Map.Entry<Path, byte[]> file : kept.entrySet()) {
      if (!Files.exists(file.getKey())) {
        Files.write(file.getKey(), file.getValue());
      }
    }
    kept.clear();
    return writes;
  }

  /**
   * Told before a write.
   *
   * @param grows whether it needs room on the disk
   */
  synchronized void write(String what, Path path, boolean grows) throws IOException {
    if (root == null || !path.toAbsolutePath().startsWith(root)) {
      return;
    }
    int number = count++;
    writes.add(what + " " + root.relativize(path.toAbsolutePath()));
    if (number < at || (number > at && kind == Kind.ONE_ERROR)) {
      return;
    }
    switch (kind) {
      case CRASH -> throw new Crash();
      case READ_ONLY -> {
        keep(path);
        throw new FileSystemException(path.toString(), null, "Read-only file system");
      }
      case ONE_ERROR -> throw new AccessDeniedException(path.toString());
      case DISK_FULL -> {
        if (grows) {
          throw new FileSystemException(path.toString(), null, "No space left on device");
        }
      }
    }
  }
}
