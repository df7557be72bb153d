package org.rdopkg.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * The commits on top of the base, and which of them become patch files.
 *
 * <p>Patches are numbered from 1 without gaps, whatever lies between them. Merges are no patches
 * and are not in the series at all: neither "N patches" nor the {@code +N} of the base counts them.
 *
 * @param entries the commits, oldest first
 */
public record PatchSeries(List<Entry> entries) {

  /** What becomes of a commit. */
  public enum Role {
    /** It becomes a patch file. */
    PATCH,
    /** The {@code +N} of the base skips it. */
    BELOW_BASE,
    /** {@code patches_ignore} leaves it out. */
    IGNORED,
    /** It changes nothing; a patch file of 0 bytes would make {@code git am} fail. */
    EMPTY
  }

  /**
   * A commit and what becomes of it.
   *
   * @param number the number of its patch file, from 1; 0 when it becomes none
   */
  public record Entry(PatchCommit commit, Role role, int number) {}

  public PatchSeries {
    entries = List.copyOf(entries);
  }

  /**
   * Selects.
   *
   * @param commits the commits that the patches branch has and the base lacks, oldest first
   * @param skip how many on top of the base are no patches
   */
  public static PatchSeries select(List<PatchCommit> commits, int skip, PatchesIgnore ignore) {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (PatchCommit commit : commits) {
      if (commit.isMerge()) {
        continue;
      }
      Role role = entries.size() < skip ? Role.BELOW_BASE : role(commit, ignore);
      entries.add(new Entry(commit, role, role == Role.PATCH ? ++number : 0));
    }
    return new PatchSeries(entries);
  }

  private static Role role(PatchCommit commit, PatchesIgnore ignore) {
    if (ignore.ignores(commit.subject())) {
      return Role.IGNORED;
    }
    return commit.changesNothing() ? Role.EMPTY : Role.PATCH;
  }

  /** The commits that become patch files, oldest first. */
  public List<PatchCommit> patches() {
    return with(Role.PATCH);
  }

  /** The commits of one role, oldest first. */
  public List<PatchCommit> with(Role role) {
    return entries.stream().filter(entry -> entry.role() == role).map(Entry::commit).toList();
  }

  /** How many commits have a role. */
  public int count(Role role) {
    return (int) entries.stream().filter(entry -> entry.role() == role).count();
  }

  /** How many commits are on top of the base, merges apart. */
  public int size() {
    return entries.size();
  }
}
