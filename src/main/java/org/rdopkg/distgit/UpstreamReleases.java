package org.rdopkg.distgit;

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
    return tags(facts, env).newest(choice, env.spec().upstreamVersion());
  }

  /** The wanted versions after the one that the spec is at, newest first. */
  public static List<UpstreamTag> sinceCurrent(
      GitFacts facts, PackageEnv env, VersionChoice choice) {
    String current = env.spec().upstreamVersion();
    Optional<UpstreamVersion> version = UpstreamVersion.parse(current);
    return tags(facts, env).wanted(choice, current).stream()
        .filter(tag -> version.filter(v -> tag.version().compareTo(v) <= 0).isEmpty())
        .toList();
  }

  private static UpstreamTags tags(GitFacts facts, PackageEnv env) {
    return UpstreamTags.among(facts.tags(), env.packageName(), env.baseRef().style());
  }
}
