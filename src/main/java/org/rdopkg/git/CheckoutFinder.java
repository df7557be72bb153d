package org.rdopkg.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;

/**
 * Finds the checkout that a folder belongs to, by git's rules (git(1), ENVIRONMENT VARIABLES, and
 * gitrepository-layout(5)): {@code GIT_DIR} and {@code GIT_WORK_TREE} first, else upwards from the
 * folder to the first {@code .git} that is a repository or names one.
 */
final class CheckoutFinder {
  private static final int POINTER_LIMIT = 8192;

  private final Environment environment;

  CheckoutFinder(Environment environment) {
    this.environment = environment;
  }

  /** What was found: git's folder, and the work tree when the search has shown it. */
  record Found(Path gitDir, @Nullable Path workTree, @Nullable Path gitFile) {}

  /** The repository that the environment's working directory belongs to. */
  Found find() {
    Path start = environment.workingDirectory();
    if (!Files.isDirectory(start)) {
      throw RdopkgException.of(ErrorKind.INPUT, "no such folder: " + start)
          .because("rdopkg was to run there")
          .fix("name the clone of a package's distgit with -C DIR");
    }
    Optional<String> gitDir = environment.getNonEmpty("GIT_DIR");
    return gitDir.isPresent() ? fromVariable(start, gitDir.get()) : search(start);
  }

  private static Found fromVariable(Path start, String gitDir) {
    Path folder = start.resolve(gitDir).normalize();
    Path real = Files.isRegularFile(folder) ? pointed(folder) : folder;
    if (!isRepository(real)) {
      throw RdopkgException.of(ErrorKind.INPUT, "not a git repository: " + folder)
          .because("the environment variable GIT_DIR says so")
          .fix("unset GIT_DIR");
    }
    return new Found(real, start, null);
  }

  private Found search(Path start) {
    Path real = realPath(start);
    List<Path> ceilings = ceilings();
    Object device = device(real);
    for (Path folder = real; folder != null; folder = folder.getParent()) {
      Found found = look(folder);
      if (found != null) {
        return found;
      }
      Path parent = folder.getParent();
      if (parent == null || ceilings.contains(parent) || otherDevice(parent, device)) {
        break;
      }
    }
    throw RdopkgException.of(ErrorKind.INPUT, "not a git repository: " + start)
        .because("neither this folder nor one above it has a .git")
        .fix("Run rdopkg in a clone of a package's distgit, or name one with -C DIR.");
  }

  private static @Nullable Found look(Path folder) {
    Path dotGit = folder.resolve(".git");
    if (Files.isRegularFile(dotGit)) {
      return new Found(pointed(dotGit), folder, dotGit);
    }
    if (isRepository(dotGit)) {
      return new Found(dotGit, folder, null);
    }
    return isRepository(folder) ? new Found(folder, null, null) : null;
  }

  /** The folder named in a {@code .git} file: {@code gitdir: PATH}. */
  private static Path pointed(Path gitFile) {
    String text = firstLine(gitFile);
    if (text.startsWith("gitdir:")) {
      Path folder = gitFile.resolveSibling(text.substring("gitdir:".length()).strip()).normalize();
      if (isRepository(folder)) {
        return folder;
      }
    }
    throw RdopkgException.of(ErrorKind.INPUT, "not a git repository: " + gitFile.getParent())
        .because("its file .git does not lead to a repository: " + text)
        .fix("git worktree repair");
  }

  /** Whether a folder has what every repository has: HEAD, objects and refs. */
  private static boolean isRepository(Path folder) {
    Path head = folder.resolve("HEAD");
    if (!Files.isRegularFile(head) && !Files.isSymbolicLink(head)) {
      return false;
    }
    Path common = commonDir(folder);
    return Files.isDirectory(common.resolve("objects"))
        && Files.exists(common.resolve("refs"), LinkOption.NOFOLLOW_LINKS);
  }

  /** The folder that all work trees of a repository share, named by the file {@code commondir}. */
  static Path commonDir(Path gitDir) {
    Path pointer = gitDir.resolve("commondir");
    return Files.isRegularFile(pointer) ? gitDir.resolve(firstLine(pointer)).normalize() : gitDir;
  }

  private static String firstLine(Path file) {
    try {
      String text = new String(AtomicFiles.read(file, POINTER_LIMIT), StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      return (end < 0 ? text : text.substring(0, end)).strip();
    } catch (IOException e) {
      throw IoErrors.cannot("read " + file, e);
    }
  }

  private List<Path> ceilings() {
    List<Path> ceilings = new ArrayList<>();
    for (String name : environment.get("GIT_CEILING_DIRECTORIES").orElse("").split(":", -1)) {
      if (name.startsWith("/")) {
        ceilings.add(realPath(Path.of(name)));
      }
    }
    return ceilings;
  }

  private boolean otherDevice(Path folder, @Nullable Object device) {
    boolean across =
        environment.get("GIT_DISCOVERY_ACROSS_FILESYSTEM").map(GitConfig::truth).orElse(false);
    return !across && device != null && !device.equals(device(folder));
  }

  private static @Nullable Object device(Path folder) {
    try {
      return Files.getAttribute(folder, "unix:dev");
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return null;
    }
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException | InvalidPathException e) {
      return path;
    }
  }
}
