package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;

/**
 * What {@code rdopkg fix} is asked to do.
 *
 * @param bumpIndex which part of Release to bump, as {@code --release-bump-index} takes it; empty:
 *     what the release style asks for
 * @param items what the changelog entry says; none: the user writes it
 * @param edit open the user's editor on the spec instead of pausing
 * @param changelogUser name in the changelog instead of the packager's
 * @param changelogEmail mail address in the changelog instead of the packager's
 * @param branches other dist branches that get the fix too
 */
public record FixRequest(
    Optional<String> bumpIndex,
    List<String> items,
    boolean edit,
    Optional<String> changelogUser,
    Optional<String> changelogEmail,
    List<String> branches) {
  public FixRequest {
    items = List.copyOf(items);
    branches = List.copyOf(branches);
  }

  /** Nothing but what the state of a paused {@code fix} says. */
  public static final FixRequest NONE =
      new FixRequest(
          Optional.empty(), List.of(), false, Optional.empty(), Optional.empty(), List.of());
}
