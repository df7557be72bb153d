package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.UpstreamReleases;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.version.TagStyle;
import org.rdopkg.version.UpstreamTag;
import org.rdopkg.version.UpstreamTags;
import org.rdopkg.version.UpstreamVersion;
import org.rdopkg.version.VersionChoice;

/** Finds the upstream version that {@code new-version} is asked for; reads only. */
final class TargetChoice {
  private final Checkout checkout;
  private final PackageEnv env;

  TargetChoice(Checkout checkout, PackageEnv env) {
    this.checkout = checkout;
    this.env = env;
  }

  /**
   * Upstream's newest wanted version; empty when the package is there already.
   *
   * @param sure whether a person should be told of an upstream that is not here, rather than that
   *     the tags which are here have nothing newer
   * @throws RdopkgException when no tag tells, and nobody knows upstream
   */
  Optional<UpstreamTarget> newest(VersionChoice choice, boolean sure) {
    Optional<UpstreamTag> next = UpstreamReleases.next(checkout.facts(), env, choice);
    if (next.isPresent()) {
      UpstreamTag tag = next.get();
      return Optional.of(ofTag(tag.name(), text(tag.version())));
    }
    if (UpstreamReleases.isBeforeRelease(checkout.facts(), env)) {
      String current = env.spec().upstreamVersion();
      return UpstreamReleases.newest(checkout.facts(), env, choice)
          .filter(tag -> tag.version().text().equals(current))
          .map(tag -> ofTag(tag.name(), current));
    }
    if (sure && !knowsUpstream()) {
      throw unknown();
    }
    return Optional.empty();
  }

  /** Whether a branch of upstream's has been fetched: its newest tags are here then. */
  boolean knowsUpstream() {
    return checkout.facts().remoteBranch(env.upstreamBranch()).isPresent();
  }

  private RdopkgException unknown() {
    String remote = env.upstreamBranch().remote();
    boolean there = checkout.facts().remotes().contains(remote);
    String help =
        there
            ? "git remote set-head " + remote + " --auto   # b) if its main branch has another name"
            : "git remote add -f upstream GIT_URL   # b) add upstream git remote";
    return RdopkgException.of(
            ErrorKind.INPUT,
            "Upstream branch not found: " + env.upstreamBranch() + "\nCan't guess latest version.")
        .because("no tag of a version newer than " + env.spec().upstreamVersion() + " is here")
        .fix("rdopkg new-version 1.2.3   # a) provide new version (git tag) yourself")
        .fix(help);
  }

  /**
   * The version, tag or commit that the user names.
   *
   * @param tagNeeded whether git must know it; else any version will do
   */
  UpstreamTarget named(String name, boolean tagNeeded) {
    if (checkout.facts().isTag(name)) {
      return ofTag(name, versionOfTag(name));
    }
    Optional<UpstreamTarget> tag = inCurrentStyle(name).or(() -> found(name));
    if (tag.isPresent()) {
      return tag.get();
    }
    if (tagNeeded) {
      RdopkgException error =
          invalid(name).because("neither a tag nor a commit of that name is in this repository");
      throw NearRefs.tags(error, checkout, name)
          .fix("git fetch --all --tags")
          .fix("rdopkg versions   # the tags of newer versions that are here");
    }
    String version = requireVersion(TagStyle.ofName(name).versionOf(name).orElse(name), name);
    return new UpstreamTarget(version, name, BaseRef.Kind.MISSING, "");
  }

  private Optional<UpstreamTarget> inCurrentStyle(String version) {
    String tag = env.baseRef().style().tagOf(version);
    return checkout.facts().isTag(tag)
        ? Optional.of(ofTag(tag, requireVersion(version, tag)))
        : Optional.empty();
  }

  private Optional<UpstreamTarget> found(String name) {
    BaseRef ref = BaseRef.ofVersion(checkout.facts(), name);
    if (ref.kind() == BaseRef.Kind.TAG) {
      return Optional.of(ofTag(ref.name(), requireVersion(name, ref.name())));
    }
    if (ref.kind() == BaseRef.Kind.COMMIT) {
      String commit = checkout.history().commit(name).orElseThrow(() -> invalid(name));
      return Optional.of(
          new UpstreamTarget(requireVersion(name, name), name, BaseRef.Kind.COMMIT, commit));
    }
    return Optional.empty();
  }

  private UpstreamTarget ofTag(String tag, String version) {
    String commit =
        checkout
            .history()
            .commit("refs/tags/" + tag)
            .orElseThrow(
                () ->
                    invalid(tag)
                        .because("the tag names no commit")
                        .fix("git show refs/tags/" + tag + "   # what it names")
                        .fix("rdopkg versions   # the tags of newer versions that are here"));
    return new UpstreamTarget(requireVersion(version, tag), tag, BaseRef.Kind.TAG, commit);
  }

  private String versionOfTag(String tag) {
    return UpstreamTags.among(List.of(tag), env.packageName(), env.baseRef().style())
        .newestFirst()
        .stream()
        .findFirst()
        .map(found -> text(found.version()))
        .orElse(tag);
  }

  /** The version without a word such as {@code final}, unless the spec has such a word too. */
  private String text(UpstreamVersion version) {
    boolean word =
        version.stage() == UpstreamVersion.Stage.RELEASE && version.text().matches(".*[A-Za-z]$");
    boolean known = env.spec().upstreamVersion().matches(".*[A-Za-z]$");
    return word && version.build().isEmpty() && !known ? version.base() : version.text();
  }

  /** What goes into the spec must be a version and nothing else: no macro, no blank. */
  private static String requireVersion(String version, String name) {
    boolean plain = version.chars().allMatch(TargetChoice::isVersionCharacter);
    if (!plain || UpstreamVersion.parse(version).isEmpty()) {
      throw invalid(name)
          .because(name + " is no version, and no tag that holds one")
          .fix("git tag VERSION " + name + " && rdopkg new-version VERSION");
    }
    return version;
  }

  private static boolean isVersionCharacter(int c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || "._+~^-".indexOf(c) >= 0;
  }

  private static RdopkgException invalid(String name) {
    return RdopkgException.of(ErrorKind.INPUT, "Invalid git reference: " + name);
  }
}
