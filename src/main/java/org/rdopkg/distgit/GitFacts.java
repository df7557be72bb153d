package org.rdopkg.distgit;

import java.util.List;
import java.util.Optional;

/**
 * What the guesses about a checkout ask of its git repository; reads only.
 *
 * <p>Names come from spec files and configuration, so an implementation answers "not there" to any
 * text that is no valid name, and never fails on it. Questions about refs, remotes and
 * configuration must not open the object database: reading a large pack index costs more than all
 * guesses together. Only {@link #isCommit} and {@link #isOfDistgit} may.
 */
public interface GitFacts {

  /** The branch that HEAD names, without {@code refs/heads/}, even unborn; empty when detached. */
  Optional<String> currentBranch();

  /**
   * The object id, in hex, that a full ref name such as {@code refs/heads/f42} holds after symbolic
   * refs; for an annotated tag the id of the tag object.
   */
  Optional<String> ref(String fullName);

  /** The names of the remotes in the configuration's order. */
  List<String> remotes();

  /** The first fetch URL of a remote as configured. */
  Optional<String> remoteUrl(String remote);

  /** The branch, without the remote's name, that {@code refs/remotes/REMOTE/HEAD} points to. */
  Optional<String> remoteHead(String remote);

  /**
   * What a local branch tracks ({@code branch.NAME.remote} and {@code .merge}); empty when it
   * tracks nothing, or a local branch.
   */
  Optional<RemoteBranch> upstreamOf(String branch);

  /**
   * The last value of a configuration key as {@code git config --get} names it, for example {@code
   * rdopkg.f42.patches-remote}: section and last part in any case, the middle exact.
   */
  Optional<String> config(String key);

  /** The names of all tags without {@code refs/tags/}, in any order. */
  List<String> tags();

  /** Whether a revision in git's syntax, such as a hash or {@code v1.0~2}, names a commit. */
  boolean isCommit(String revision);

  /**
   * Whether a tag marks a commit of the package, not one of upstream: where both live in one
   * repository, the distgit's tags ({@code 8.14.1-175}) look like releases.
   *
   * @param branch the distgit branch
   * @param base the tag or revision that is upstream's for sure, if it is there
   */
  default boolean isOfDistgit(String tag, String branch, String base) {
    return false;
  }

  /** The object id of a local branch. */
  default Optional<String> localBranch(String name) {
    return ref("refs/heads/" + name);
  }

  /** The object id of a remote-tracking branch. */
  default Optional<String> remoteBranch(RemoteBranch branch) {
    return ref("refs/remotes/" + branch);
  }

  /** Whether there is a tag of that name. */
  default boolean isTag(String name) {
    return ref("refs/tags/" + name).isPresent();
  }
}
