package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Ident;
import org.rdopkg.git.index.CleanFilter;
import org.rdopkg.git.index.GitIndex;
import org.rdopkg.git.index.TreeEditor;
import org.rdopkg.git.objects.NewObjects;
import org.rdopkg.io.AtomicFiles;

/**
 * Makes the commit of a plan: HEAD's tree with the plan's files, the user's hooks in git's order,
 * and the index that follows from it.
 */
final class CommitStage {
  private static final int FILE = 0100644;
  private static final int EXECUTABLE = 0100755;
  private static final int MESSAGE_LIMIT = 16 << 20;
  private static final List<String> HOOKS =
      List.of("pre-commit", "prepare-commit-msg", "commit-msg");

  private final Checkout checkout;
  private final UpdatePlan plan;
  private final CommitMaker maker;
  private final Ident committer;
  private final Hooks hooks;
  private final NextIndex nextIndex;
  private final TxFolder folder;
  private final StepListener steps;
  private final boolean byGit;
  private final Map<String, ObjectId> blobs = new LinkedHashMap<>();

  CommitStage(
      Checkout checkout,
      UpdatePlan plan,
      CommitMaker maker,
      Ident committer,
      Hooks hooks,
      TxFolder folder,
      StepListener steps) {
    this.checkout = checkout;
    this.plan = plan;
    this.maker = maker;
    this.committer = committer;
    this.hooks = hooks;
    this.folder = folder;
    this.steps = steps;
    this.nextIndex = new NextIndex(checkout, folder);
    this.byGit = needsGit();
  }

  /**
   * What came of it.
   *
   * @param commit the new commit
   * @param indexHash of the next index
   */
  record Made(ObjectId commit, String indexHash) {}

  private Made rewound(Rewind rewind) throws IOException {
    ObjectId commit = ObjectId.fromString(rewind.commit());
    ObjectId tree = ObjectId.fromString(checkout.commitFiles().tree(rewind.commit()));
    Optional<String> restored =
        rewind.index().isEmpty()
            ? Optional.empty()
            : new IndexRewind(checkout, nextIndex).prepare(rewind.index().get());
    String hash =
        restored.isPresent() ? restored.get() : nextIndex.write(changes(headTree(), tree));
    steps.reached("next index written");
    return new Made(commit, hash);
  }

  private List<String> paths() {
    return plan.files().stream().map(FileChange::path).toList();
  }

  /** Whether only git can make the blobs or write the index. */
  private boolean needsGit() {
    CleanFilter filter = new CleanFilter(checkout, paths());
    return paths().stream().anyMatch(filter::appliesTo)
        || !new GitIndex(checkout).read().writable();
  }

  /** The files whose bytes the commit gets although git makes the others. */
  private Set<String> untouched() {
    List<String> exact =
        plan.files().stream()
            .filter(change -> change instanceof FileChange.Write write && write.exact())
            .map(FileChange::path)
            .toList();
    return new CleanFilter(checkout, exact).onlyGuessed();
  }

  /** Stores the contents of all files: objects that nobody sees yet. */
  void storeBlobs() throws IOException {
    Set<String> paths = byGit ? untouched() : new HashSet<>(paths());
    if (paths.isEmpty()) {
      return; // git makes them when the files are in place
    }
    try (NewObjects objects = new NewObjects(checkout.repository())) {
      objects.preparing(true);
      for (FileChange change : plan.files()) {
        if (change instanceof FileChange.Write write && paths.contains(write.path())) {
          blobs.put(write.path(), objects.add(Constants.OBJ_BLOB, write.content()));
        }
      }
      objects.flush();
    }
  }

  /** Makes the commit; the plan's files must be in place. */
  Made make() throws IOException {
    Optional<Rewind> rewind = plan.commit().flatMap(CommitPlan::rewind);
    if (rewind.isPresent()) {
      return rewound(rewind.get());
    }
    ObjectId headTree = headTree();
    ObjectId tree = tree(takesAll() ? nextIndex.treeOfAllChanges() : headTree);
    steps.reached("tree stored");
    if (takesAll()) {
      requireChange(tree);
    }
    String message = maker.message();
    if (hooks.hasAny(HOOKS)) {
      nextIndex.writeForHooks(tree);
      steps.reached("hook index written");
      hooks.require("pre-commit", folder.hookIndex(), maker.author());
      tree = nextIndex.treeOfHooks();
      steps.reached("pre-commit run");
      message = messageByHooks(message);
    }
    ObjectId commit = maker.write(tree, message, committer);
    steps.reached("commit stored");
    String hash = nextIndex.write(changes(headTree, tree));
    steps.reached("next index written");
    return new Made(commit, hash);
  }

