package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.git.Checkout;

/** "Did you mean" for names of tags and branches: only asked for once something was not found. */
final class NearRefs {
  private static final String TAGS = "refs/tags/";
  private static final String HEADS = "refs/heads/";
  private static final String REMOTES = "refs/remotes/";

  private NearRefs() {}

  /** The error, with the tags that may have been meant. */
  static RdopkgException tags(RdopkgException error, Checkout checkout, String typed) {
    return Suggestions.added(error, typed, names(checkout, TAGS));
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
