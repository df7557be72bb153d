package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.index.GitIndex;
import org.rdopkg.git.index.IndexEntry;
import org.rdopkg.git.index.IndexFile;
import org.rdopkg.git.index.StatData;
import org.rdopkg.git.index.TreeEditor;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.io.ProcessRequest;

/**
 * Prepares the index that follows a commit: the one that is there, with the commit's paths as the
 * commit has them. What the user has staged elsewhere stays staged.
 */
final class NextIndex {
  private static final long LIMIT = 512L << 20;

  private final Checkout checkout;
  private final TxFolder folder;

  NextIndex(Checkout checkout, TxFolder folder) {
    this.checkout = checkout;
    this.folder = folder;
  }

  /**
   * Writes the next index.
   *
   * @param changes paths with what the commit has there; nothing where it has no file
   * @return SHA-1 of the file in hex
   */
  String write(Map<String, Optional<TreeEditor.File>> changes) throws IOException {
    GitIndex index = new GitIndex(checkout);
    GitIndex.Snapshot now = index.read();
    Files.deleteIfExists(folder.nextIndex());
    if (now.writable()) {
      IndexFile next =
          index.withoutRacyEntries(now.file()).with(removed(changes), entries(changes));
      AtomicFiles.create(folder.nextIndex(), GitIndex.toBytes(next));
    } else {
      copy(folder.nextIndex());
      updateByGit(changes);
    }
    return FileSwitch.hash(AtomicFiles.read(folder.nextIndex(), LIMIT));
  }

  /**
   * Writes the next index as these bytes.
   *
   * @return SHA-1 of the file in hex
   */
  String write(byte[] content) throws IOException {
    Files.deleteIfExists(folder.nextIndex());
    AtomicFiles.create(folder.nextIndex(), content);
    return FileSwitch.hash(content);
  }

  private static Set<String> removed(Map<String, Optional<TreeEditor.File>> changes) {
    Set<String> removed = new HashSet<>();
    changes.forEach(
        (path, file) -> {
          if (file.isEmpty()) {
            removed.add(path);
          }
        });
    return removed;
  }

  private List<IndexEntry> entries(Map<String, Optional<TreeEditor.File>> changes)
      throws IOException {
    List<IndexEntry> entries = new ArrayList<>();
    for (Map.Entry<String, Optional<TreeEditor.File>> change : changes.entrySet()) {
      if (change.getValue().isPresent()) {
        TreeEditor.File file = change.getValue().get();
        entries.add(
            IndexEntry.of(change.getKey(), file.mode(), file.id(), stat(change.getKey(), file)));
      }
    }
    return entries;
  }

  /** What is remembered of a file, if it really has the commit's content; else nothing. */
  private StatData stat(String path, TreeEditor.File file) throws IOException {
    if (!checkout.files().isFile(path)) {
      return StatData.UNKNOWN;
    }
    Path real = checkout.files().resolve(path);
    StatData before = StatData.of(real);
    byte[] content = AtomicFiles.read(real, CheckoutFiles.LIMIT);
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      boolean same =
          formatter.idFor(Constants.OBJ_BLOB, content).equals(file.id())
              && StatData.of(real).equals(before);
      return same ? before : StatData.UNKNOWN;
    }
  }

  /** Copies the index with its time stamp, which tells git which entries it must not trust. */
  private void copy(Path to) throws IOException {
    Path index = checkout.location().index();
    Files.deleteIfExists(to);
    if (Files.exists(index)) {
      Files.copy(index, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private void updateByGit(Map<String, Optional<TreeEditor.File>> changes) {
    StringBuilder input = new StringBuilder();
    changes.forEach(
        (path, file) ->
            input
                .append(file.map(f -> Integer.toOctalString(f.mode())).orElse("0"))
                .append(' ')
                .append(file.map(f -> f.id().name()).orElse(RefMove.NONE))
                .append('\t')
                .append(path)
                .append('\0'));
    git(folder.nextIndex(), input.toString(), "update-index", "-z", "--index-info");
    git(folder.nextIndex(), "", "update-index", "-q", "--refresh");
  }

  /**
   * Lets git make the blobs of files that are in place in the work tree, as {@code git add} would.
   *
   * @return what it made of each path; nothing where there is no file
   */
  Map<String, Optional<TreeEditor.File>> add(Collection<String> paths) throws IOException {
    copy(folder.nextIndex());
    String input = String.join("\0", paths) + "\0";
    git(folder.nextIndex(), input, "update-index", "-z", "--add", "--remove", "--stdin");
    List<String> arguments = new ArrayList<>(List.of("ls-files", "-z", "--stage", "--"));
    arguments.addAll(paths);
    Map<String, Optional<TreeEditor.File>> files = new LinkedHashMap<>();
    paths.forEach(path -> files.put(path, Optional.empty()));
    String listed = git(folder.nextIndex(), "", arguments.toArray(String[]::new));
    for (String line : listed.split("\0", -1)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        String[] words = line.substring(0, tab).split(" ", -1);
        files.put(
            line.substring(tab + 1),
            Optional.of(
                new TreeEditor.File(Integer.parseInt(words[0], 8), ObjectId.fromString(words[1]))));
      }
    }
    Files.deleteIfExists(folder.nextIndex());
    return files;
  }

  /** Stores what {@code git commit --all} would commit: index and work tree of tracked files. */
  ObjectId treeOfAllChanges() throws IOException {
    copy(folder.nextIndex());
    git(folder.nextIndex(), "", "add", "--update");
    ObjectId tree = ObjectId.fromString(git(folder.nextIndex(), "", "write-tree").strip());
    Files.deleteIfExists(folder.nextIndex());
    return tree;
  }

  /**
   * Writes the index that hooks see: exactly what will be committed, as {@code git commit} does.
   */
  void writeForHooks(ObjectId tree) throws IOException {
    copy(folder.hookIndex());
    if (Files.exists(folder.hookIndex())) {
      git(folder.hookIndex(), "", "read-tree", "--reset", tree.name());
    } else {
      git(folder.hookIndex(), "", "read-tree", tree.name());
    }
    git(folder.hookIndex(), "", "update-index", "-q", "--refresh");
  }

  /** The tree that the index of the hooks stands for, after they have run. */
  ObjectId treeOfHooks() {
    return ObjectId.fromString(git(folder.hookIndex(), "", "write-tree").strip());
  }

  private String git(Path index, String input, String... arguments) {
    ProcessRequest request =
        checkout
            .git()
            .request(arguments)
            .with("GIT_INDEX_FILE", index.toString())
            .with("GIT_LITERAL_PATHSPECS", "1")
            .input(input.getBytes(StandardCharsets.UTF_8))
            .build();
    // A refresh answers 1 when some file differs from the index: no error.
    var result = checkout.runner().run(request);
    boolean refresh = List.of(arguments).contains("--refresh") && result.status() == 1;
    return refresh ? result.out() : result.orThrow().out();
  }
}
