package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitConfig;

/**
 * What {@code core.sharedRepository} asks for (git-config(1)): in a repository that several people
 * write to, each of them can go on with what another one's rdopkg has written, whatever the umask.
 * Java cannot choose the umask, so the modes are given afterwards, to git's files that are younger
 * than the run.
 */
final class SharedFiles {
  private static final int READ = 0444;
  private static final int WRITE = 0222;
  private static final int OWNER_WRITE = 0200;
  private static final int GROUP_READ = 0040;
  private static final int SET_GROUP = 02000;
  private static final int PERMISSIONS = 0777;
  private static final Duration COARSE = Duration.ofSeconds(2); // file times of some file systems

  private static final List<String> OF_REPOSITORY =
      List.of("objects", "refs", "logs", "packed-refs");
  private static final List<String> OF_WORK_TREE =
      List.of("HEAD", "ORIG_HEAD", "index", "logs", "refs", "rdopkg");

  private final int mode;
  private final boolean exact;
  private final FileTime since;

  private SharedFiles(int mode, boolean exact, FileTime since) {
    this.mode = mode;
    this.exact = exact;
    this.since = since;
  }

  /** Gives a checkout's new files the modes that its configuration asks for, if it does. */
  static void mend(Checkout checkout) {
    FileTime since = FileTime.from(checkout.openedAt().minus(COARSE));
    of(checkout.config(), since)
        .ifPresent(
            files -> {
              Path common = checkout.location().commonDir();
              Path own = checkout.location().gitDir();
              OF_REPOSITORY.forEach(name -> files.mend(common.resolve(name)));
              OF_WORK_TREE.forEach(name -> files.mend(own.resolve(name)));
            });
  }

  private static Optional<SharedFiles> of(GitConfig config, FileTime since) {
    String value = config.get("core.sharedRepository").orElse("").toLowerCase(Locale.ROOT);
    return switch (value) {
      case "", "umask", "false", "no", "off", "0" -> Optional.empty();
      case "group", "true", "yes", "on", "1" -> Optional.of(new SharedFiles(0660, false, since));
      case "all", "world", "everybody", "2" -> Optional.of(new SharedFiles(0664, false, since));
      default -> octal(value).map(mode -> new SharedFiles(mode, true, since));
    };
  }

  /** {@code 0640} and the like; git refuses a mode that locks the owner out. */
  private static Optional<Integer> octal(String value) {
    try {
      int mode = Integer.parseInt(value, 8);
      return mode < 0 || (mode & 0600) != 0600 ? Optional.empty() : Optional.of(mode & 0666);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A file, or a folder with all that is in it. What belongs to others stays as it is. */
  private void mend(Path top) {
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
              give(folder, is);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
              give(file, is);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return; // a folder that cannot be read is none of ours
    }
  }

  private void give(Path path, BasicFileAttributes is) {
    boolean file = is.isRegularFile();
    if (!(file || is.isDirectory()) || is.lastModifiedTime().compareTo(since) < 0) {
      return;
    }
    try {
      int old = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      int wanted = file ? ofFile(old) : ofFolder(old);
      if ((wanted ^ (old & (PERMISSIONS | SET_GROUP))) != 0) {
        Files.setAttribute(path, "unix:mode", wanted, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return; // somebody else's, gone meanwhile, or a file system without modes
    }
  }

  private int ofFile(int old) {
    int given = (old & OWNER_WRITE) == 0 ? mode & ~WRITE : mode;
    return exact ? given : (old & PERMISSIONS) | given;
  }

  /** Who may read a folder may enter it; what is made in it belongs to its group. */
  private int ofFolder(int old) {
    int open = exact ? mode : (old & PERMISSIONS) | mode;
    int entered = open | ((open & READ) >> 2);
    return (entered & GROUP_READ) == 0 ? entered : entered | SET_GROUP;
  }
}
