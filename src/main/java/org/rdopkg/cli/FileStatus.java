package org.rdopkg.cli;

import java.util.Comparator;
import java.util.List;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.workflow.PatchPlan;

/**
 * A changed file, as {@code git log --name-status} shows it.
 *
 * @param letter {@code A}, {@code M} or {@code D}
 * @param path in git's form
 */
record FileStatus(char letter, String path) {

  static List<FileStatus> of(PatchPlan plan) {
    return plan.files().stream()
        .map(file -> new FileStatus(letter(plan, file), file.path()))
        .sorted(Comparator.comparing(FileStatus::path))
        .toList();
  }

  private static char letter(PatchPlan plan, FileChange file) {
    if (file instanceof FileChange.Delete) {
      return 'D';
    }
    boolean known =
        file.path().equals(plan.found().specName())
            || plan.old().lines().stream().anyMatch(line -> line.file().name().equals(file.path()));
    return known ? 'M' : 'A';
  }
}
