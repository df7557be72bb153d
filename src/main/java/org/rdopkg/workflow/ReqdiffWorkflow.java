package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.config.Settings;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.UpstreamReleases;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.Environment;
import org.rdopkg.requirements.RequirementsDiff;
import org.rdopkg.requirements.python.PythonEnvironment;
import org.rdopkg.requirements.python.Requirement;
import org.rdopkg.version.UpstreamTag;
import org.rdopkg.version.VersionChoice;

/** {@code rdopkg reqdiff}: what upstream's requirements became between two versions; reads only. */
public final class ReqdiffWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public ReqdiffWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * The difference.
   *
   * @param from the older reference
   * @param to the newer one
   */
  public record Result(String from, String to, RequirementsDiff diff) {}

  /**
   * Compares.
   *
   * @param references none for the current version and upstream's newest, one for the newer, two
   *     for both
   * @param python the Python that markers are evaluated for; empty for the setting
   */
  public Result run(List<String> references, Optional<String> python) {
    if (references.size() > 2) {
      throw RdopkgException.of(
              ErrorKind.USAGE,
              "Invalid usage: diff only supports one or two positional parameters.")
          .fix("rdopkg help reqdiff");
    }
    try (Checkout checkout = Checkout.open(environment)) {
      Settings settings = UserSettings.of(checkout);
      PythonEnvironment environmentOfPython = ProjectRequirements.python(python, settings);
      Optional<PackageEnv> env = references.size() == 2 ? Optional.empty() : env(checkout);
      String from = references.size() == 2 ? references.get(0) : current(checkout, env);
      String to =
          references.isEmpty() ? newest(checkout, env) : references.get(references.size() - 1);
      ProjectRequirements reader = new ProjectRequirements(narrator);
      List<Requirement> before = reader.ofCommit(checkout, from);
      List<Requirement> after = reader.ofCommit(checkout, to);
      return new Result(from, to, RequirementsDiff.of(before, after, environmentOfPython));
    }
  }

  private static Optional<PackageEnv> env(Checkout checkout) {
    DistgitBranch branch = DistgitBranch.of(checkout.facts());
    return Optional.of(
        PackageReader.read(
                checkout.facts(),
                CheckedOutPackage.folder(checkout),
                branch.name(),
                CheckedOutPackage.files(checkout, branch),
                GuessOptions.NONE)
            .env());
  }

  /** The tag below the patches branch. */
  private static String current(Checkout checkout, Optional<PackageEnv> found) {
    PackageEnv env = found.orElseThrow();
    Optional<String> tip =
        checkout
            .facts()
            .remoteBranch(env.patches().remote())
            .or(() -> checkout.facts().localBranch(env.patches().local()));
    Optional<String> tag = tip.flatMap(checkout.history()::nearestTag);
    if (tag.isPresent()) {
      return tag.get();
    }
    if (env.baseRef().kind() != BaseRef.Kind.MISSING) {
      return env.baseRef().name();
    }
    throw RdopkgException.of(ErrorKind.INPUT, "Patches branch not found: " + env.patches().remote())
        .because("Can't guess current version: the spec's " + env.baseRef().name() + " is no tag")
        .fix("rdopkg reqdiff 1.1.1 2.2.2   # provide git tags or references yourself")
        .fix("git remote add -f patches URL   # with the expected patches branch");
  }

  /** The newest tag of upstream's branch; without such a branch the newest of all. */
  private static String newest(Checkout checkout, Optional<PackageEnv> found) {
    PackageEnv env = found.orElseThrow();
    Optional<String> tag =
        checkout.facts().remoteBranch(env.upstreamBranch()).flatMap(checkout.history()::nearestTag);
    return tag.or(
            () ->
                UpstreamReleases.newest(checkout.facts(), env, VersionChoice.RELEASES)
                    .map(UpstreamTag::name))
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.INPUT, "Can't guess upstream's newest version")
                    .because("there is neither a branch of upstream nor a tag of a version")
                    .fix("rdopkg reqdiff REF")
                    .fix("git remote add -f upstream URL"));
  }
}