  /** As git: a commit of all changes that turns out to have none is a mistake. */
  private void requireChange(ObjectId tree) {
    String parentTree = maker.parent().map(checkout.commitFiles()::tree).orElse("");
    if (tree.name().equals(parentTree)) {
      throw RdopkgException.of(ErrorKind.INPUT, "the commit would be empty")
          .because("with all changes the files are as in the commit before it")
          .fix("git status")
          .fix("git reset HEAD~   # removes the last commit, when it is not wanted any more");
    }
  }

  private boolean takesAll() {
    return plan.commit().map(CommitPlan::all).orElse(false);
  }

  private @Nullable ObjectId headTree() {
    Optional<String> head = plan.head().commit();
    return head.isEmpty() ? null : ObjectId.fromString(checkout.commitFiles().tree(head.get()));
  }

  private ObjectId tree(@Nullable ObjectId base) throws IOException {
    try (ObjectReader reader = checkout.repository().newObjectReader();
        ObjectInserter inserter = checkout.repository().newObjectInserter()) {
      TreeEditor editor = new TreeEditor(reader, base);
      for (Map.Entry<String, Optional<TreeEditor.File>> file : files(editor).entrySet()) {
        if (file.getValue().isPresent()) {
          editor.put(file.getKey(), file.getValue().get().mode(), file.getValue().get().id());
        } else {
          editor.remove(file.getKey());
        }
      }
      ObjectId tree = editor.write(inserter);
      inserter.flush();
      return tree;
    }
  }

  private Map<String, Optional<TreeEditor.File>> files(TreeEditor head) throws IOException {
    if (byGit) {
      return filesByGit();
    }
    Map<String, Optional<TreeEditor.File>> files = new LinkedHashMap<>();
    for (FileChange change : plan.files()) {
      ObjectId blob = blobs.get(change.path());
      files.put(
          change.path(),
          blob == null
              ? Optional.empty()
              : Optional.of(new TreeEditor.File(mode(change.path(), head), blob)));
    }
    return files;
  }

  /** What git makes of the files; those that it need not touch stay as they are. */
  private Map<String, Optional<TreeEditor.File>> filesByGit() throws IOException {
    Map<String, Optional<TreeEditor.File>> files =
        new LinkedHashMap<>(plan.files().isEmpty() ? Map.of() : nextIndex.add(paths()));
    blobs.forEach(
        (path, blob) ->
            files.computeIfPresent(
                path, (p, file) -> file.map(f -> new TreeEditor.File(f.mode(), blob))));
    return files;
  }

  /** A file keeps its mode; what is new to git is executable if it is so in the work tree. */
  private int mode(String path, TreeEditor head) throws IOException {
    Optional<Integer> known =
        head.get(path).map(TreeEditor.File::mode).filter(mode -> (mode & 0170000) == 0100000);
    if (known.isPresent()) {
      return known.get();
    }
    boolean executable =
        !checkout.config().isFalse("core.fileMode")
            && Files.isExecutable(checkout.files().resolve(path));
    return executable ? EXECUTABLE : FILE;
  }

  private String messageByHooks(String message) throws IOException {
    if (!hooks.hasAny(List.of("prepare-commit-msg", "commit-msg"))) {
      return message;
    }
    Path file = checkout.location().gitDir().resolve("COMMIT_EDITMSG");
    AtomicFiles.write(file, message.getBytes(StandardCharsets.UTF_8));
    String name =
        file.startsWith(checkout.workTree())
            ? checkout.workTree().relativize(file).toString()
            : file.toString();
    hooks.require("prepare-commit-msg", folder.hookIndex(), maker.author(), name, "message");
    hooks.require("commit-msg", folder.hookIndex(), maker.author(), name);
    steps.reached("message hooks run");
    return new String(AtomicFiles.read(file, MESSAGE_LIMIT), StandardCharsets.UTF_8);
  }

  /** The paths that the commit changes; hooks may have added some. */
  private Map<String, Optional<TreeEditor.File>> changes(@Nullable ObjectId from, ObjectId to)
      throws IOException {
    Map<String, Optional<TreeEditor.File>> changes = new LinkedHashMap<>();
    try (TreeWalk walk = new TreeWalk(checkout.repository())) {
      if (from == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(from);
      }
      walk.addTree(to);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        int mode = walk.getRawMode(1);
        changes.put(
            walk.getPathString(),
            mode == 0
                ? Optional.empty()
                : Optional.of(new TreeEditor.File(mode, walk.getObjectId(1))));
      }
    }
    // A path that the commit leaves as it was may have been staged otherwise.
    for (String path : new ArrayList<>(paths())) {
      if (!changes.containsKey(path)) {
        changes.put(path, unchanged(to, path));
      }
    }
    return changes;
  }

  private Optional<TreeEditor.File> unchanged(ObjectId tree, String path) throws IOException {
    try (ObjectReader reader = checkout.repository().newObjectReader()) {
      return new TreeEditor(reader, tree).get(path);
    }
  }
}
