package org.rdopkg.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.config.Setting;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.git.Checkout;
import org.rdopkg.patch.ChangelogMode;
import org.rdopkg.patch.NewPatch;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.version.ReleaseBump;

/** Plans what {@code patch} does to one dist branch, checked out or not; writes nothing. */
final class PatchPlanning {
  private final Checkout checkout;
  private final Narrator narrator;
  private final PatchRequest request;

  PatchPlanning(Checkout checkout, Narrator narrator, PatchRequest request) {
    this.checkout = checkout;
    this.narrator = narrator;
    this.request = request;
  }

  /** For the branch that HEAD stands on, or is meant to. */
  PatchPlan here(DistgitBranch branch) {
    PackageFiles files = CheckedOutPackage.files(checkout, branch);
    Optional<String> onto = checkout.refs().get("refs/heads/" + branch.name());
    return plan(read(branch.name(), files, asked()), files, onto);
  }

  /**
   * For another branch.
   *
   * @param commit the one it is at
   * @param options what is not to be guessed
   */
  PatchPlan at(String branch, String commit, GuessOptions options) {
    PackageFiles files = PackageFiles.ofCommit(checkout.commitFiles(), commit);
    return plan(read(branch, files, options), files, Optional.of(commit));
  }

  private PatchPlan plan(DistgitPackage found, PackageFiles files, Optional<String> onto) {
    PackageEnv env = found.env();
    ImportPaused.refuse(checkout, env.patches().local());
    SanityGate.check(found);
    env.baseRef().require();
    PatchesTip tip =
        request.localPatches()
            ? PatchesTip.ofLocal(checkout, env)
            : new GerritChain(checkout, narrator)
                .tip(found, files, request.gerrit(), request.patchesBranch().isPresent());
    PatchSeries series = SeriesReader.read(checkout, found, tip.branch(), tip.commit());
    SeriesText.tell(found, series, env.baseRef().name(), narrator);
    List<NewPatch> made =
        checkout
            .patchFiles()
            .write(
                series.patches(),
                tip.commit(),
                done -> narrator.count("writing patch files", done, series.patches().size()));
    SeriesFiles patches = SeriesFiles.of(checkout, files, made, Map.of(), List.of());
    Set<String> kept = new KeptPatches(checkout, env.branch()).names();
    OldPatches old = OldPatches.of(found.evaluated().patches(), files, series, patches, kept);
    return new PatchPlanner(checkout, files, found, tip, series, old, purpose(found), onto).plan();
  }

  private UpdatePurpose purpose(DistgitPackage found) {
    String byDefault = UserSettings.of(checkout).text(Setting.CHANGELOG).orElseThrow();
    return UpdatePurpose.ofPatch(
        found,
        request,
        ChangelogMode.parse(byDefault),
        ChangelogEdit.when(request.edit(), checkout));
  }

  /** What the command line says of the patches branch. */
  GuessOptions asked() {
    return new GuessOptions(
        request.patchesBranch().orElse(null),
        request.localPatchesBranch().orElse(null),
        request.bumpIndex().map(ReleaseBump::parse).orElse(null));
  }

  DistgitPackage read(String branch, PackageFiles files, GuessOptions options) {
    return PackageReader.read(
        checkout.facts(), CheckedOutPackage.folder(checkout), branch, files, options);
  }
}
