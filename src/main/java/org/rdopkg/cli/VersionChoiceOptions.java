package org.rdopkg.cli;

import org.rdopkg.version.VersionChoice;
import org.rdopkg.version.VersionRange;

/** The options that say which of upstream's versions are wanted. */
final class VersionChoiceOptions {
  private final Flag preReleases;
  private final Value range;

  VersionChoiceOptions(Syntax syntax) {
    preReleases = syntax.flag("--pre", "Take pre-releases too.");
    range = syntax.option("--range", "RANGE", "Keep to a series: '~1.2', '^2', '>=1.4 <2', '1.x'.");
  }

  /** What follows a word on what was not found: that it was looked for in a range only. */
  String told() {
    return range.get().map(text -> " in the range " + text).orElse("");
  }

  boolean hasRange() {
    return range.get().isPresent();
  }

  VersionChoice choice() {
    return new VersionChoice(
        preReleases.given(), range.get().map(VersionRange::parse).orElse(null));
  }
}
