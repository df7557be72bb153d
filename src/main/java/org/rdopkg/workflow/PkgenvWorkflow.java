package org.rdopkg.workflow;

import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GitFacts;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PkgenvReport;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.Environment;

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
      return PkgenvReport.of(facts, found.env(), null);
    }
  }
}
