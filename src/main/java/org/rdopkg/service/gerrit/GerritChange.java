package org.rdopkg.service.gerrit;

import java.util.List;
import java.util.Optional;

/**
 * A change.
 *
 * @param number its number
 * @param project what it is a change of
 * @param branch where it is meant to go
 * @param id its Change-Id
 * @param subject the first line of its message
 * @param status {@code NEW}, {@code MERGED} or {@code ABANDONED}
 * @param url where people look at it; empty when the server does not say
 * @param workInProgress whether its owner says that it is not ready
 * @param current the number of its newest patch set
 * @param patchSets those that the server told of
 */
public record GerritChange(
    int number,
    String project,
    String branch,
    String id,
    String subject,
    String status,
    String url,
    boolean workInProgress,
    int current,
    List<GerritPatchSet> patchSets) {
  public GerritChange {
    patchSets = List.copyOf(patchSets);
  }

  /** The patch set of a number. */
  public Optional<GerritPatchSet> patchSet(int wanted) {
    return patchSets.stream().filter(set -> set.number() == wanted).findFirst();
  }

  /** The newest patch set. */
  public Optional<GerritPatchSet> newest() {
    return patchSet(current);
  }
}
