package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.git.index.WorkTreeStatus;
import org.rdopkg.git.tx.Before;
import org.rdopkg.git.tx.CommitPlan;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.patch.BugPatterns;
import org.rdopkg.patch.ChangelogItems;
import org.rdopkg.patch.ChangelogMode;
import org.rdopkg.patch.CommitMessage;
import org.rdopkg.patch.DropReason;
import org.rdopkg.patch.OldPatch;
import org.rdopkg.patch.PatchFile;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.patch.SeriesDiff;
import org.rdopkg.spec.BumpRelease;
import org.rdopkg.spec.ReplacePatches;
import org.rdopkg.spec.SetMacro;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.WantedPatch;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;

/** Computes what an update of the patches is going to write; writes nothing itself. */
final class PatchPlanner {
  private static final String COMMIT_MACRO = "commit";
  private static final String NO_BUMP =
      "rdopkg patch --no-bump   # leaves Release and changelog alone";

  private final Checkout checkout;
  private final PackageFiles files;
  private final DistgitPackage found;
  private final PatchesTip tip;
  private final PatchSeries series;
  private final OldPatches old;
  private final UpdatePurpose purpose;
  private final Optional<String> onto;
  private final Map<String, String> committed;
  private final BugPatterns bugs;
  private final List<String> warnings = new ArrayList<>();

  /** For a commit on top of HEAD. */
  PatchPlanner(
      Checkout checkout,
      PackageFiles files,
      DistgitPackage found,
      PatchesTip tip,
      PatchSeries series,
      OldPatches old,
      UpdatePurpose purpose) {
    this(checkout, files, found, tip, series, old, purpose, checkout.refs().head().commit());
  }

  /**
   * For a commit on top of any other.
   *
   * @param onto that commit, whose files are the package's
   */
  PatchPlanner(
      Checkout checkout,
      PackageFiles files,
      DistgitPackage found,
      PatchesTip tip,
      PatchSeries series,
      OldPatches old,
      UpdatePurpose purpose,
      Optional<String> onto) {
    this.onto = onto;
    this.checkout = checkout;
    this.files = files;
    this.found = found;
    this.tip = tip;
    this.series = series;
    this.old = old;
    this.purpose = purpose;
    this.committed = committed(checkout, onto);
    this.bugs = UserSettings.bugs(checkout);
  }

  PatchPlan plan() {
    SpecFile patched = withPatches(purpose.start().spec());
    List<FileChange> changes = fileChanges();
    boolean release = purpose.announcement().isPresent();
    boolean unchanged =
        !release && patched.equals(found.spec()) && changes.stream().allMatch(this::isCommitted);
    boolean bump = release || (!unchanged && !purpose.noBump() && !saysTheSame());
    List<String> items = bump ? purpose.edit().apply(items()) : List.of();
    SpecFile bumped = bump && !release ? withBump(patched) : patched;
    SpecFile spec = bump ? withChangelog(bumped, items) : bumped;
    EvaluatedSpec evaluated = PackageReader.evaluate(spec);
    checkPatches(evaluated);
    if (!unchanged) {
      warnings.addAll(PatchAdvice.of(found.specName(), spec, evaluated, patchFiles()));
    }
    String message = unchanged ? "" : message(evaluated, bump, items);
    SpecFile before = spec.equals(found.spec()) ? spec : specBefore();
    return new PatchPlan(
        found,
        tip,
        series,
        old,
        before,
        spec,
        BuildNames.versionRelease(evaluated),
        update(spec, changes, message),
        bugs,
        warnings);
  }

  /** The spec of the commit before; says so when the one that is there has more. */
  private SpecFile specBefore() {
    Optional<String> id = Optional.ofNullable(committed.get(found.specName()));
    Optional<byte[]> bytes = UncommittedSpec.before(checkout, onto, id, found);
    bytes.ifPresent(before -> warnings.add(UncommittedSpec.told(found, before)));
    return bytes.map(SpecFile::parse).orElse(found.spec());
  }

  private List<PatchFile> patchFiles() {
    return old.diff().after().stream().map(change -> change.patch().file()).toList();
  }

  private SpecFile withPatches(SpecFile spec) {
    Set<Integer> lines =
        old.lines().stream().map(line -> line.source().line()).collect(Collectors.toSet());
    ReplacePatches.Result result =
        new ReplacePatches(purpose.start().evaluated(), lines, wanted()).in(spec);
    warnings.addAll(result.warnings());
    if (tip.isNone()) {
      return result.spec();
    }
    return SetMacro.body(result.spec(), COMMIT_MACRO, tip.commit()).orElse(result.spec());
  }

  private List<WantedPatch> wanted() {
    return old.diff().after().stream().map(this::wanted).toList();
  }

  private WantedPatch wanted(SeriesDiff.Change change) {
    String name = change.patch().file().name();
    return old.lineOf(change)
        .map(line -> WantedPatch.kept(name, line))
        .orElseGet(() -> WantedPatch.added(name));
  }

  /** Whether users of the package would see no difference: only ids or names changed. */
  private boolean saysTheSame() {
    boolean sameCommit =
        SetMacro.body(found.spec(), COMMIT_MACRO, tip.commit())
            .map(found.spec()::equals)
            .orElse(true);
    return old.diff().isSameContent() && sameCommit;
  }

