package org.rdopkg.git.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.io.IoErrors;

/**
 * What in a work tree would be in the way of checking out other commits: uncommitted changes, and
 * untracked files (ignored ones too, which git itself would overwrite) where those commits have
 * files.
 */
public final class InTheWay {
  private static final int SHOWN = 10;

  private final Checkout site;

  /**
   * @param site the work tree that the commits will be checked out in
   */
  public InTheWay(Checkout site) {
    this.site = site;
  }

  /**
   * Refuses when something is in the way.
   *
   * @param commits full ids of what will be checked out
   */
  public void refuse(List<String> commits) {
    List<String> changed =
        paths(
            "status",
            "--porcelain",
            "--no-renames",
            "--untracked-files=no",
            "--ignore-submodules",
            "-z");
    if (!changed.isEmpty()) {
      throw error("uncommitted changes are in the way", changed)
          .fix("git stash, or commit them; then run rdopkg again");
    }
    List<String> untracked = untracked(commits);
    if (!untracked.isEmpty()) {
      throw error("untracked files are in the way", untracked)
          .fix("move them away, then run rdopkg again");
    }
  }

  private static RdopkgException error(String what, List<String> paths) {
    List<String> shown = new ArrayList<>(paths.subList(0, Math.min(SHOWN, paths.size())));
    if (paths.size() > SHOWN) {
      shown.add("and " + (paths.size() - SHOWN) + " more");
    }
    return RdopkgException.of(ErrorKind.CONFLICT, what + ": " + String.join(", ", shown))
        .because(
            "a patch conflicts, and the patches branch has to be checked out for you to resolve it")
        .fix("rdopkg new-version --worktree DIR   # resolves it in another folder");
  }

  private List<String> untracked(List<String> commits) {
    Set<String> tracked = new HashSet<>(paths("ls-files", "-z"));
    Set<String> found = new HashSet<>();
    for (String commit : commits) {
      for (CommitFiles.Entry file : site.commitFiles().list(commit)) {
        look(file.path(), tracked, found);
      }
    }
    return found.stream().sorted().toList();
  }

  private void look(String path, Set<String> tracked, Set<String> found) {
    Path file = site.workTree();
    String[] names = path.split("/", -1);
    StringBuilder at = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      at.append(i == 0 ? "" : "/").append(names[i]);
      file = child(file, names[i]);
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
      if (!folder && !tracked.contains(at.toString())) {
        found.add(at.toString());
      }
      if (!folder) {
        return;
      }
    }
    below(file, path, tracked, found);
  }

  private static Path child(Path folder, String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      throw RdopkgException.of(ErrorKind.UNSUPPORTED, "the system cannot have a file " + name)
          .fix("Run rdopkg in a UTF-8 locale, such as LC_ALL=C.UTF-8.")
          .causedBy(e);
    }
  }

  /** A folder stands where a commit has a file: what in it is not tracked? */
  private void below(Path folder, String path, Set<String> tracked, Set<String> found) {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> path + "/" + folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !tracked.contains(name))
          .forEach(found::add);
    } catch (IOException e) {
      throw IoErrors.cannot("look into " + path, e);
    }
  }

  private List<String> paths(String... command) {
    String out = site.runner().run(site.git().request(command).build()).orThrow().out();
    return Arrays.stream(out.split("\0", -1))
        .filter(path -> !path.isEmpty())
        .map(path -> command[0].equals("status") && path.length() > 3 ? path.substring(3) : path)
        .toList();
  }
}
