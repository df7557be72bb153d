package org.rdopkg.git.replay;

import java.util.Locale;
import org.rdopkg.git.GitConfig;

/**
 * What the user's configuration says about merges (git-config(1), {@code merge.*}): a rebase obeys
 * it, so a replay does.
 *
 * @param renames whether renames are followed ({@code merge.renames}, {@code diff.renames})
 * @param folderRenames whether files added to a folder that the other side renamed are looked for
 *     ({@code merge.directoryRenames}); what becomes of them is git's to say
 * @param renameLimit the most sources and targets that are compared ({@code merge.renameLimit}); 0
 *     for no limit
 * @param renormalize whether line ends are made alike first: left to git altogether
 * @param config for the drivers that users define
 */
record MergeRules(
    boolean renames,
    boolean folderRenames,
    int renameLimit,
    boolean renormalize,
    GitConfig config) {
  private static final int DEFAULT_LIMIT = 7000;

  static MergeRules of(GitConfig config) {
    String renames =
        config.get("merge.renames").or(() -> config.get("diff.renames")).orElse("true");
    boolean follow = renames.startsWith("cop") || !isNo(renames);
    return new MergeRules(
        follow,
        follow && !isNo(config.get("merge.directoryRenames").orElse("conflict")),
        limit(config),
        config.isTrue("merge.renormalize"),
        config);
  }

  private static boolean isNo(String value) {
    String lower = value.toLowerCase(Locale.ROOT).strip();
    return lower.isEmpty()
        || lower.equals("false")
        || lower.equals("no")
        || lower.equals("off")
        || lower.equals("0");
  }

  private static int limit(GitConfig config) {
    String text =
        config.get("merge.renameLimit").or(() -> config.get("diff.renameLimit")).orElse("");
    try {
      return text.isBlank() ? DEFAULT_LIMIT : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return DEFAULT_LIMIT; // "10k": larger than what is compared here
    }
  }

  /** Whether git would give up comparing this many files with that many. */
  boolean isBeyondLimit(int sources, int targets) {
    return renameLimit > 0 && (long) sources * targets > (long) renameLimit * renameLimit;
  }
}
