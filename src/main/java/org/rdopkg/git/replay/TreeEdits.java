package org.rdopkg.git.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Files to be put into a tree or taken from it. Only the folders on their way are read and written.
 * A file that comes to stand where a folder still has something, or the other way round, is a
 * collision: nothing is made then.
 */
final class TreeEdits {
  private final Map<String, Optional<Node>> edits = new LinkedHashMap<>();

  void put(String path, Node node) {
    edits.put(path, Optional.of(node));
  }

  void remove(String path) {
    edits.putIfAbsent(path, Optional.empty());
  }

  boolean puts(String path) {
    return edits.getOrDefault(path, Optional.empty()).isPresent();
  }

  /** The new tree, empty when file and folder collide. */
  Optional<ObjectId> apply(ObjectStore store, ObjectId root) throws IOException {
    if (edits.isEmpty()) {
      return Optional.of(root);
    }
    Folder top = new Folder();
    edits.forEach(top::add);
    try {
      ObjectId id = top.write(store, Optional.of(root));
      return Optional.of(id.equals(ObjectId.zeroId()) ? empty(store) : id);
    } catch (Collision e) {
      return Optional.empty();
    }
  }

  private static ObjectId empty(ObjectStore store) throws IOException {
    return store.insert(Constants.OBJ_TREE, new byte[0]);
  }

  private static final class Collision extends Exception {
    private static final long serialVersionUID = 1L;

    Collision() {
      super(null, null, false, false);
    }
  }

  /** The edits of one folder. */
  private static final class Folder {
    private final Map<String, Optional<Node>> files = new LinkedHashMap<>();
    private final Map<String, Folder> folders = new LinkedHashMap<>();

    void add(String path, Optional<Node> node) {
      int slash = path.indexOf('/');
      if (slash < 0) {
        files.put(path, node);
      } else {
        folders
            .computeIfAbsent(path.substring(0, slash), name -> new Folder())
            .add(path.substring(slash + 1), node);
      }
    }

    /** Writes the folder; the zero id when nothing is left in it. */
    ObjectId write(ObjectStore store, Optional<ObjectId> before) throws IOException, Collision {
      Map<String, Node> entries = new TreeMap<>();
      if (before.isPresent()) {
        Tree tree = store.tree(before.get());
        for (int i = 0; i < tree.size(); i++) {
          entries.put(key(tree.name(i), tree.isFolder(i)), tree.node(i));
        }
      }
      for (Map.Entry<String, Optional<Node>> file : files.entrySet()) {
        entries.remove(file.getKey());
      }
      for (Map.Entry<String, Folder> folder : folders.entrySet()) {
        folder(store, entries, folder.getKey(), folder.getValue());
      }
      for (Map.Entry<String, Optional<Node>> file : files.entrySet()) {
        if (file.getValue().isPresent()) {
          if (entries.containsKey(file.getKey() + "/")) {
            throw new Collision();
          }
          entries.put(file.getKey(), file.getValue().get());
        }
      }
      return entries.isEmpty()
          ? ObjectId.zeroId()
          : store.insert(Constants.OBJ_TREE, format(entries));
    }

    private static void folder(
        ObjectStore store, Map<String, Node> entries, String name, Folder edits)
        throws IOException, Collision {
      Node known = entries.get(name + "/");
      ObjectId id = edits.write(store, Optional.ofNullable(known).map(Node::id));
      if (id.equals(ObjectId.zeroId())) {
        entries.remove(name + "/");
        return;
      }
      if (entries.containsKey(name)) {
        throw new Collision();
      }
      entries.put(name + "/", new Node(FileMode.TYPE_TREE, id));
    }

    private static String key(String name, boolean folder) {
      return folder ? name + "/" : name;
    }

    private static byte[] format(Map<String, Node> entries) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(entries.size() * 40);
      byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
      for (Map.Entry<String, Node> entry : entries.entrySet()) {
        String name = entry.getKey();
        boolean folder = entry.getValue().isFolder();
        String text =
            Integer.toOctalString(entry.getValue().mode())
                + " "
                + (folder ? name.substring(0, name.length() - 1) : name)
                + "\0";
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        entry.getValue().id().copyRawTo(id, 0);
        out.writeBytes(id);
      }
      return out.toByteArray();
    }
  }
}
