package org.rdopkg.spec.lint;

import java.util.ArrayList;
import java.util.List;
import org.rdopkg.spec.MagicComment;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;

/**
 * The checks that rdopkg's own actions depend on.
 *
 * <p>{@code buildarch-before-sources}: a BuildArch of the main package makes rpm parse the spec a
 * second time, for that architecture; with Source and Patch lines below it {@code %{patches}} comes
 * out empty. {@code duplicate-patches-base}: which of two would count is a guess.
 */
public final class SanityCheck {
  private static final String BUILDARCH =
      "Due to mysteriousways of rpm, BuildArch needs to be placed AFTER SourceX and PatchX lines in"
          + " .spec file, otherwise %{patches} macro will be empty and both %autosetup and `git am"
          + " %{patches}` will fail. Please move BuildArch AFTER SourceX and PatchX lines.";

  private static final String DUPLICATE =
      "Please make sure to only have one # patches_base= entry in .spec file to avoid problems.";

  private SanityCheck() {}

  /**
   * Checks a spec.
   *
   * @param location what problems name as their place: the file's name
   */
  public static List<LintProblem> check(SpecFile spec, String location) {
    List<LintProblem> problems = new ArrayList<>();
    if (hasBuildArchBeforeSources(spec)) {
      problems.add(error(location, "buildarch-before-sources", BUILDARCH));
    }
    if (MagicComment.all(spec, MagicComment.PATCHES_BASE).size() > 1) {
      problems.add(error(location, "duplicate-patches-base", DUPLICATE));
    }
    return problems;
  }

  private static LintProblem error(String location, String id, String text) {
    return new LintProblem(location, LintSeverity.ERROR, id, text);
  }

  private static boolean hasBuildArchBeforeSources(SpecFile spec) {
    boolean seen = false;
    for (Tag tag : spec.mainTags()) {
      if (tag.is("BuildArch") || tag.is("BuildArchitectures")) {
        seen = true;
      } else if (seen && (tag.is("Source") || tag.is("Patch"))) {
        return true;
      }
    }
    return false;
  }
}
