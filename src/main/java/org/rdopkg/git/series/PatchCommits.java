package org.rdopkg.git.series;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.git.Ident;
import org.rdopkg.git.index.TreeEditor;
import org.rdopkg.io.IoErrors;
import org.rdopkg.patch.apply.FileTree;
import org.rdopkg.patch.apply.PatchedTree;
import org.rdopkg.patch.apply.TreeFile;

/** Makes commits of applied patches, in git's objects alone: no ref, no file moves. */
public final class PatchCommits implements AutoCloseable {
  /** How far back to look for the commit that brought a file. */
  private static final int MOST_COMMITS = 20_000;

  private final Repository repository;
  private final ObjectReader reader;

  /** Commits in the repository of a checkout. */
  public PatchCommits(Checkout checkout) {
    this.repository = checkout.repository();
    this.reader = repository.newObjectReader();
  }

  /** The files of a commit; valid until this object is closed. */
  public FileTree tree(String commit) {
    return new CommitTree(repository, reader, treeOf(commit));
  }

  /** The id of a commit's tree. */
  public String treeOf(String commit) {
    try (RevWalk walk = new RevWalk(reader)) {
      return walk.parseCommit(ObjectId.fromString(commit)).getTree().name();
    } catch (IOException e) {
      throw IoErrors.cannot("read the commit " + commit, e);
    }
  }

  /**
   * Stores a commit.
   *
   * @param parent its parent, in hex
   * @param after its files, as changes of the parent's
   * @return its id
   */
  public String commit(
      String parent, PatchedTree after, Ident author, Ident committer, String message) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id =
          insert(inserter, write(inserter, parent, after), parent, author, committer, message);
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw IoErrors.cannot("store a commit", e);
    }
  }

  /** Stores nothing. */
  private static final class IdsOnly extends ObjectInserter.Formatter {
    @Override
    public ObjectId insert(int type, long length, InputStream in) throws IOException {
      return idFor(type, length, in);
    }
  }

  /** The id of the tree that changes make of a commit's; stores nothing. */
  public String treeOf(String parent, PatchedTree after) {
    try (ObjectInserter ids = new IdsOnly()) {
      return write(ids, parent, after);
    } catch (IOException e) {
      throw IoErrors.cannot("read the commit " + parent, e);
    }
  }

  private String write(ObjectInserter inserter, String parent, PatchedTree after)
      throws IOException {
    TreeEditor editor = new TreeEditor(reader, ObjectId.fromString(treeOf(parent)));
    for (Map.Entry<String, Optional<TreeFile>> change : after.changes().entrySet()) {
      String path = CommitTree.decoded(change.getKey());
      if (change.getValue().isEmpty()) {
        editor.remove(path);
      } else {
        TreeFile file = change.getValue().get();
        editor.put(path, mode(file).getBits(), inserter.insert(Constants.OBJ_BLOB, file.content()));
      }
    }
    return editor.write(inserter).name();
  }

  /** Stores a commit with the files of another one; its id. */
  public String again(String parent, String like, Ident author, Ident committer, String message) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = insert(inserter, treeOf(like), parent, author, committer, message);
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw IoErrors.cannot("store a commit", e);
    }
  }

  private static ObjectId insert(
      ObjectInserter inserter,
      String tree,
      String parent,
      Ident author,
      Ident committer,
      String message)
      throws IOException {
    String text =
        "tree "
            + tree
            + "\nparent "
            + parent
            + "\nauthor "
            + author.line()
            + "\ncommitter "
            + committer.line()
            + "\n\n"
            + message;
    return inserter.insert(Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.UTF_8));
  }

  private static FileMode mode(TreeFile file) {
    return switch (file.kind()) {
      case REGULAR -> FileMode.REGULAR_FILE;
      case EXECUTABLE -> FileMode.EXECUTABLE_FILE;
      case SYMLINK -> FileMode.SYMLINK;
    };
  }

  /** Shows all files of a commit but submodules: path, mode as in git, blob's id. */
  public void visit(String commit, Consumer<CommitFiles.Entry> visitor) {
    try (TreeWalk walk = new TreeWalk(repository, reader)) {
      walk.addTree(ObjectId.fromString(treeOf(commit)));
      walk.setRecursive(true);
      while (walk.next()) {
        String path = new String(walk.getRawPath(), StandardCharsets.ISO_8859_1);
        visitor.accept(new CommitFiles.Entry(path, walk.getRawMode(0), walk.getObjectId(0).name()));
      }
    } catch (IOException e) {
      throw IoErrors.cannot("read the files of " + commit, e);
    }
  }

  /**
   * The commit that brought a file of a distgit, looking back from another one; empty when it was
   * never committed, or that is too far back.
   *
   * @param path at the top
   */
  public Optional<Added> added(String from, String path) {
    try (RevWalk walk = new RevWalk(reader)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(from));
      for (int i = 0; i < MOST_COMMITS; i++) {
        Optional<RevCommit> parent =
            commit.getParentCount() == 0
                ? Optional.empty()
                : Optional.of(walk.parseCommit(commit.getParent(0)));
        if (!has(commit, path)) {
          return Optional.empty();
        }
        if (parent.isEmpty() || !has(parent.get(), path)) {
          return Optional.of(describe(walk, commit, parent));
        }
        commit = parent.get();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // a shallow clone has no more
    }
  }

  private boolean has(RevCommit commit, String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(reader, path, commit.getTree())) {
      return walk != null;
    }
  }

  /** Author and message of a commit. */
  public Added describe(String commit) {
    try (RevWalk walk = new RevWalk(reader)) {
      return describe(walk.parseCommit(ObjectId.fromString(commit)), 0);
    } catch (IOException e) {
      throw IoErrors.cannot("read the commit " + commit, e);
    }
  }

  private Added describe(RevWalk walk, RevCommit commit, Optional<RevCommit> parent)
      throws IOException {
    walk.parseBody(commit);
    int patches = 0;
    try (TreeWalk files = new TreeWalk(repository, reader)) {
      files.addTree(commit.getTree());
      while (files.next()) {
        String name = files.getPathString();
        boolean patch = name.endsWith(".patch") || name.endsWith(".diff");
        patches += patch && (parent.isEmpty() || !has(parent.get(), name)) ? 1 : 0;
      }
    }
    return describe(commit, patches);
  }

  private static Added describe(RevCommit commit, int patches) {
    PersonIdent author = commit.getAuthorIdent();
    return new Added(
        new Ident(
            author.getName(),
            author.getEmailAddress(),
            author.getWhenAsInstant().getEpochSecond(),
            author.getZoneOffset()),
        commit.getFullMessage(),
        patches);
  }

  /**
   * A commit of a distgit that brought patches.
   *
   * @param author who made it
   * @param message what it says
   * @param patches how many patch files it brought
   */
  public record Added(Ident author, String message, int patches) {}

  @Override
  public void close() {
    reader.close();
  }
}
