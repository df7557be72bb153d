package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.git.Checkout;
import org.rdopkg.version.TagStyle;
import org.rdopkg.version.UpstreamVersion;

/** "Did you mean" for names of tags and branches: only asked for once something was not found. */
final class NearRefs {
  private static final int AT_MOST = 3;
  private static final String TAGS = "refs/tags/";
  private static final String HEADS = "refs/heads/";
  private static final String REMOTES = "refs/remotes/";

  private NearRefs() {}

  /**
   * The error, with the tags that may have been meant: of the same version ({@code 1.28.0} for
   * {@code 1.28}), of its series, newest first, of nearly the same name.
   */
  static RdopkgException tags(RdopkgException error, Checkout checkout, String typed) {
    List<String> names = names(checkout, TAGS);
    Set<String> near = new LinkedHashSet<>();
    version(typed)
        .ifPresent(
            wanted -> {
              near.addAll(those(names, version -> version.compareTo(wanted) == 0));
              String series = wanted.text() + ".";
              near.addAll(those(names, version -> version.text().startsWith(series)));
            });
    near.addAll(Suggestions.near(typed, names));
    RdopkgException more = error;
    for (String name : near.stream().limit(AT_MOST).toList()) {
      more = more.fix("did you mean " + name + "?");
    }
    return more;
  }

  private static List<String> those(List<String> tags, Predicate<UpstreamVersion> wanted) {
    return tags.stream()
        .filter(tag -> version(tag).filter(wanted).isPresent())
        .sorted(Comparator.comparing((String tag) -> version(tag).orElseThrow()).reversed())
        .toList();
  }

  private static Optional<UpstreamVersion> version(String tag) {
    return UpstreamVersion.parse(TagStyle.ofName(tag).versionOf(tag).orElse(tag));
  }

  /** The error, with the local branches that may have been meant, but for the distgit branch. */
  static RdopkgException branches(
      RdopkgException error, Checkout checkout, String typed, String distgit) {
    List<String> names = new ArrayList<>(names(checkout, HEADS));
    names.remove(distgit);
    return Suggestions.added(error, typed, names);
  }

  /** The error, with the remote branches that may have been meant. */
  static RdopkgException remoteBranches(RdopkgException error, Checkout checkout, String typed) {
    return Suggestions.added(error, typed, names(checkout, REMOTES));
  }

  /** The error, with the branches and tags that may have been meant. */
  static RdopkgException any(RdopkgException error, Checkout checkout, String typed) {
    List<String> all = new ArrayList<>(names(checkout, HEADS));
    all.addAll(names(checkout, REMOTES));
    all.addAll(names(checkout, TAGS));
    return Suggestions.added(error, typed, all);
  }

  private static List<String> names(Checkout checkout, String prefix) {
    return checkout.refs().names(prefix).stream()
        .map(name -> name.startsWith(prefix) ? name.substring(prefix.length()) : name)
        .toList();
  }
}
