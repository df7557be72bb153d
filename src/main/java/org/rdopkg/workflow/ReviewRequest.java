package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;

/**
 * What is sent to Gerrit, and how.
 *
 * @param kind patches or the distgit
 * @param branch the branch; empty for the one that the user stands on, or its patches branch
 * @param options what Gerrit is told with it
 * @param push do not ask
 * @param dryRun only say what would be sent
 */
public record ReviewRequest(
    Kind kind, Optional<String> branch, Options options, boolean push, boolean dryRun) {
  /** What is sent. */
  public enum Kind {
    /** The patches branch, to {@code review-patches}. */
    PATCH(GerritRemote.PATCHES, "review-patch"),
    /** The distgit branch, to {@code review-origin}. */
    SPEC(GerritRemote.ORIGIN, "review-spec");

    private final String remote;
    private final String action;

    Kind(String remote, String action) {
      this.remote = remote;
      this.action = action;
    }

    String remote() {
      return remote;
    }

    String action() {
      return action;
    }
  }

  /**
   * What Gerrit is told with a push.
   *
   * @param topic what the changes have in common
   * @param reviewers who should look, by mail address or user name
   * @param copies who should know of it
   * @param workInProgress not ready for review
   * @param ready ready after all
   */
  public record Options(
      Optional<String> topic,
      List<String> reviewers,
      List<String> copies,
      boolean workInProgress,
      boolean ready) {
    public Options {
      reviewers = List.copyOf(reviewers);
      copies = List.copyOf(copies);
    }
  }
}
