package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.EvaluatedTag;
import org.rdopkg.spec.macro.Unknown;

/** What commit messages and changelogs call a build, where {@code %dist} is empty. */
final class BuildNames {
  private BuildNames() {}

  /** {@code VERSION-RELEASE}; the Version alone when the Release can't be known. */
  static String versionRelease(EvaluatedSpec evaluated) {
    String version = value(evaluated, "version").orElse("");
    return value(evaluated, "release").map(release -> version + "-" + release).orElse(version);
  }

  /** {@code [EPOCH:]VERSION-RELEASE}. */
  static String evr(EvaluatedSpec evaluated) {
    return value(evaluated, "epoch").map(epoch -> epoch + ":").orElse("")
        + versionRelease(evaluated);
  }

  /** What keeps the Release from being known. */
  static List<Unknown> unknownOfRelease(EvaluatedSpec evaluated) {
    return evaluated.tag("release").map(tag -> tag.value().unknowns()).orElse(List.of());
  }

  private static Optional<String> value(EvaluatedSpec evaluated, String tag) {
    return evaluated
        .tag(tag)
        .map(EvaluatedTag::value)
        .filter(value -> value.isKnown())
        .map(value -> value.text());
  }
}
