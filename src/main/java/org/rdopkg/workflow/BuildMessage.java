package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.patch.BugPatterns;
import org.rdopkg.patch.CommitMessage;
import org.rdopkg.spec.Changelog;
import org.rdopkg.spec.ChangelogEntry;
import org.rdopkg.spec.SpecFile;

/** What a spec says about its build: the newest changelog entry, and the commit message of it. */
final class BuildMessage {
  private static final String CHANGELOG_FILE = "changelog";

  private final DistgitPackage found;
  private final BugPatterns bugs;

  BuildMessage(DistgitPackage found, BugPatterns bugs) {
    this.found = found;
    this.bugs = bugs;
  }

  /** The items of the newest entry; none when it is empty, or made elsewhere. */
  static List<String> items(SpecFile spec) {
    return Changelog.of(spec).fetchedBy().isPresent()
        ? List.of()
        : Changelog.of(spec).top().map(ChangelogEntry::items).orElse(List.of());
  }

  /**
   * Whether the changelog is made elsewhere, so that commit messages carry its text: {@code
   * %autochangelog}, or a file {@code changelog} beside a spec that has no entry of its own.
   */
  static boolean isAutomatic(SpecFile spec, PackageFiles files) {
    Changelog changelog = Changelog.of(spec);
    return changelog.fetchedBy().isPresent()
        || (changelog.entries().isEmpty() && files.names().contains(CHANGELOG_FILE));
  }

  /** The newest entry as it is written. */
  static Optional<List<String>> written(SpecFile spec) {
    return Changelog.of(spec)
        .top()
        .map(
            entry ->
                java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(entry.header()), entry.body().stream())
                    .toList());
  }

  /** The message of a commit for this build. */
  CommitMessage of(List<String> items) {
    return CommitMessage.forBuild(found.name(), BuildNames.versionRelease(found.evaluated()))
        .withItems(items, bugs);
  }
}
