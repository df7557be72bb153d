package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Ident;
import org.rdopkg.git.index.TreeEditor;
import org.rdopkg.io.IoErrors;

/** Makes commits beside HEAD: for branches that are not checked out. Moves no ref. */
public final class SideCommits {
  private final Checkout checkout;

  /** Commits in the repository of a checkout. */
  public SideCommits(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * A commit that only serves a computation: never signed, in nobody's name.
   *
   * @param parent its parent
   * @param treeOf the commit whose files it has
   * @param files other contents of some of them
   * @return its id
   */
  public String scratch(String parent, String treeOf, Map<String, byte[]> files) {
    try (ObjectReader reader = checkout.repository().newObjectReader();
        ObjectInserter inserter = checkout.repository().newObjectInserter()) {
      ObjectId base = ObjectId.fromString(checkout.commitFiles().tree(treeOf));
      TreeEditor editor = new TreeEditor(reader, base);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.getValue());
        editor.put(file.getKey(), mode(editor, file.getKey()), blob);
      }
      String nobody = "rdopkg <rdopkg> 0 +0000";
      String text =
          String.join(
              "\n",
              "tree " + editor.write(inserter).name(),
              "parent " + parent,
              "author " + nobody,
              "committer " + nobody,
              "",
              "scratch",
              "");
      ObjectId id = inserter.insert(Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.UTF_8));
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw IoErrors.cannot("store a commit", e);
    }
  }

  /**
   * A commit of the user's, signed where the configuration says so: what a plan would commit on the
   * branch that is checked out.
   *
   * @param tip the commit that it is put on, or takes the place of
   * @param changes to the files of that commit
   * @return its id
   */
  public String make(CommitPlan plan, String tip, List<FileChange> changes) {
    try (ObjectReader reader = checkout.repository().newObjectReader();
        ObjectInserter inserter = checkout.repository().newObjectInserter()) {
      ObjectId base = ObjectId.fromString(checkout.commitFiles().tree(tip));
      TreeEditor editor = new TreeEditor(reader, base);
      for (FileChange change : changes) {
        if (change instanceof FileChange.Write write) {
          ObjectId blob = inserter.insert(Constants.OBJ_BLOB, write.content());
          editor.put(write.path(), mode(editor, write.path()), blob);
        } else {
          editor.remove(change.path());
        }
      }
      ObjectId tree = editor.write(inserter);
      inserter.flush();
      CommitMaker maker = CommitMaker.of(checkout, plan, Optional.of(tip));
      return maker.write(tree, maker.message(), checkout.identities().committer()).name();
    } catch (IOException e) {
      throw IoErrors.cannot("store a commit", e);
    }
  }

  private static int mode(TreeEditor editor, String path) throws IOException {
    return editor.get(path).map(TreeEditor.File::mode).orElse(FileMode.REGULAR_FILE.getBits());
  }

  /**
   * A commit of the user's, signed where the configuration says so.
   *
   * @param treeOf the commit whose files it has
   * @return its id
   */
  public String onTopOf(String parent, String treeOf, String message) {
    try {
      Ident committer = checkout.identities().committer();
      CommitMaker maker = CommitMaker.of(checkout, CommitPlan.onTop(message), Optional.of(parent));
      ObjectId tree = ObjectId.fromString(checkout.commitFiles().tree(treeOf));
      return maker.write(tree, message, committer).name();
    } catch (IOException e) {
      throw IoErrors.cannot("store a commit", e);
    }
  }
}
