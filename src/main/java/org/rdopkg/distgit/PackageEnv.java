package org.rdopkg.distgit;

import java.util.ArrayList;
import java.util.List;
import org.rdopkg.version.ReleaseBump;
import org.rdopkg.version.ReleaseStyle;

/**
 * What a distgit checkout is, in the eyes of rdopkg: everything that is guessed from names, refs,
 * configuration and the spec.
 *
 * @param packageName the package: the name of the checkout's folder
 * @param branch the distgit branch
 * @param spec what the spec says
 * @param dist the distribution that the branch belongs to
 * @param releaseStyle how Release is made up
 * @param releaseBump which part of Release is bumped
 * @param patchesStyle where patches come from
 * @param base what the magic comment says about the base
 * @param baseRef the reference that the patches branch stands on
 * @param patches the patches branch, in a remote and here
 * @param upstreamBranch the branch that upstream develops on
 * @param uploadsSources whether new sources are uploaded without being asked for
 */
public record PackageEnv(
    String packageName,
    String branch,
    SpecFacts spec,
    OsDist dist,
    ReleaseStyle releaseStyle,
    ReleaseBump releaseBump,
    PatchesStyle patchesStyle,
    PatchesBase base,
    BaseRef baseRef,
    PatchesBranches patches,
    RemoteBranch upstreamBranch,
    boolean uploadsSources) {

  /**
   * Guesses.
   *
   * @param folder the name of the checkout's folder
   * @param branch the distgit branch, see {@link DistgitBranch}
   */
  public static PackageEnv guess(
      GitFacts facts, String folder, String branch, SpecFacts spec, GuessOptions options) {
    return guess(facts, folder, List.of(), branch, spec, options);
  }

  /**
   * Guesses.
   *
   * @param names what the package is called besides; a tag may begin with a name
   */
  public static PackageEnv guess(
      GitFacts facts,
      String folder,
      List<String> names,
      String branch,
      SpecFacts spec,
      GuessOptions options) {
    List<String> called = new ArrayList<>(names);
    called.add(folder);
    OsDist dist = OsDist.ofBranch(branch);
    ReleaseStyle style = spec.release().style();
    PatchesBase base = spec.base();
    ReleaseBump bump = options.releaseBump();
    return new PackageEnv(
        folder,
        branch,
        spec,
        dist,
        style,
        bump == null ? style.defaultBump() : bump,
        PatchesStyle.of(facts),
        base,
        BaseRef.find(facts, base, spec.upstreamVersion(), called),
        PatchesBranches.find(
            facts, branch, options.remotePatchesBranch(), options.localPatchesBranch()),
        UpstreamBranch.guess(facts),
        NewSources.uploadedByDefault(facts, dist));
  }
}
