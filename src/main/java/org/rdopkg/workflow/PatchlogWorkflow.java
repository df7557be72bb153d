package org.rdopkg.workflow;

import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.Environment;
import org.rdopkg.patch.BugPatterns;
import org.rdopkg.patch.PatchSeries;

/** {@code rdopkg patchlog}: the patches on top of the base; reads only. */
public final class PatchlogWorkflow {
  private final Environment environment;

  public PatchlogWorkflow(Environment environment) {
    this.environment = environment;
  }

  /**
   * The patches of a package.
   *
   * @param branch the branch that they are on: the remote one when it is there, else the local one
   * @param version the upstream version that the spec is at: Version with its milestone
   * @param base the reference that they stand on
   * @param bugs what is taken for a bug in their messages
   */
  public record Result(
      String branch, String version, String base, PatchSeries series, BugPatterns bugs) {}

  /** Reads them. */
  public Result run() {
    try (Checkout checkout = Checkout.open(environment)) {
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      DistgitPackage found =
          PackageReader.read(
              checkout.facts(),
              CheckedOutPackage.folder(checkout),
              branch.name(),
              CheckedOutPackage.files(checkout, branch),
              GuessOptions.NONE);
      PackageEnv env = found.env();
      env.baseRef().require();
      PatchesTip tip = PatchesTip.ofEither(checkout, env);
      PatchSeries series = SeriesReader.read(checkout, found, tip.branch(), tip.commit());
      return new Result(
          tip.branch(),
          env.spec().upstreamVersion(),
          env.baseRef().name(),
          series,
          UserSettings.bugs(checkout));
    }
  }
}
