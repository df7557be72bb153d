package org.rdopkg.git.series;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.rdopkg.io.IoErrors;
import org.rdopkg.patch.apply.FileTree;
import org.rdopkg.patch.apply.TreeFile;

/** The files of a commit, read when they are asked for, as patches are applied to them. */
final class CommitTree implements FileTree {
  private final ObjectReader reader;
  private final ObjectId tree;

  CommitTree(Repository repository, ObjectReader reader, String tree) {
    this.reader = reader;
    this.tree = ObjectId.fromString(tree);
  }

  /** A path with one character for each byte, as git's text. */
  static String decoded(String path) {
    return new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Override
  public Optional<TreeFile> file(String path) {
    try (TreeWalk walk = TreeWalk.forPath(reader, decoded(path), tree)) {
      if (walk == null) {
        return Optional.empty();
      }
      FileMode mode = walk.getFileMode(0);
      if (mode == FileMode.TREE || mode == FileMode.GITLINK) {
        return Optional.empty();
      }
      TreeFile.Kind kind =
          mode == FileMode.SYMLINK
              ? TreeFile.Kind.SYMLINK
              : mode == FileMode.EXECUTABLE_FILE ? TreeFile.Kind.EXECUTABLE : TreeFile.Kind.REGULAR;
      return Optional.of(
          new TreeFile(kind, reader.open(walk.getObjectId(0)).getCachedBytes(Integer.MAX_VALUE)));
    } catch (IOException e) {
      throw IoErrors.cannot("read " + decoded(path) + " of the patches branch", e);
    }
  }

  @Override
  public boolean isFolder(String path) {
    try (TreeWalk walk = TreeWalk.forPath(reader, decoded(path), tree)) {
      return walk != null
          && (walk.getFileMode(0) == FileMode.TREE || walk.getFileMode(0) == FileMode.GITLINK);
    } catch (IOException e) {
      throw IoErrors.cannot("read " + decoded(path) + " of the patches branch", e);
    }
  }
}
