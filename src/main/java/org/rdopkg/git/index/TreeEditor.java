package org.rdopkg.git.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * A tree object and the ones below it, looked into and changed by path. Only the folders on the way
 * to a path are read; only those that changed are written.
 */
public final class TreeEditor {
  /** Trees sort names as bytes, a folder as if its name ended with a slash. */
  private static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;

  private final ObjectReader reader;
  private final Folder root;

  /**
   * The tree of a commit.
   *
   * @param tree its id; null for the empty tree that an unborn branch starts from
   */
  public TreeEditor(ObjectReader reader, @Nullable ObjectId tree) {
    this.reader = reader;
    this.root = new Folder(tree);
  }

  /**
   * A file in a tree.
   *
   * @param mode as git writes it: 0100644, 0100755, 0120000, 0160000
   * @param id of the blob
   */
  public record File(int mode, ObjectId id) {}

  /** The file at a path; empty when there is none, or a folder. */
  public Optional<File> get(String path) throws IOException {
    Folder folder = root;
    String[] names = path.split("/", -1);
    for (int i = 0; i < names.length - 1; i++) {
      Node node = folder.nodes(reader).get(key(names[i], true));
      if (node == null) {
        return Optional.empty();
      }
      folder = node.folder();
    }
    Node node = folder.nodes(reader).get(key(names[names.length - 1], false));
    return node == null ? Optional.empty() : Optional.of(new File(node.mode, node.id));
  }

  /** Puts a file at a path; folders are made on the way, whatever had their names goes away. */
  public void put(String path, int mode, ObjectId id) throws IOException {
    String[] names = path.split("/", -1);
    Folder folder = root;
    folder.changed = true;
    for (int i = 0; i < names.length - 1; i++) {
      folder.nodes(reader).remove(key(names[i], false));
      Node node =
          folder
              .nodes(reader)
              .computeIfAbsent(key(names[i], true), k -> new Node(FileMode.TREE.getBits(), null));
      folder = node.folder();
      folder.changed = true;
    }
    String name = names[names.length - 1];
    folder.nodes(reader).remove(key(name, true));
    folder.nodes(reader).put(key(name, false), new Node(mode, id));
  }

  /** Takes a file away; folders that are left empty go too. */
  public void remove(String path) throws IOException {
    if (get(path).isPresent()) {
      remove(root, path.split("/", -1), 0);
    }
  }

  private void remove(Folder folder, String[] names, int at) throws IOException {
    folder.changed = true;
    if (at == names.length - 1) {
      folder.nodes(reader).remove(key(names[at], false));
      return;
    }
    Node node = folder.nodes(reader).get(key(names[at], true));
    if (node != null) {
      Folder child = node.folder();
      remove(child, names, at + 1);
      if (child.nodes(reader).isEmpty()) {
        folder.nodes(reader).remove(key(names[at], true));
      }
    }
  }

  /** Writes the changed trees; answers the id of the top one. */
  public ObjectId write(ObjectInserter inserter) throws IOException {
    return write(root, inserter);
  }

  private ObjectId write(Folder folder, ObjectInserter inserter) throws IOException {
    if (!folder.changed && folder.id != null) {
      return folder.id;
    }
    TreeFormatter formatter = new TreeFormatter();
    for (Map.Entry<byte[], Node> entry : folder.nodes(reader).entrySet()) {
      Node node = entry.getValue();
      byte[] name = entry.getKey();
      int length = node.isFolder() ? name.length - 1 : name.length;
      ObjectId id = node.child == null ? node.id : write(node.child, inserter);
      formatter.append(name, 0, length, FileMode.fromBits(node.mode), id);
    }
    return inserter.insert(formatter);
  }

  private static byte[] key(String name, boolean folder) {
    return (folder ? name + "/" : name).getBytes(StandardCharsets.UTF_8);
  }

  /** A name in a tree; a folder is read when somebody looks into it. */
  private static final class Node {
    final int mode;
    final ObjectId id;
    @Nullable Folder child;

    Node(int mode, @Nullable ObjectId id) {
      this.mode = mode;
      this.id = id == null ? ObjectId.zeroId() : id;
      this.child = id == null ? new Folder(null) : null;
    }

    boolean isFolder() {
      return (mode & 0170000) == 0040000;
    }

    Folder folder() {
      Folder open = child;
      if (open == null) {
        open = new Folder(id);
        child = open;
      }
      return open;
    }
  }

  /** One tree object: names (folders with a slash at the end) and what they stand for. */
  private static final class Folder {
    final @Nullable ObjectId id;
    boolean changed;
    private @Nullable Map<byte[], Node> nodes;

    Folder(@Nullable ObjectId id) {
      this.id = id;
    }

    private static Map<byte[], Node> load(ObjectReader reader, @Nullable ObjectId id)
        throws IOException {
      Map<byte[], Node> loaded = new TreeMap<>(BYTES);
      if (id != null) {
        byte[] raw = reader.open(id, Constants.OBJ_TREE).getBytes();
        CanonicalTreeParser parser = new CanonicalTreeParser();
        parser.reset(raw);
        for (; !parser.eof(); parser.next()) {
          loaded.put(name(parser), new Node(parser.getEntryRawMode(), parser.getEntryObjectId()));
        }
      }
      return loaded;
    }

    private static byte[] name(CanonicalTreeParser parser) {
      boolean folder = parser.getEntryFileMode() == FileMode.TREE;
      byte[] name = new byte[parser.getNameLength() + (folder ? 1 : 0)];
      parser.getName(name, 0);
      if (folder) {
        name[name.length - 1] = '/';
      }
      return name;
    }

    Map<byte[], Node> nodes(ObjectReader reader) throws IOException {
      if (nodes == null) {
        nodes = load(reader, id);
      }
      return nodes;
    }
  }
}