  private SpecFile withBump(SpecFile spec) {
    BumpRelease.Result result =
        BumpRelease.apply(
            spec, purpose.start().env().releaseBump(), NO_BUMP, PackageReader::evaluate);
    result.leftAlone().ifPresent(warnings::add);
    return result.spec();
  }

  private List<String> items() {
    List<String> patches =
        new ChangelogItems(old.diff(), bugs, this::reason, purpose.remarks())
            .in(purpose.changelog());
    if (purpose.announcement().isEmpty()) {
      return patches;
    }
    List<String> items = new ArrayList<>(List.of(purpose.announcement().get()));
    if (purpose.changelog() == ChangelogMode.FULL) {
      patches.stream().filter(i -> !i.equals(ChangelogItems.UPDATE_PATCHES)).forEach(items::add);
    }
    return items;
  }

  private DropReason reason(OldPatch removed) {
    return purpose.reasons().apply(removed).orElseGet(() -> DropReason.of(removed, series));
  }

  private SpecFile withChangelog(SpecFile spec, List<String> items) {
    return new ChangelogWriter(
            checkout, files, found.specName(), purpose.changelogUser(), purpose.changelogEmail())
        .add(spec, items, warnings::add);
  }

  /**
   * After the edit, the spec must name the files of the series in its order, whatever its style.
   */
  private void checkPatches(EvaluatedSpec evaluated) {
    List<String> wanted =
        old.diff().after().stream().map(change -> change.patch().file().name()).toList();
    Set<String> names = new HashSet<>(wanted);
    List<String> declared =
        evaluated.patches().stream()
            .map(EvaluatedSource::fileName)
            .filter(names::contains)
            .toList();
    if (!declared.equals(wanted)) {
      throw RdopkgException.of(
              ErrorKind.UNSUPPORTED, "can't edit the Patch lines of " + found.specName())
          .because(
              "after the edit they would not name the patches in their order: "
                  + String.join(", ", declared))
          .fix("give each Patch a line of its own outside of conditionals and macros");
    }
  }

  private String message(EvaluatedSpec evaluated, boolean bump, List<String> items) {
    CommitMessage message =
        bump
            ? CommitMessage.forBuild(found.name(), BuildNames.versionRelease(evaluated))
                .withItems(items, bugs)
            : CommitMessage.forPatchesOf(tip.branch());
    message = message.headed(purpose.header().orElse(""));
    return (purpose.amend() ? message.amending(amendedMessage()) : message).text();
  }

  private String amendedMessage() {
    return onto.map(id -> checkout.history().read(id).message()).orElse("");
  }

  private UpdatePlan update(SpecFile spec, List<FileChange> changes, String message) {
    UpdatePlan.Builder plan = UpdatePlan.builder(purpose.action(), checkout.refs().head());
    tip.move().ifPresent(plan::ref);
    plan.files(changes);
    plan.files(purpose.files());
    if (!spec.equals(found.spec())) {
      plan.file(
          new FileChange.Write(
              found.specName(), spec.bytes(), Before.content(found.spec().bytes())));
    }
    if (!message.isEmpty()) {
      plan.commit(purpose.amend() ? CommitPlan.amending(message) : CommitPlan.onTop(message));
    }
    return plan.build();
  }

  private List<FileChange> fileChanges() {
    List<FileChange> changes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (SeriesDiff.Change change : old.diff().after()) {
      PatchFile file = change.patch().file();
      names.add(file.name());
      write(file).ifPresent(changes::add);
    }
    for (OldPatches.Line line : old.lines()) {
      if (names.add(line.file().name()) && isThere(line.file().name())) {
        changes.add(FileChange.delete(line.file().name()));
      }
    }
    return changes;
  }

  /** Whether a file comes back only: the commit has it. */
  private boolean isCommitted(FileChange change) {
    return change instanceof FileChange.Write write
        && CommitFiles.idOf(write.content()).equals(committed.get(write.path()));
  }

  private boolean isThere(String name) {
    return committed.containsKey(name) || files.read(name).isPresent();
  }

  /** A file that is in the commit and in the work tree already needs no write. */
  private Optional<FileChange> write(PatchFile file) {
    byte[] content = file.content();
    boolean here =
        files.readPatch(file.name()).filter(bytes -> Arrays.equals(bytes, content)).isPresent();
    boolean inCommit = CommitFiles.idOf(content).equals(committed.get(file.name()));
    if (here && (inCommit || isConverted(file.name()))) {
      return Optional.empty();
    }
    return Optional.of(
        here
            ? FileChange.exact(file.name(), content, Before.content(content))
            : FileChange.exact(file.name(), content, Before.COMMITTED));
  }

  /** Whether attributes make git store another form of the file, and it has that. */
  private boolean isConverted(String name) {
    return committed.containsKey(name) && new WorkTreeStatus(checkout).of(name).isClean();
  }

  /** The blob ids of the files in the commit before, by name. */
  private static Map<String, String> committed(Checkout checkout, Optional<String> onto) {
    Map<String, String> ids = new HashMap<>();
    onto.map(checkout.commitFiles()::top)
        .orElse(List.of())
        .forEach(entry -> ids.put(entry.path(), entry.id()));
    return ids;
  }
}
