package org.rdopkg.git.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/**
 * Makes a bare repository with a line of commits, quickly and without any check: all objects go
 * into one pack, and commits and trees are the bytes that they are told to be.
 *
 * <p>Names, messages and authors are strings of bytes (ISO-8859-1).
 */
final class HistoryBuilder implements AutoCloseable {
  /** Mode bits of git's trees. */
  static final int FILE = 0100644;

  static final int EXECUTABLE = 0100755;
  static final int SYMLINK = 0120000;
  static final int SUBMODULE = 0160000;
  private static final int FOLDER = 040000;

  final Path folder;
  private final Repository repository;
  private final PackInserter inserter;
  private final TreeMap<String, Entry> files = new TreeMap<>();
  private final List<ObjectId> commits = new ArrayList<>();

  HistoryBuilder(Path folder) throws IOException {
    this.folder = folder;
    new GitProgram(folder).lines("init", "-q", "--bare", "-b", "main", ".");
    this.repository = new RepositoryBuilder().setGitDir(folder.toFile()).setMustExist(true).build();
    this.inserter = ((ObjectDirectory) repository.getObjectDatabase()).newPackInserter();
    inserter.setCompressionLevel(1);
  }

  /** A file of the next commits. */
  @SuppressWarnings("ArrayRecordComponent")
  record Entry(int mode, ObjectId id, byte[] content) {}

  Map<String, Entry> files() {
    return files;
  }

  Repository repository() {
    return repository;
  }

  /** The commits so far, oldest first. */
  List<ObjectId> commits() {
    return commits;
  }

  /** Puts a file into the next commit, in the place of whatever is in its way. */
  void put(String path, int mode, byte[] content) throws IOException {
    ObjectId id =
        mode == SUBMODULE
            ? ObjectId.fromRaw(content)
            : inserter.insert(Constants.OBJ_BLOB, content);
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      files.remove(path.substring(0, slash));
    }
    files.subMap(path + "/", path + "0").clear();
    files.put(path, new Entry(mode, id, content));
  }

  /** Commits the files; author is the line after {@code author }. */
  ObjectId commit(String author, Optional<String> encoding, String message) throws IOException {
    StringBuilder text = new StringBuilder(512);
    text.append("tree ").append(tree("").name()).append('\n');
    if (!commits.isEmpty()) {
      text.append("parent ").append(commits.get(commits.size() - 1).name()).append('\n');
    }
    text.append("author ").append(author).append('\n');
    text.append("committer C O Mitter <c@example.org> 1600000000 +0000\n");
    encoding.ifPresent(name -> text.append("encoding ").append(name).append('\n'));
    text.append('\n').append(message);
    ObjectId id =
        inserter.insert(
            Constants.OBJ_COMMIT, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    commits.add(id);
    return id;
  }

  /** A work tree with nothing but the attributes of the last commit, for git to read. */
  Path attributesIn(Path empty) throws IOException {
    Files.createDirectories(empty);
    for (Map.Entry<String, Entry> file : files.entrySet()) {
      boolean isPlain = (file.getValue().mode & 0170000) == 0100000;
      if (isPlain && file.getKey().matches("([a-z0-9]+/)*.gitattributes")) {
        Path target = empty.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue().content);
      }
    }
    return empty;
  }

  /** Writes any object. */
  ObjectId insert(int type, byte[] content) throws IOException {
    return inserter.insert(type, content);
  }

  /** Writes everything and points {@code main} to the last commit. */
  void finish() throws IOException {
    inserter.flush();
    Files.writeString(
        folder.resolve("refs/heads/main"), commits.get(commits.size() - 1).name() + "\n");
  }

  private ObjectId tree(String prefix) throws IOException {
    TreeMap<String, byte[]> entries = new TreeMap<>();
    String path = files.ceilingKey(prefix);
    while (path != null && path.startsWith(prefix)) {
      int slash = path.indexOf('/', prefix.length());
      if (slash < 0) {
        Entry entry = files.get(path);
        String name = path.substring(prefix.length());
        entries.put(name + "\0", raw(entry.mode, name, entry.id));
        path = files.higherKey(path);
      } else {
        String name = path.substring(prefix.length(), slash);
        entries.put(name + "/", raw(FOLDER, name, tree(prefix + name + "/")));
        path = files.ceilingKey(prefix + name + "0");
      }
    }
    ByteSink sink = new ByteSink(1024);
    entries.values().forEach(sink::put);
    return inserter.insert(Constants.OBJ_TREE, sink.toByteArray());
  }

  private static byte[] raw(int mode, String name, ObjectId id) {
    byte[] hash = new byte[Constants.OBJECT_ID_LENGTH];
    id.copyRawTo(hash, 0);
    ByteSink sink = new ByteSink(64);
    sink.put(Integer.toOctalString(mode)).put(' ').put(name).put('\0').put(hash);
    return sink.toByteArray();
  }

  @Override
  public void close() {
    inserter.close();
    repository.close();
  }
}
