package org.rdopkg.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.io.IoErrors;

/** The files that commits hold. Commits are given by full id in hex. */
public final class CommitFiles {
  private final Repository repository;

  CommitFiles(Repository repository) {
    this.repository = repository;
  }

  /**
   * A file of a commit.
   *
   * @param path in git's form
   * @param mode as git writes it, in octal: 0100644, 0100755, 0120000 (symbolic link), 0160000
   *     (submodule)
   * @param id of the blob, in hex
   */
  public record Entry(String path, int mode, String id) {}

  /** The bytes of a file in a commit; empty when there is none, or it is no regular file. */
  public Optional<byte[]> read(String commit, String path) {
    Optional<Entry> entry = find(commit, path);
    return entry.filter(e -> (e.mode() & 0170000) == 0100000).map(e -> blob(e.id()));
  }

  /** What a commit has at a path. */
  public Optional<Entry> find(String commit, String path) {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit parsed = walk.parseCommit(ObjectId.fromString(commit));
      try (TreeWalk tree = TreeWalk.forPath(walk.getObjectReader(), path, parsed.getTree())) {
        if (tree == null || tree.getFileMode(0) == FileMode.TREE) {
          return Optional.empty();
        }
        return Optional.of(entry(tree));
      }
    } catch (MissingObjectException e) {
      throw History.missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("read " + path + " of commit " + commit, e);
    }
  }

  /** The id of a commit's tree. */
  public String tree(String commit) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(ObjectId.fromString(commit)).getTree().name();
    } catch (MissingObjectException e) {
      throw History.missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("read the commit " + commit, e);
    }
  }

  /** All files of a commit, in git's order. */
  public List<Entry> list(String commit) {
    return list(commit, true);
  }

  /** What stands at the top of a commit, in git's order; folders are entries of their own. */
  public List<Entry> top(String commit) {
    return list(commit, false);
  }

  /**
   * A file that two commits have otherwise.
   *
   * @param letter {@code A} added, {@code M} modified, {@code D} deleted, {@code T} another type
   * @param path in git's form
   */
  public record Change(char letter, String path) {}

  /** What {@code git diff --name-status --no-renames} tells of two commits, in git's order. */
  public List<Change> changes(String from, String to) {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
      tree.addTree(walk.parseCommit(ObjectId.fromString(from)).getTree());
      tree.addTree(walk.parseCommit(ObjectId.fromString(to)).getTree());
      tree.setRecursive(true);
      tree.setFilter(TreeFilter.ANY_DIFF);
      List<Change> changes = new ArrayList<>();
      while (tree.next()) {
        changes.add(
            new Change(letter(tree.getRawMode(0), tree.getRawMode(1)), tree.getPathString()));
      }
      return List.copyOf(changes);
    } catch (MissingObjectException e) {
      throw History.missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("compare the commits " + from + " and " + to, e);
    }
  }

  private static char letter(int before, int after) {
    if (before == 0 || after == 0) {
      return before == 0 ? 'A' : 'D';
    }
    return (before & 0170000) == (after & 0170000) ? 'M' : 'T';
  }

  /** The id, in hex, that a file of these bytes has in git. */
  public static String idOf(byte[] content) {
    try (ObjectInserter.Formatter ids = new ObjectInserter.Formatter()) {
      return ids.idFor(Constants.OBJ_BLOB, content).name();
    }
  }

  private List<Entry> list(String commit, boolean recursive) {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
      tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
      tree.setRecursive(recursive);
      List<Entry> entries = new ArrayList<>();
      while (tree.next()) {
        entries.add(entry(tree));
      }
      return List.copyOf(entries);
    } catch (MissingObjectException e) {
      throw History.missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("list the files of commit " + commit, e);
    }
  }

  private static Entry entry(TreeWalk tree) {
    return new Entry(
        tree.getPathString(), tree.getFileMode(0).getBits(), tree.getObjectId(0).name());
  }

  /**
   * Stores bytes in git without naming them anywhere: they stay for as long as git keeps objects
   * that nothing refers to, two weeks by default.
   *
   * @return the blob's id in hex
   */
  public String store(byte[] content) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, content);
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw IoErrors.cannot("store a file in git", e);
    }
  }

  /** The bytes of a blob. */
  public byte[] blob(String id) {
    try (ObjectReader reader = repository.newObjectReader()) {
      return reader
          .open(ObjectId.fromString(id), Constants.OBJ_BLOB)
          .getCachedBytes((int) CheckoutFiles.LIMIT);
    } catch (LargeObjectException e) {
      throw RdopkgException.of(ErrorKind.INPUT, "a file is too big to read: blob " + id)
          .causedBy(e);
    } catch (MissingObjectException e) {
      throw History.missing(e);
    } catch (IOException e) {
      throw IoErrors.cannot("read the blob " + id, e);
    }
  }
}
