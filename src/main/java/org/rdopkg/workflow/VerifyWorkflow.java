package org.rdopkg.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.git.series.PatchCommits;
import org.rdopkg.io.Environment;
import org.rdopkg.patch.apply.ApplyResult;
import org.rdopkg.patch.apply.TreeFile;
import org.rdopkg.sources.ArchiveLimits;
import org.rdopkg.sources.SourceTree;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.workflow.VerifyResult.Comparison;
import org.rdopkg.workflow.VerifyResult.Patch;
import org.rdopkg.workflow.VerifyResult.Status;

/**
 * {@code rdopkg verify}: whether the patches apply to the sources as {@code %prep} applies them,
 * and whether the result is the patches branch. Writes nothing, runs nothing.
 */
public final class VerifyWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public VerifyWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * Verifies.
   *
   * @param againstTag whether to apply the patches to the base's tree instead of the sources
   */
  public VerifyResult run(boolean againstTag) {
    try (Checkout checkout = Checkout.open(environment)) {
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      PackageFiles files = CheckedOutPackage.files(checkout, branch);
      DistgitPackage found =
          PackageReader.read(
              checkout.facts(),
              CheckedOutPackage.folder(checkout),
              branch.name(),
              files,
              GuessOptions.NONE);
      PrepRun run =
          new PrepRun(
              found,
              files,
              source -> read(checkout, source),
              (done, total) -> narrator.count("steps of %prep", done, total));
      if (againstTag) {
        run.startWith(tagTree(checkout, found));
      }
      run.run(!againstTag);
      return result(checkout, found, run, againstTag);
    }
  }

  private SourceTree read(Checkout checkout, EvaluatedSource source) {
    String name = source.fileName();
    Path file = checkout.files().resolve(name);
    if (!source.value().isKnown() || !Files.isRegularFile(file)) {
      throw RdopkgException.of(ErrorKind.INPUT, "Source is missing: " + name)
          .because("verify unpacks it in memory, and it is not in the checkout")
          .fix("rdopkg get-source --all")
          .fix("rdopkg verify --against tag   # applies the patches to upstream's tag instead");
    }
    ArchiveLimits limits = ArchiveLimits.DEFAULT;
    return SourceTree.read(
        file,
        new ArchiveLimits(
            limits.entries(), limits.entryBytes(), limits.totalBytes(), limits.keptBytes(), true),
        (done, total) -> narrator.progress("unpacking " + name, done, total));
  }

  private static String baseCommit(Checkout checkout, PackageEnv env) {
    String name = env.baseRef().require().name();
    return checkout
        .history()
        .commit("refs/tags/" + name)
        .or(() -> checkout.history().commit(name))
        .orElseThrow();
  }

  private BuildTree tagTree(Checkout checkout, DistgitPackage found) {
    BuildTree tree = new BuildTree();
    CommitFiles blobs = checkout.commitFiles();
    List<CommitFiles.Entry> entries = new ArrayList<>();
    try (PatchCommits commits = new PatchCommits(checkout)) {
      commits.visit(baseCommit(checkout, found.env()), entries::add);
    }
    String what = "reading " + found.env().baseRef().name();
    int done = 0;
    for (CommitFiles.Entry entry : entries) {
      kind(entry.mode())
          .ifPresent(kind -> tree.put(entry.path(), new TreeFile(kind, blobs.blob(entry.id()))));
      narrator.count(what, ++done, entries.size());
    }
    return tree;
  }

  /** What a mode of git's stands for; empty for submodules. */
  private static Optional<TreeFile.Kind> kind(int mode) {
    return switch (mode) {
      case 0120000 -> Optional.of(TreeFile.Kind.SYMLINK);
      case 0160000 -> Optional.empty();
      default -> Optional.of((mode & 0100) != 0 ? TreeFile.Kind.EXECUTABLE : TreeFile.Kind.REGULAR);
    };
  }

  private VerifyResult result(
      Checkout checkout, DistgitPackage found, PrepRun run, boolean againstTag) {
    String against =
        againstTag
            ? found.env().baseRef().name()
            : found.evaluated().sources().stream()
                .findFirst()
                .map(EvaluatedSource::fileName)
                .orElse("nothing");
    return new VerifyResult(
        against,
        HunkText.text(run.folder()),
        run.checks().stream().map(VerifyWorkflow::patch).toList(),
        run.notes(),
        run.failure(),
        comparison(checkout, found.env(), run));
  }

  private static Patch patch(PrepRun.Check check) {
    return new Patch(
        check.source().fileName(),
        check.source().number(),
        status(check),
        check.result(),
        check
            .problem()
            .map(List::of)
            .orElseGet(
                () ->
                    check
                        .result()
                        .filter(result -> !result.applied())
                        .map(HunkText::of)
                        .orElse(List.of())));
  }

  private static Status status(PrepRun.Check check) {
    if (check.result().isEmpty()) {
      return Status.MISSING;
    }
    ApplyResult result = check.result().get();
    if (!result.applied()) {
      return result.alreadyApplied() ? Status.ALREADY : Status.FAILS;
    }
    return result.fuzz() > 0 ? Status.FUZZ : result.offset() > 0 ? Status.OFFSET : Status.APPLIES;
  }

  private Optional<Comparison> comparison(Checkout checkout, PackageEnv env, PrepRun run) {
    Optional<String> branch =
        checkout
            .refs()
            .get("refs/heads/" + env.patches().local())
            .or(() -> checkout.refs().get("refs/remotes/" + env.patches().remote()));
    boolean whole =
        run.failure().isEmpty() && run.checks().stream().allMatch(PrepRun.Check::applies);
    if (branch.isEmpty() || !whole) {
      return Optional.empty();
    }
    SortedMap<String, CommitFiles.Entry> there = new TreeMap<>();
    try (PatchCommits commits = new PatchCommits(checkout)) {
      commits.visit(branch.get(), entry -> there.put(entry.path(), entry));
    }
    return Optional.of(compared(env.patches().local(), there, run.tree().files(run.folder())));
  }

  private Comparison compared(
      String branch, SortedMap<String, CommitFiles.Entry> there, SortedMap<String, TreeFile> here) {
    List<String> onlyThere = new ArrayList<>();
    List<String> different = new ArrayList<>();
    int[] done = new int[1];
    there.forEach(
        (path, entry) -> {
          narrator.count("comparing with " + branch, ++done[0], there.size());
          TreeFile file = here.get(path);
          if (file == null) {
            if (kind(entry.mode()).isPresent()) {
              onlyThere.add(HunkText.text(path));
            }
          } else if (TreeFiles.mode(file) != entry.mode()
              || !CommitFiles.idOf(file.content()).equals(entry.id())) {
            different.add(HunkText.text(path));
          }
        });
    List<String> onlyHere =
        here.keySet().stream()
            .filter(path -> !there.containsKey(path))
            .map(HunkText::text)
            .toList();
    return new Comparison(branch, onlyThere, onlyHere, different);
  }
}
