package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.config.Setting;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.PatchesBase;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.patch.ChangelogMode;
import org.rdopkg.patch.DropReason;
import org.rdopkg.patch.NewPatch;
import org.rdopkg.patch.OldPatch;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.patch.SeriesDiff;
import org.rdopkg.spec.LiteralVersion;
import org.rdopkg.spec.MagicComment;
import org.rdopkg.spec.SetMagicComment;
import org.rdopkg.spec.SetUpstreamVersion;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.EvaluatedTag;

/** Computes what {@code new-version} is going to write, once the patches are on their new base. */
final class NewVersionPlanner {
  private final Checkout checkout;
  private final NewVersionNarrator narrator;
  private final NewVersionState state;
  private final UpstreamTarget target;

  NewVersionPlanner(Checkout checkout, NewVersionNarrator narrator, NewVersionState state) {
    this.checkout = checkout;
    this.narrator = narrator;
    this.state = state;
    this.target = state.chosen();
  }

  PatchPlan plan() {
    DistgitPackage found = NewVersionWorkflow.read(checkout, state.branch(), state.request());
    SetUpstreamVersion.Result moved =
        SetUpstreamVersion.apply(found.spec(), target.version(), PackageReader::evaluate);
    SpecFile based = withBase(moved.spec(), found.env().base());
    DistgitPackage start =
        new DistgitPackage(found.specName(), based, PackageReader.evaluate(based), found.env());
    warnOfLiterals(found, start);
    if (moved.version().milestone().isEmpty()) {
      warnOfRelease(start);
    }
    PackageFiles files = NewVersionWorkflow.files(checkout, state.branch());
    PatchesTip tip = tip();
    PatchSeries series = series(found, tip);
    OldPatches old = tip.isNone() ? untouched(start) : old(start, files, series, tip);
    return new PatchPlanner(checkout, files, found, tip, series, old, purpose(start)).plan();
  }

  /** A snapshot's date in a macro of its own, for one, is left to people. */
  private void warnOfRelease(DistgitPackage now) {
    now.evaluated()
        .tag("release")
        .filter(tag -> tag.value().isKnown() && !tag.value().text().equals("1"))
        .ifPresent(
            tag ->
                narrator.warn(
                    "Release comes to %s, not 1: see line %d of %s for what is of the old version"
                        .formatted(tag.value().text(), tag.line(), now.specName())));
  }

  /** Sources whose names have the version in digits do not follow it. */
  private void warnOfLiterals(DistgitPackage before, DistgitPackage now) {
    String old = before.evaluated().tag("version").map(tag -> tag.value().text()).orElse("");
    if (now.evaluated().tag("version").filter(tag -> tag.value().text().equals(old)).isPresent()) {
      return;
    }
    List<String> places = LiteralVersion.places(now.spec(), now.evaluated().sources(), old);
    if (!places.isEmpty()) {
      narrator.warn(
          "still %s in %s: the version is in digits there, %%{version} would follow"
              .formatted(old, String.join(", ", places)));
    }
  }

  private UpdatePurpose purpose(DistgitPackage start) {
    NewVersionRequest request = state.request();
    String bugs =
        request
            .bugs()
            .filter(text -> !text.isBlank())
            .map(text -> " (" + text.strip() + ")")
            .orElse("");
    return new UpdatePurpose(
        "rdopkg new-version",
        start,
        Optional.of("Update to " + target.version() + bugs),
        false,
        changelog(request),
        request.header(),
        request.changelogUser(),
        request.changelogEmail(),
        false,
        this::reason,
        this::remark,
        SourcesUpload.files(checkout, state),
        ChangelogEdit.when(request.edit(), checkout));
  }

  /** Of the settings only {@code full} says more than the new version. */
  private ChangelogMode changelog(NewVersionRequest request) {
    return request
        .changelog()
        .orElseGet(
            () ->
                ChangelogMode.parse(
                    UserSettings.of(checkout).text(Setting.CHANGELOG).orElseThrow()));
  }

