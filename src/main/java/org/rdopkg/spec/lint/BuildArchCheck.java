package org.rdopkg.spec.lint;

import java.util.Optional;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;

/**
 * {@code buildarch-before-sources}: a BuildArch of the main package makes rpm parse the spec a
 * second time, for that architecture; with Source and Patch lines below it {@code %{patches}} comes
 * out empty.
 */
final class BuildArchCheck {
  private static final String TEXT =
      "Due to mysteriousways of rpm, BuildArch needs to be placed AFTER SourceX and PatchX lines in"
          + " .spec file, otherwise %{patches} macro will be empty and both %autosetup and `git am"
          + " %{patches}` will fail. Please move BuildArch AFTER SourceX and PatchX lines.";

  private BuildArchCheck() {}

  static void check(LintSubject subject, Findings findings) {
    SpecFile spec = subject.spec();
    tooEarly(spec)
        .ifPresent(
            tag ->
                findings.addToFile(
                    LintRule.BUILDARCH_BEFORE_SOURCES,
                    tag.line(),
                    TEXT,
                    MoveBuildArch.place(spec).isPresent()));
  }

  /** The first BuildArch of the main package that has a Source or Patch below it. */
  static Optional<Tag> tooEarly(SpecFile spec) {
    Tag found = null;
    for (Tag tag : spec.mainTags()) {
      if (isBuildArch(tag) && found == null) {
        found = tag;
      } else if (found != null && isSource(tag)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  static boolean isBuildArch(Tag tag) {
    return tag.is("BuildArch") || tag.is("BuildArchitectures");
  }

  static boolean isSource(Tag tag) {
    return tag.is("Source") || tag.is("Patch");
  }
}
