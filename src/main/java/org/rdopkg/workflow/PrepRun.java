package org.rdopkg.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.patch.apply.ApplyResult;
import org.rdopkg.patch.apply.PatchApplication;
import org.rdopkg.patch.origin.Origin;
import org.rdopkg.patch.origin.Origins;
import org.rdopkg.sources.ArchiveEntry;
import org.rdopkg.sources.CompressedText;
import org.rdopkg.sources.SourceTree;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.prep.PrepStep;

/** Does in memory what {@code %prep} does: unpacks, changes folders, applies patches. */
final class PrepRun {
  private static final long LARGEST_PATCH = 256L << 20;

  private final DistgitPackage found;
  private final PackageFiles files;
  private final SourceReader sources;
  private final Counter counter;
  private final BuildTree tree = new BuildTree();
  private final List<Check> checks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<String> failure = Optional.empty();
  private String folder = "";

  /** Reads the archive of a source. */
  @FunctionalInterface
  interface SourceReader {
    /**
     * All of an archive.
     *
     * @throws org.rdopkg.error.RdopkgException when it is not there or can't be read
     */
    SourceTree read(EvaluatedSource source);
  }

  /** Is told how far a run has come. */
  @FunctionalInterface
  interface Counter {
    /** So many steps of all are done. */
    void count(int done, int total);
  }

  /**
   * What became of a patch.
   *
   * @param source its Patch line
   * @param result what came of applying it; empty when its file is missing or no mail
   * @param problem why there is no result
   */
  record Check(EvaluatedSource source, Optional<ApplyResult> result, Optional<String> problem) {
    boolean applies() {
      return result.filter(ApplyResult::applied).isPresent();
    }
  }

  /**
   * A run that has not begun.
   *
   * @param counter is told how many steps are done
   */
  PrepRun(DistgitPackage found, PackageFiles files, SourceReader sources, Counter counter) {
    this.found = found;
    this.files = files;
    this.sources = sources;
    this.counter = counter;
  }

  /** Begins with a tree that is there already instead of unpacking sources. */
  void startWith(BuildTree other) {
    other.files("").forEach(tree::put);
  }

  /**
   * Runs all steps.
   *
   * @param unpack whether sources are unpacked; else only patches are applied
   */
  void run(boolean unpack) {
    List<PrepStep> steps = ImportItems.steps(found);
    int done = 0;
    for (PrepStep step : steps) {
      counter.count(done++, steps.size());
      if (failure.isPresent()) {
        return;
      }
      if (step instanceof PrepStep.Setup setup) {
        if (unpack) {
          setup(setup);
        }
      } else if (step instanceof PrepStep.Apply apply) {
        apply(apply);
      } else if (step instanceof PrepStep.NotFollowed other) {
        notes.add(
            "line " + other.line() + " is not followed, " + other.why() + ": " + other.text());
      }
    }
    counter.count(done, done);
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Why %prep would stop before all patches were tried. */
  Optional<String> failure() {
    return failure;
  }

  BuildTree tree() {
    return tree;
  }

  /** Where the patches were applied. */
  String folder() {
    return folder;
  }

  private void setup(PrepStep.Setup setup) {
    String wanted = raw(setup.folder().orElseGet(this::nameVersion));
    if (!isPlain(wanted)) {
      failure = Optional.of("line " + setup.line() + ": the folder's name can't be followed");
      return;
    }
    if (!setup.keep()) {
      tree.removeAll(wanted);
    }
    String place = setup.create() ? wanted : "";
    if (setup.create()) {
      tree.makeFolder(wanted);
    }
    setup.before().forEach(number -> unpack(number, "", setup.line()));
    setup.first().ifPresent(number -> unpack(number, place, setup.line()));
    if (!tree.hasFolder(wanted)) {
      Optional<String> only = setup.guessed() ? tree.onlyFolder() : Optional.empty();
      if (only.isEmpty()) {
        String there = tree.onlyFolder().map(name -> "; it has " + HunkText.text(name)).orElse("");
        failure =
            Optional.of(
                "line "
                    + setup.line()
                    + ": there is no folder "
                    + HunkText.text(wanted)
                    + " in the sources"
                    + there);
        return;
      }
      folder = only.get();
    } else {
      folder = wanted;
    }
    setup.after().forEach(number -> unpack(number, folder, setup.line()));
  }

  private String nameVersion() {
    return found.name() + "-" + found.evaluated().tag("version").orElseThrow().value().text();
  }

  private static String raw(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static boolean isPlain(String path) {
    return !path.isEmpty()
        && !path.startsWith("/")
        && !List.of(path.split("/", -1)).contains("..")
        && !List.of(path.split("/", -1)).contains("");
  }

  private void unpack(int number, String place, int line) {
    Optional<EvaluatedSource> source =
        found.evaluated().sources().stream()
            .filter(candidate -> candidate.number() == number && candidate.active())
            .findFirst();
    if (source.isEmpty()) {
      failure = Optional.of("line " + line + ": the spec has no Source" + number);
      return;
    }
    String prefix = place.isEmpty() ? "" : place + "/";
    SourceTree archive = sources.read(source.get());
    if (!archive.marked()) {
      notes.add(source.get().fileName() + " has no mark at its end: it may be cut off");
    }
    archive
        .files()
        .forEach(
            (path, item) -> {
              String name = prefix + new String(path.bytes(), StandardCharsets.ISO_8859_1);
              if (item.kind() == ArchiveEntry.Kind.FOLDER) {
                tree.makeFolder(name);
              } else {
                tree.put(name, TreeFiles.of(item));
              }
            });
  }

  private void apply(PrepStep.Apply apply) {
    Optional<EvaluatedSource> source =
        found.evaluated().patches().stream()
            .filter(patch -> patch.number() == apply.number() && patch.active())
            .findFirst();
    if (source.isEmpty()) {
      failure = Optional.of("line " + apply.line() + ": the spec has no Patch" + apply.number());
      return;
    }
    checks.add(check(source.get(), apply));
  }

  private Check check(EvaluatedSource source, PrepStep.Apply apply) {
    Optional<byte[]> file = files.read(source.fileName());
    if (file.isEmpty()) {
      return new Check(source, Optional.empty(), Optional.of("the file is missing"));
    }
    byte[] patch = CompressedText.plain(source.fileName(), file.get(), LARGEST_PATCH);
    if (!apply.mail()) {
      ApplyResult result = PatchApplication.apply(patch, tree.in(folder), apply.rule());
      return took(source, result);
    }
    if (!Origins.isMail(patch)) {
      return new Check(source, Optional.empty(), Optional.of("git am takes mails only"));
    }
    Check last = new Check(source, Optional.empty(), Optional.of("there is no mail in it"));
    String text = new String(patch, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    for (Origin mail : Origins.of(text.getBytes(StandardCharsets.ISO_8859_1), false)) {
      last = took(source, PatchApplication.apply(mail.diff(), tree.in(folder), apply.rule()));
      if (!last.applies()) {
        return last;
      }
    }
    return last;
  }

  private Check took(EvaluatedSource source, ApplyResult result) {
    if (result.applied()) {
      tree.take(folder, result.after());
    }
    return new Check(source, Optional.of(result), Optional.empty());
  }
}
