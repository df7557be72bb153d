package org.rdopkg.distgit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * The patches branch of a distgit branch: the one in a remote, and its local copy.
 *
 * @param remote the branch in a remote, there or not
 * @param local the name of the local branch, there or not
 */
public record PatchesBranches(RemoteBranch remote, String local) {
  private static final String DEFAULT_REMOTE = "patches";

  /**
   * Finds both.
   *
   * <p>The names are the distgit branch's with the last dash-separated parts left out one by one
   * and {@code -patches} added; the remotes are {@code patches}, the names used in earlier times,
   * and the one that the distgit branch tracks. The first that exists is taken, all names in one
   * remote before the next remote. {@code git config rdopkg.BRANCH.patches-remote} and {@code
   * .patches-branch} say otherwise, the user's options above all.
   *
   * @param branch the distgit branch
   * @param remoteOption {@code REMOTE/BRANCH} as the user gave it, or null
   * @param localOption the local branch as the user gave it, or null
   */
  public static PatchesBranches find(
      GitFacts facts, String branch, @Nullable String remoteOption, @Nullable String localOption) {
    RemoteBranch remote =
        remoteOption == null ? guess(facts, branch) : parseOption(facts, remoteOption);
    if (localOption != null) {
      return new PatchesBranches(remote, localOption);
    }
    boolean guessedAtNothing = remoteOption == null && facts.remoteBranch(remote).isEmpty();
    String local = guessedAtNothing ? localGuess(facts, branch, remote.branch()) : remote.branch();
    return new PatchesBranches(remote, local);
  }

  private static RemoteBranch parseOption(GitFacts facts, String option) {
    return RemoteBranch.parse(option, facts.remotes())
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.INPUT, "Invalid remote patches branch: " + option)
                    .because("the form is REMOTE/BRANCH, for example patches/f42-patches"));
  }

  private static RemoteBranch guess(GitFacts facts, String branch) {
    List<String> remotes = remotes(facts, branch);
    List<String> names =
        config(facts, branch, "patches-branch").map(List::of).orElseGet(() -> names(branch));
    for (String remote : remotes) {
      for (String name : names) {
        RemoteBranch candidate = new RemoteBranch(remote, name);
        if (facts.remoteBranch(candidate).isPresent()) {
          return candidate;
        }
      }
    }
    return new RemoteBranch(remotes.get(0), names.get(0));
  }

  /** Without a remote branch, a local one of any of the names will do. */
  private static String localGuess(GitFacts facts, String branch, String fallback) {
    if (config(facts, branch, "patches-branch").isPresent()) {
      return fallback;
    }
    return names(branch).stream()
        .filter(name -> facts.localBranch(name).isPresent())
        .findFirst()
        .orElse(fallback);
  }

  private static List<String> remotes(GitFacts facts, String branch) {
    Optional<String> configured = config(facts, branch, "patches-remote");
    if (configured.isPresent()) {
      return List.of(configured.get());
    }
    Set<String> remotes = new LinkedHashSet<>(List.of(DEFAULT_REMOTE));
    if (OsDist.ofBranch(branch) == OsDist.RHOS) {
      remotes.add("rhos");
    }
    remotes.add("redhat-openstack");
    facts.upstreamOf(branch).map(RemoteBranch::remote).ifPresent(remotes::add);
    return List.copyOf(remotes);
  }

  private static Optional<String> config(GitFacts facts, String branch, String name) {
    return facts.config("rdopkg." + branch + "." + name).filter(value -> !value.isBlank());
  }

  /** The names that the patches branch of a distgit branch may have, most specific first. */
  static List<String> names(String branch) {
    List<String> names = new ArrayList<>();
    String stem = branch;
    while (true) {
      names.add(stem + DistgitBranch.PATCHES_SUFFIX);
      int dash = stem.lastIndexOf('-');
      if (dash <= 0) {
        return names;
      }
      stem = stem.substring(0, dash);
    }
  }
}
