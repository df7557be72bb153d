package org.rdopkg.patch.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies a patch as {@code git apply --reject} does. */
final class GitPatch {
  private final ApplyRule rule;
  private final PatchedTree tree;
  private final List<FileOutcome> outcomes = new ArrayList<>();

  GitPatch(FileTree base, ApplyRule rule) {
    this.rule = rule;
    this.tree = new PatchedTree(base);
  }

  ApplyResult apply(List<FilePatch> patches) {
    Optional<String> problem = malformed(patches);
    if (problem.isEmpty()) {
      patches.forEach(patch -> outcomes.add(apply(patch)));
    }
    return new ApplyResult(outcomes, problem, false, tree);
  }

  private Optional<String> malformed(List<FilePatch> patches) {
    if (patches.isEmpty()) {
      return Optional.of("there is no diff in it");
    }
    for (FilePatch patch : patches) {
      if (patch.body() instanceof FilePatch.Malformed bad) {
        return Optional.of("malformed at line " + bad.atLine() + ": " + bad.why());
      }
    }
    return Optional.empty();
  }

  private FileOutcome apply(FilePatch patch) {
    Optional<GitTarget> found = GitTarget.of(patch, rule.strip());
    if (found.isEmpty()) {
      String name = patch.now().or(patch::old).map(HeaderName::name).orElse("?");
      return outcome(patch, name, List.of(), "its name has too few folders for -p" + rule.strip());
    }
    GitTarget target = created(patch, rule.reverse() ? found.get().reversed() : found.get());
    Optional<String> problem = obstacle(patch, target);
    if (problem.isPresent()) {
      return outcome(patch, target.now(), List.of(), problem.get());
    }
    return change(patch, target);
  }

  /** A plain diff may make a file without saying so in its header. */
  private GitTarget created(FilePatch patch, GitTarget target) {
    List<Hunk> hunks = patch.hunks();
    boolean fromNothing =
        patch.git().isEmpty()
            && hunks.size() == 1
            && (rule.reverse() ? hunks.get(0).after() : hunks.get(0).before()).isEmpty();
    return fromNothing && tree.file(target.old()).isEmpty()
        ? new GitTarget(target.old(), target.now(), GitHeader.Kind.CREATE)
        : target;
  }

  private Optional<String> obstacle(FilePatch patch, GitTarget target) {
    for (String path : List.of(target.old(), target.now())) {
      if (!Paths.isSafe(path)) {
        return Optional.of("it leaves the tree");
      }
      Optional<String> blocked = Paths.blocked(tree, path);
      if (blocked.isPresent()) {
        return Optional.of(blocked.get() + " is no folder");
      }
    }
    Optional<TreeFile> there = tree.file(target.old());
    boolean creates = target.kind() == GitHeader.Kind.CREATE;
    if (!creates && there.isEmpty()) {
      return Optional.of("there is no such file");
    }
    boolean moves = target.kind() == GitHeader.Kind.RENAME || target.kind() == GitHeader.Kind.COPY;
    boolean taken = tree.file(target.now()).isPresent() || tree.isFolder(target.now());
    if ((creates || (moves && !target.old().equals(target.now()))) && taken) {
      return Optional.of(target.now() + " exists already");
    }
    return creates ? Optional.empty() : wrongType(patch, there.get());
  }

  private Optional<String> wrongType(FilePatch patch, TreeFile there) {
    int mode = patch.git().map(git -> rule.reverse() ? git.newMode() : git.oldMode()).orElse(0);
    boolean link = mode >> 12 == 012;
    boolean wrong = mode != 0 ? link == there.kind().isFile() : !there.kind().isFile();
    return wrong ? Optional.of("it is of another type than the patch says") : Optional.empty();
  }

  private FileOutcome change(FilePatch patch, GitTarget target) {
    TreeFile before =
        target.kind() == GitHeader.Kind.CREATE
            ? new TreeFile(TreeFile.Kind.REGULAR, new byte[0])
            : tree.file(target.old()).orElseThrow();
    if (patch.body() instanceof FilePatch.BinaryMissing) {
      return outcome(patch, target.now(), List.of(), "the patch has no bytes of the binary file");
    }
    if (patch.body() instanceof FilePatch.Binary binary) {
      return binary(patch, target, before, binary.change());
    }
    GitFile file = new GitFile(TextLines.of(before.content()));
    List<Hunk> hunks = patch.hunks();
    List<HunkOutcome> done =
        file.apply(rule.reverse() ? hunks.stream().map(Hunk::reversed).toList() : hunks);
    return write(patch, target, before, done, TextLines.bytes(file.lines()));
  }

  private FileOutcome binary(
      FilePatch patch, GitTarget target, TreeFile before, BinaryChange change) {
    String oldId = patch.git().map(GitHeader::oldId).orElse("");
    String newId = patch.git().map(GitHeader::newId).orElse("");
    if (rule.reverse()) {
      return outcome(patch, target.now(), List.of(), "binary diffs can't be taken back");
    }
    if (BlobId.lengthOf(oldId) == 0 || BlobId.lengthOf(newId) == 0) {
      return outcome(patch, target.now(), List.of(), "a binary diff needs a full index line");
    }
    boolean creates = target.kind() == GitHeader.Kind.CREATE;
    if (!creates && !BlobId.of(before.content(), oldId).equals(oldId)) {
      return outcome(patch, target.now(), List.of(), "the binary file is another one");
    }
    Optional<byte[]> made = change.applyTo(before.content());
    boolean good = made.filter(bytes -> isResult(bytes, target, newId)).isPresent();
    return good
        ? write(patch, target, before, List.of(), made.get())
        : outcome(patch, target.now(), List.of(), "the binary diff does not make what it says");
  }

  private static boolean isResult(byte[] bytes, GitTarget target, String newId) {
    return target.kind() == GitHeader.Kind.DELETE
        ? bytes.length == 0
        : BlobId.of(bytes, newId).equals(newId);
  }

  private FileOutcome write(
      FilePatch patch, GitTarget target, TreeFile before, List<HunkOutcome> hunks, byte[] content) {
    boolean applied = hunks.stream().allMatch(HunkOutcome::applied);
    if (target.kind() == GitHeader.Kind.DELETE) {
      if (applied && content.length > 0) {
        return outcome(patch, target.old(), hunks, "something is left in the file");
      }
      if (applied) {
        tree.remove(target.old());
        return outcome(patch, target.old(), hunks, null);
      }
    }
    if (target.kind() == GitHeader.Kind.RENAME) {
      tree.remove(target.old());
    }
    tree.put(target.now(), new TreeFile(kind(patch, before), content));
    return new FileOutcome(
        target.now(),
        target.old().equals(target.now()) ? Optional.empty() : Optional.of(target.old()),
        hunks,
        Optional.empty(),
        patch.line());
  }

  private TreeFile.Kind kind(FilePatch patch, TreeFile before) {
    int mode = patch.git().map(git -> rule.reverse() ? git.oldMode() : git.newMode()).orElse(0);
    return mode != 0 ? TreeFile.Kind.ofMode(mode) : before.kind();
  }

  private static FileOutcome outcome(
      FilePatch patch, String path, List<HunkOutcome> hunks, @Nullable String problem) {
    return new FileOutcome(
        path, Optional.empty(), hunks, Optional.ofNullable(problem), patch.line());
  }
}
