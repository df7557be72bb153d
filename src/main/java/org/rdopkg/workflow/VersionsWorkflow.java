package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GitFacts;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.UpstreamReleases;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.Environment;
import org.rdopkg.version.UpstreamTag;
import org.rdopkg.version.VersionChoice;

/** {@code rdopkg versions}: what upstream released since the package's version; reads only. */
public final class VersionsWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public VersionsWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * Upstream's releases.
   *
   * @param packageName the package
   * @param version the upstream version that the spec is at: Version with its milestone
   * @param base the reference that the patches stand on now; empty when it is not here
   * @param newer the wanted versions after it, newest first: the first is the one that {@code
   *     new-version} takes
   * @param preReleases how many pre-releases were left out because nobody asked for them
   * @param upstreamIsRemote whether there is a remote for upstream, from which tags can be fetched
   */
  public record Result(
      String packageName,
      String version,
      Optional<String> base,
      List<UpstreamTag> newer,
      int preReleases,
      boolean upstreamIsRemote) {
    public Result {
      newer = List.copyOf(newer);
    }

    /** The version that {@code new-version} takes without being told one. */
    public Optional<UpstreamTag> next() {
      return newer.stream().findFirst();
    }
  }

  /** Lists them. */
  public Result run(VersionChoice choice) {
    try (Checkout checkout = Checkout.open(environment)) {
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      DistgitPackage found =
          PackageReader.read(
              checkout.facts(),
              CheckedOutPackage.folder(checkout),
              branch.name(),
              CheckedOutPackage.files(checkout, branch),
              GuessOptions.NONE);
      GitFacts facts = checkout.facts();
      List<UpstreamTag> newer =
          UpstreamReleases.sinceCurrent(
              facts,
              found.env(),
              choice,
              (done, total) -> narrator.count("looking at tags", done, total));
      List<UpstreamTag> all =
          UpstreamReleases.sinceCurrent(
              facts, found.env(), new VersionChoice(true, choice.range()));
      return new Result(
          found.name(),
          found.env().spec().upstreamVersion(),
          Optional.of(found.env().baseRef())
              .filter(base -> base.kind() != BaseRef.Kind.MISSING)
              .map(BaseRef::name),
          newer,
          all.size() - newer.size(),
          facts.remotes().contains(found.env().upstreamBranch().remote()));
    }
  }
}
