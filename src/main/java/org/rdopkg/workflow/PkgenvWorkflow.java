package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GitFacts;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.PkgenvReport;
import org.rdopkg.distgit.UpstreamReleases;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.Environment;
import org.rdopkg.version.VersionChoice;

/** {@code rdopkg pkgenv}: what rdopkg thinks of this package. Never changes anything. */
public final class PkgenvWorkflow {
  private final Environment environment;

  public PkgenvWorkflow(Environment environment) {
    this.environment = environment;
  }

  /** Reads and guesses. */
  public PkgenvReport run() {
    try (Checkout checkout = Checkout.open(environment)) {
      GitFacts facts = checkout.facts();
      DistgitBranch branch = DistgitBranch.of(facts);
      DistgitPackage found =
          PackageReader.read(
              facts,
              CheckedOutPackage.folder(checkout),
              branch.name(),
              CheckedOutPackage.files(checkout, branch),
              GuessOptions.NONE);
      return PkgenvReport.of(facts, found.env(), newest(facts, found.env()).orElse(null));
    }
  }

  /** The newest version that upstream released, as far as fetched tags tell. */
  private static Optional<String> newest(GitFacts facts, PackageEnv env) {
    if (facts.remoteBranch(env.upstreamBranch()).isEmpty()) {
      return Optional.empty();
    }
    return UpstreamReleases.newest(facts, env, VersionChoice.RELEASES)
        .map(tag -> tag.version().text());
  }
}
