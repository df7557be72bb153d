package org.rdopkg.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * The files of one checkout, by their path in git's form ({@code dir/file}). Names come from specs
 * and commits, so nothing is trusted: no path leaves the checkout (neither by {@code ..} nor
 * through a symbolic link), none reaches into {@code .git}, and only regular files are read or
 * written.
 */
public final class CheckoutFiles {
  /** The most that is read of one file; a spec or patch of this size is a mistake. */
  public static final long LIMIT = 256L << 20;

  private final Path root;

  /** The files below a folder, the top of a checkout. */
  public CheckoutFiles(Path root) {
    this.root = root;
  }

  /** The top folder. */
  public Path root() {
    return root;
  }

  /**
   * The file that a path stands for, whether it exists or not.
   *
   * @throws RdopkgException when the path leads out of the checkout or into {@code .git}
   */
  public Path resolve(String path) {
    Path file = root;
    String[] names = path.split("/", -1);
    for (int i = 0; i < names.length; i++) {
      checkName(path, names[i]);
      file = child(file, path, names[i]);
      if (i < names.length - 1 && Files.isSymbolicLink(file)) {
        throw refused(path, root.relativize(file) + " is a symbolic link");
      }
    }
    return file;
  }

  private static void checkName(String path, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.equals(".") || name.equals("..") || lower.equals(".git")) {
      throw refused(path, "it is not a path inside the checkout");
    }
  }

  private static Path child(Path folder, String path, String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      throw refused(path, "the system cannot have a file of that name (" + e.getReason() + ")")
          .fix("Run rdopkg in a UTF-8 locale, such as LC_ALL=C.UTF-8.");
    }
  }

  private static RdopkgException refused(String path, String reason) {
    return RdopkgException.of(ErrorKind.INPUT, "Refused to touch file: " + path).because(reason);
  }

  /** Whether there is anything at this path: a file, folder, link or something else. */
  public boolean exists(String path) {
    return Files.exists(resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether there is a regular file at this path. */
  public boolean isFile(String path) {
    return Files.isRegularFile(resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether there is a regular file at this path that its owner may execute. */
  public boolean isExecutable(String path) {
    return isFile(path) && AtomicFiles.isExecutable(resolve(path));
  }

  /**
   * The bytes of a file, or nothing when there is none.
   *
   * @throws RdopkgException when it cannot be read, is no regular file, or is too big
   */
  public Optional<byte[]> read(String path) {
    return read(path, LIMIT);
  }

  /** As {@link #read(String)}, for a file of at most so many bytes. */
  public Optional<byte[]> read(String path, long limit) {
    Path file = resolve(path);
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        throw refused(path, "it is not a regular file");
      }
      return Optional.of(AtomicFiles.read(file, limit));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw IoErrors.cannot("read " + path, e);
    }
  }

  /** Replaces or makes one file in one step, for single files that git does not track. */
  public void write(String path, byte[] content) {
    Path file = resolve(path);
    if (exists(path) && !isFile(path)) {
      throw refused(path, "it is not a regular file");
    }
    try {
      AtomicFiles.write(file, content);
    } catch (IOException e) {
      throw IoErrors.cannot("write " + path, e);
    }
  }

  /** The names of the regular files in the top folder, sorted. */
  public List<String> topFiles() {
    try (Stream<Path> entries = Files.list(root)) {
      List<String> names = new ArrayList<>();
      entries
          .filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
          .forEach(entry -> names.add(String.valueOf(entry.getFileName())));
      names.sort(null);
      return List.copyOf(names);
    } catch (IOException e) {
      throw IoErrors.cannot("read the folder " + root, e);
    }
  }
}
