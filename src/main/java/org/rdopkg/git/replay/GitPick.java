package org.rdopkg.git.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.replay.TreeMerge.Sides;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.patch.ConflictedPath.Kind;

/**
 * Lets the user's git make a pick: {@code git cherry-pick} in a {@link Scratch} repository that
 * borrows the user's objects and configuration. Nothing of it comes to lie in the user's
 * repository, even if the program is killed; the trees and files that git made are taken over as if
 * they were our own.
 */
final class GitPick implements AutoCloseable {
  private static final byte[] IDENTITY =
      """
      author rdopkg <rdopkg@localhost> 0 +0000
      committer rdopkg <rdopkg@localhost> 0 +0000

      rdopkg
      """
          .getBytes(StandardCharsets.US_ASCII);
  private static final Map<String, Kind> KINDS = kinds();

  private final Checkout checkout;
  private final ObjectStore store;
  private final Scratch scratch;

  /** What the scratch repository has been given already. */
  private final Set<ObjectId> exported = new HashSet<>();

  GitPick(Checkout checkout, ObjectStore store) throws IOException {
    this.checkout = checkout;
    this.store = store;
    this.scratch = Scratch.of(checkout);
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("content", Kind.CONTENT);
    kinds.put("add/add", Kind.BOTH_ADDED);
    kinds.put("binary", Kind.BINARY);
    kinds.put("modify/delete", Kind.DELETED_UPSTREAM);
    kinds.put("file location", Kind.FOLDER_RENAMED);
    kinds.put("directory rename", Kind.FOLDER_RENAMED);
    kinds.put("implicit dir rename", Kind.FOLDER_RENAMED);
    kinds.put("rename", Kind.RENAME);
    kinds.put("file/directory", Kind.FILE_OR_FOLDER);
    kinds.put("directory/file", Kind.FILE_OR_FOLDER);
    kinds.put("distinct", Kind.TYPE);
    kinds.put("submodule", Kind.SUBMODULE);
    return kinds;
  }

  /** What git makes of a pick. */
  Merged merge(Sides sides) throws IOException {
    Map<ObjectId, byte[]> commits = new LinkedHashMap<>();
    ObjectId base = commit(commits, sides.base(), "");
    ObjectId ours = commit(commits, sides.ours(), "parent " + base.name() + "\n");
    ObjectId patch = commit(commits, sides.theirs(), "parent " + base.name() + "\n");
    store.fresh().export(scratch.packs(), exported, commits);
    scratch.reset(ours);
    git("read-tree", "--reset", "-u", "HEAD").orThrow();
    ProcessResult picked =
        git("cherry-pick", "--allow-empty", "--keep-redundant-commits", patch.name());
    return picked.succeeded() ? clean() : conflict(picked);
  }

  private ObjectId commit(Map<ObjectId, byte[]> commits, ObjectId tree, String parent) {
    byte[] head = ("tree " + tree.name() + "\n" + parent).getBytes(StandardCharsets.US_ASCII);
    byte[] text = new byte[head.length + IDENTITY.length];
    System.arraycopy(head, 0, text, 0, head.length);
    System.arraycopy(IDENTITY, 0, text, head.length, IDENTITY.length);
    ObjectId id = store.fresh().idOf(Constants.OBJ_COMMIT, text);
    commits.put(id, text);
    return id;
  }

  private Merged clean() throws IOException {
    try (Repository repository = scratch.open();
        RevWalk walk = new RevWalk(repository)) {
      ObjectId head = ObjectId.fromString(scratch.head());
      ObjectId tree = walk.parseCommit(head).getTree().copy();
      takeOver(walk.getObjectReader(), tree);
      return new Merged.Clean(tree, Map.of(), Map.of());
    }
  }

  /** Copies the objects that git made for a tree. */
  private void takeOver(ObjectReader reader, ObjectId tree) throws IOException {
    if (store.has(tree)) {
      return;
    }
    byte[] raw = reader.open(tree, Constants.OBJ_TREE).getCachedBytes(Integer.MAX_VALUE);
    Tree entries = Tree.parse(raw);
    for (int i = 0; i < entries.size(); i++) {
      Node node = entries.node(i);
      if (node.isFolder()) {
        takeOver(reader, node.id());
      } else if (!node.isSubmodule() && !store.has(node.id())) {
        store.insert(
            Constants.OBJ_BLOB,
            reader.open(node.id(), Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE));
      }
    }
    store.insert(Constants.OBJ_TREE, raw);
  }

  private Merged conflict(ProcessResult picked) {
    List<String> paths = new ArrayList<>();
    byte[] listed = git("ls-files", "-u", "-z").orThrow().stdout();
    for (String entry : new String(listed, StandardCharsets.ISO_8859_1).split("\0", -1)) {
      String path = entry.substring(entry.indexOf('\t') + 1);
      if (!path.isEmpty() && !paths.contains(path)) {
        paths.add(path);
      }
    }
    String said = new String(picked.stdout(), StandardCharsets.ISO_8859_1);
    List<String> lines = said.lines().filter(line -> line.startsWith("CONFLICT (")).toList();
    List<RawConflict> conflicts = new ArrayList<>();
    if (paths.isEmpty() && lines.isEmpty()) {
      if (!picked.err().startsWith("BUG:")) {
        throw failed(picked);
      }
      conflicts.add(new RawConflict("", Kind.OTHER)); // git itself is at its wits' end
    }
    for (String path : paths) {
      conflicts.add(new RawConflict(path, kind(path, lines)));
    }
    return new Merged.Conflict(conflicts);
  }

  private static Kind kind(String path, List<String> lines) {
    for (String line : lines) {
      if (line.contains(path)) {
        String type = line.substring("CONFLICT (".length());
        for (Map.Entry<String, Kind> known : KINDS.entrySet()) {
          if (type.startsWith(known.getKey())) {
            return deleter(known.getValue(), line);
          }
        }
      }
    }
    return Kind.OTHER;
  }

  private static Kind deleter(Kind kind, String line) {
    return kind == Kind.DELETED_UPSTREAM && !line.contains("deleted in HEAD")
        ? Kind.DELETED_BY_PATCH
        : kind;
  }

  private static RdopkgException failed(ProcessResult picked) {
    String said = picked.err().strip();
    return RdopkgException.of(ErrorKind.PROGRAM, "git could not try a patch on the new base")
        .because(said.isEmpty() ? "git cherry-pick ended with " + picked.status() : said)
        .fix("git rebase shows what is wrong, when run by hand.");
  }

  private ProcessResult git(String... arguments) {
    ProcessRequest.Builder request = scratch.request(checkout.git(), arguments);
    return checkout.runner().run(request.build());
  }

  @Override
  public void close() {
    scratch.close();
  }
}
