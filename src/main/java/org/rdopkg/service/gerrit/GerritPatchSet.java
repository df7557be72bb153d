package org.rdopkg.service.gerrit;

import java.util.List;

/**
 * A state of a change.
 *
 * @param number from 1
 * @param revision its commit, in hex
 * @param ref where the server has it: {@code refs/changes/45/12345/3}
 * @param votes what is said of it
 */
public record GerritPatchSet(int number, String revision, String ref, List<GerritVote> votes) {
  public GerritPatchSet {
    votes = List.copyOf(votes);
  }
}
