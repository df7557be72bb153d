package org.rdopkg.patch.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies a patch as GNU patch 2.7 does when it asks no questions ({@code -f}). */
final class GnuPatch {
  private final ApplyRule rule;
  private final PatchedTree tree;
  private final GnuTarget target;
  private final List<FileOutcome> outcomes = new ArrayList<>();

  GnuPatch(FileTree base, ApplyRule rule) {
    this.rule = rule;
    this.tree = new PatchedTree(base);
    this.target = new GnuTarget(tree, rule.strip());
  }

  /**
   * Applies diffs.
   *
   * @param empty whether the patch file has nothing at all in it, which is no mistake
   */
  ApplyResult apply(List<FilePatch> patches, boolean empty) {
    Optional<String> problem =
        patches.isEmpty() && !empty ? Optional.of("there is no diff in it") : Optional.empty();
    for (FilePatch patch : patches) {
      if (patch.body() instanceof FilePatch.Malformed bad) {
        problem = Optional.of("malformed at line " + bad.atLine() + ": " + bad.why());
        break;
      }
      outcomes.add(apply(patch));
    }
    return new ApplyResult(outcomes, problem, false, tree);
  }

  private FileOutcome apply(FilePatch patch) {
    if (patch.body() instanceof FilePatch.Binary
        || patch.body() instanceof FilePatch.BinaryMissing) {
      return problem(patch, "GNU patch can't apply binary diffs");
    }
    List<String> names = target.candidates(patch);
    Optional<String> source = source(patch, names);
    boolean goneAlready = patch.hunks().isEmpty() && says(patch, rule.reverse());
    if (source.isEmpty() && goneAlready && !names.isEmpty()) {
      return new FileOutcome(
          names.get(0), Optional.empty(), List.of(), Optional.empty(), patch.line());
    }
    if (source.isEmpty()) {
      String named = names.isEmpty() ? anyName(patch) : names.get(names.size() - 1);
      return new FileOutcome(named, Optional.empty(), ignored(patch), missing(names), patch.line());
    }
    return at(patch, source.get());
  }

  private static Optional<String> missing(List<String> names) {
    return Optional.of(
        names.isEmpty()
            ? "none of its names can be used: too few folders for -p, or it leaves the tree"
            : "there is no such file");
  }

  private static List<HunkOutcome> ignored(FilePatch patch) {
    List<HunkOutcome> hunks = new ArrayList<>();
    for (Hunk hunk : patch.hunks()) {
      hunks.add(
          new HunkOutcome(
              hunks.size() + 1, hunk, new HunkOutcome.Failed(hunk.oldStart(), List.of(), 1)));
    }
    return hunks;
  }

  private Optional<String> source(FilePatch patch, List<String> names) {
    boolean moves = patch.kind() == GitHeader.Kind.RENAME || patch.kind() == GitHeader.Kind.COPY;
    if (moves) {
      return names.stream().findFirst().filter(name -> tree.file(name).isPresent());
    }
    Optional<String> existing = target.existing(names);
    return existing.isPresent() || !mayCreate(patch) ? existing : target.created(names);
  }

  private boolean mayCreate(FilePatch patch) {
    boolean named = says(patch, !rule.reverse());
    List<Hunk> hunks = patch.hunks();
    boolean fromNothing =
        hunks.size() >= 1
            && (rule.reverse() ? hunks.get(0).after() : hunks.get(0).before()).isEmpty()
            && (rule.reverse() ? hunks.get(0).newStart() : hunks.get(0).oldStart()) == 0;
    return named || fromNothing;
  }

  /** Whether the header says that the file is not there before, or else after. */
  private static boolean says(FilePatch patch, boolean before) {
    GitHeader.Kind kind = before ? GitHeader.Kind.CREATE : GitHeader.Kind.DELETE;
    Optional<HeaderName> name = before ? patch.old() : patch.now();
    return patch.kind() == kind || name.filter(HeaderName::missing).isPresent();
  }

  private FileOutcome at(FilePatch patch, String source) {
    Optional<String> blocked = Paths.blocked(tree, source);
    if (blocked.isPresent()) {
      return problem(patch, blocked.get() + " is no folder");
    }
    Optional<TreeFile> there = tree.file(source);
    boolean link = there.filter(file -> !file.kind().isFile()).isPresent();
    boolean linkPatch =
        patch.git().filter(git -> (git.newMode() | git.oldMode()) >> 12 == 012).isPresent();
    if (link && !linkPatch) {
      return problem(patch, "it is a symbolic link");
    }
    List<String> lines = there.map(file -> TextLines.of(file.content())).orElse(List.of());
    GnuFile file = new GnuFile(lines, rule.fuzz(), says(patch, !rule.reverse()));
    List<Hunk> hunks = patch.hunks();
    List<HunkOutcome> done =
        file.apply(rule.reverse() ? hunks.stream().map(Hunk::reversed).toList() : hunks);
    return write(patch, source, there, done, TextLines.bytes(file.lines()));
  }

  private FileOutcome write(
      FilePatch patch,
      String source,
      Optional<TreeFile> there,
      List<HunkOutcome> hunks,
      byte[] content) {
    String name = newName(patch, source);
    Optional<String> from = name.equals(source) ? Optional.empty() : Optional.of(source);
    boolean gone = says(patch, rule.reverse());
    boolean applied = hunks.stream().anyMatch(HunkOutcome::applied) || hunks.isEmpty();
    if (content.length == 0 && (gone || rule.removeEmpty()) && applied) {
      tree.remove(source);
      return new FileOutcome(source, from, hunks, Optional.empty(), patch.line());
    }
    if (applied) {
      put(patch, source, name, new TreeFile(kind(patch, there), content));
    }
    Optional<String> problem =
        gone && hunks.stream().allMatch(HunkOutcome::applied)
            ? Optional.of("it is to be deleted, but something is left in it")
            : Optional.empty();
    return new FileOutcome(name, from, hunks, problem, patch.line());
  }

  private void put(FilePatch patch, String source, String name, TreeFile file) {
    if (!name.equals(source) && patch.kind() == GitHeader.Kind.RENAME) {
      tree.remove(source);
    }
    tree.put(name, file);
  }

  private String newName(FilePatch patch, String source) {
    boolean moves = patch.kind() == GitHeader.Kind.RENAME || patch.kind() == GitHeader.Kind.COPY;
    if (!moves) {
      return source;
    }
    List<String> names = target.candidates(patch);
    return names.isEmpty() ? source : names.get(names.size() - 1);
  }

  private TreeFile.Kind kind(FilePatch patch, Optional<TreeFile> there) {
    int mode = patch.git().map(git -> rule.reverse() ? git.oldMode() : git.newMode()).orElse(0);
    boolean stays = there.isPresent() && patch.git().filter(GitHeader::keepsMode).isPresent();
    return mode != 0 && !stays
        ? TreeFile.Kind.ofMode(mode)
        : there.map(TreeFile::kind).orElse(TreeFile.Kind.REGULAR);
  }

  private FileOutcome problem(FilePatch patch, String why) {
    List<String> names = target.candidates(patch);
    String name = names.isEmpty() ? anyName(patch) : names.get(names.size() - 1);
    return new FileOutcome(name, Optional.empty(), List.of(), Optional.of(why), patch.line());
  }

  private static String anyName(FilePatch patch) {
    return patch
        .now()
        .filter(name -> !name.isDevNull())
        .or(patch::old)
        .or(patch::index)
        .map(HeaderName::name)
        .orElseGet(() -> patch.git().map(GitHeader::names).orElse("?"));
  }
}
