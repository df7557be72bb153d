package org.rdopkg.distgit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.version.UpstreamTag;
import org.rdopkg.version.UpstreamTags;
import org.rdopkg.version.UpstreamVersion;
import org.rdopkg.version.VersionChoice;

/** The versions that upstream released, as the repository's tags tell. */
public final class UpstreamReleases {
  private UpstreamReleases() {}

  /** The newest version that is wanted; empty when no tag is one. */
  public static Optional<UpstreamTag> newest(GitFacts facts, PackageEnv env, VersionChoice choice) {
    return tags(facts, env).wanted(choice, env.spec().upstreamVersion()).stream()
        .filter(tag -> isUpstreams(facts, env, tag))
        .findFirst();
  }

  /**
   * The wanted versions after the one that the spec is at, newest first. The first one can be
   * taken: its tag names a commit, not a tree or a file.
   */
  public static List<UpstreamTag> sinceCurrent(
      GitFacts facts, PackageEnv env, VersionChoice choice) {
    return sinceCurrent(facts, env, choice, (done, total) -> {});
  }

  /**
   * The same.
   *
   * @param counter told how many of the tags have been looked at
   */
  public static List<UpstreamTag> sinceCurrent(
      GitFacts facts, PackageEnv env, VersionChoice choice, TagCounter counter) {
    List<UpstreamTag> after = after(facts, env, choice);
    List<UpstreamTag> upstreams = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      counter.looked(i, after.size());
      if (isUpstreams(facts, env, after.get(i))) {
        upstreams.add(after.get(i));
      }
    }
    counter.looked(after.size(), after.size());
    return upstreams.stream().dropWhile(tag -> !facts.isCommit("refs/tags/" + tag.name())).toList();
  }

  /** The first of them; does not look at the others. */
  public static Optional<UpstreamTag> next(GitFacts facts, PackageEnv env, VersionChoice choice) {
    return after(facts, env, choice).stream()
        .filter(tag -> isUpstreams(facts, env, tag))
        .filter(tag -> facts.isCommit("refs/tags/" + tag.name()))
        .findFirst();
  }

  /** All that are newer, whosever they are. */
  private static List<UpstreamTag> after(GitFacts facts, PackageEnv env, VersionChoice choice) {
    UpstreamTags tags = tags(facts, env);
    Optional<UpstreamVersion> version = current(tags, env);
    return tags.wanted(choice, env.spec().upstreamVersion()).stream()
        .filter(tag -> version.filter(v -> tag.version().compareTo(v) <= 0).isEmpty())
        .toList();
  }

  /** Who is told how far a look at tags is. */
  @FunctionalInterface
  public interface TagCounter {
    /** So many of all have been looked at. */
    void looked(int done, int total);
  }

  /**
   * The current version as upstream writes it, since {@code 7.1.1.29} in a spec may be the tag
   * {@code 7.1.1-29}.
   */
  public static Optional<UpstreamVersion> current(GitFacts facts, PackageEnv env) {
    return current(tags(facts, env), env);
  }

  /**
   * Whether the spec is at a pre-release of the Version that it names: Release {@code 0.1.rc1} and
   * a base of that name, as before RPM had {@code ~}.
   */
  public static boolean isBeforeRelease(GitFacts facts, PackageEnv env) {
    Optional<UpstreamVersion> named = UpstreamVersion.parse(env.spec().upstreamVersion());
    return named.filter(v -> v.stage() == UpstreamVersion.Stage.RELEASE).isPresent()
        && env.spec().release().text().startsWith("0.")
        && tags(facts, env).newestFirst().stream()
            .filter(tag -> tag.name().equals(env.baseRef().name()))
            .map(UpstreamTag::version)
            .anyMatch(v -> v.isPreRelease() && v.numbers().equals(named.get().numbers()));
  }

  private static Optional<UpstreamVersion> current(UpstreamTags tags, PackageEnv env) {
    String inSpec = env.spec().upstreamVersion();
    return tags.newestFirst().stream()
        .filter(tag -> tag.name().equals(env.baseRef().name()))
        .map(UpstreamTag::version)
        .filter(version -> version.text().replace('-', '.').equals(inSpec))
        .findFirst()
        .or(() -> UpstreamVersion.parse(inSpec));
  }

  private static boolean isUpstreams(GitFacts facts, PackageEnv env, UpstreamTag tag) {
    return tag.name().equals(env.baseRef().name())
        || !facts.isOfDistgit(tag.name(), env.branch(), env.baseRef().name());
  }

  /** All tags of upstream releases: those of others, such as distgit tags, are left out. */
  public static UpstreamTags tags(GitFacts facts, PackageEnv env) {
    return UpstreamTags.among(facts.tags(), env.packageName(), env.baseRef().style());
  }
}