  private Optional<DropReason> reason(OldPatch removed) {
    return state.rebase().stream()
        .flatMap(rebased -> rebased.outcomes().stream())
        .filter(outcome -> removed.isOf(outcome.commit(), outcome.subject()))
        .map(PatchOutcome::dropReason)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> remark(PatchCommit changed) {
    return state.rebase().stream()
        .flatMap(rebased -> rebased.outcomes().stream())
        .filter(outcome -> outcome.newCommit().filter(changed.id()::equals).isPresent())
        .map(PatchOutcome::remark)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private PatchesTip tip() {
    if (state.rebase().isEmpty()) {
      return PatchesTip.NONE;
    }
    String tip = state.rebase().get().tip();
    String ref = state.patches().ref();
    Optional<String> now = checkout.refs().get(ref);
    Optional<RefMove> move =
        now.equals(Optional.of(tip))
            ? Optional.empty()
            : Optional.of(
                new RefMove(
                    ref, now.orElse(RefMove.NONE), tip, "rdopkg: rebased onto " + target.ref()));
    return new PatchesTip(state.patches().local(), tip, move, leaving(now));
  }

  /** Commits that only the local branch has, and that the rebase of the remote one has not seen. */
  private List<PatchCommit> leaving(Optional<String> now) {
    String oldTip = state.rebase().orElseThrow().oldTip();
    boolean handled = now.isEmpty() || now.get().equals(oldTip) || movedAlready(now.get());
    return handled ? List.of() : checkout.history().range(oldTip, now.get());
  }

  private boolean movedAlready(String now) {
    return now.equals(state.rebase().orElseThrow().tip());
  }

  private PatchSeries series(DistgitPackage found, PatchesTip tip) {
    if (tip.isNone()) {
      return new PatchSeries(List.of());
    }
    PatchSeries series =
        PatchSeries.select(
            checkout.history().range(target.commit(), tip.commit()),
            state.rebase().orElseThrow().skip(),
            SeriesReader.ignore(found.spec()));
    SeriesText.tell(found, series, target.ref(), narrator);
    for (PatchCommit skipped : series.with(PatchSeries.Role.BELOW_BASE)) {
      narrator.note("skipped by patches_base: " + skipped.shortId() + " " + skipped.subject());
    }
    return series;
  }

  private OldPatches old(
      DistgitPackage start, PackageFiles files, PatchSeries series, PatchesTip tip) {
    List<NewPatch> made =
        checkout
            .patchFiles()
            .write(
                series.patches(),
                tip.commit(),
                done -> narrator.count("writing patch files", done, series.patches().size()));
    SeriesFiles patches =
        SeriesFiles.of(
            checkout, files, made, RebaseNotes.predecessors(state), RebaseNotes.dropped(state));
    return OldPatches.of(
        start.evaluated().patches(),
        files,
        series,
        patches,
        new KeptPatches(checkout, start.env().branch()).names());
  }

  private static OldPatches untouched(DistgitPackage start) {
    return new OldPatches(
        List.of(),
        new SeriesDiff(List.of(), List.of(), false),
        start.evaluated().patches().stream().map(EvaluatedSource::fileName).toList());
  }

  /** The magic comment as it must be for the new version. */
  private SpecFile withBase(SpecFile spec, PatchesBase before) {
    int skip = state.rebase().map(NewVersionState.Rebased::skip).orElse(before.skip());
    Optional<String> needed = neededRef(spec);
    PatchesBase base = PatchesBase.of(needed.orElse(null), skip);
    boolean beside =
        MagicComment.find(spec, MagicComment.PATCHES_IGNORE)
            .filter(ignore -> !ignore.value().isEmpty())
            .isPresent();
    if (base.isNone() && before.ref().isPresent() && beside) {
      base = base.withRef(explicitRef());
    }
    return base.isNone()
        ? SetMagicComment.drop(spec, MagicComment.PATCHES_BASE)
        : SetMagicComment.set(spec, MagicComment.PATCHES_BASE, base.value());
  }

  /** The reference to name; none when Version alone leads to the new base. */
  private Optional<String> neededRef(SpecFile spec) {
    EvaluatedSpec evaluated = PackageReader.evaluate(spec);
    boolean plain =
        evaluated
            .tag("version")
            .map(EvaluatedTag::value)
            .filter(value -> value.text().equals(target.version()))
            .isPresent();
    boolean found =
        target.isMissing()
            || checkout
                .history()
                .commit(BaseRef.ofVersion(checkout.facts(), target.version()).name())
                .filter(target.commit()::equals)
                .isPresent();
    return plain && found ? Optional.empty() : Optional.of(explicitRef());
  }

  private String explicitRef() {
    boolean sameName =
        checkout
            .history()
            .commit("refs/tags/" + target.version())
            .filter(target.commit()::equals)
            .isPresent();
    return sameName || target.isMissing() ? target.version() : target.ref();
  }
}
