package org.rdopkg.workflow;

import java.util.List;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.patch.BugPatterns;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.spec.SpecFile;

/**
 * Everything that {@code patch} is going to do, computed before anything is written.
 *
 * @param found the package as it is
 * @param tip the patches branch
 * @param series its commits and which of them are patches
 * @param old the patches that the spec has now, compared with the series
 * @param before the spec as the commit before has it: what {@code found} has may not be committed
 * @param spec the spec as it will be
 * @param versionRelease {@code VERSION-RELEASE} as it will be, without epoch and distribution
 * @param update files, commit and refs
 * @param bugs what is taken for a bug in the messages of the patches
 * @param warnings what a person should know, one sentence each
 */
public record PatchPlan(
    DistgitPackage found,
    PatchesTip tip,
    PatchSeries series,
    OldPatches old,
    SpecFile before,
    SpecFile spec,
    String versionRelease,
    UpdatePlan update,
    BugPatterns bugs,
    List<String> warnings) {
  public PatchPlan {
    warnings = List.copyOf(warnings);
  }

  /** Whether there is nothing to commit. */
  public boolean changesNothing() {
    return update.commit().isEmpty();
  }

  /** The message of the commit to be made; empty when there is nothing to commit. */
  public String message() {
    return update.commit().map(commit -> commit.message()).orElse("");
  }

  /** The files to be written or deleted. */
  public List<FileChange> files() {
    return update.files();
  }
}
