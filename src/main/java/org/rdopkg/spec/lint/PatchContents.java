package org.rdopkg.spec.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.spec.macro.EvaluatedSource;

/** The patch files of a spec that are at hand, each looked at once. */
final class PatchContents {
  private final Map<String, Optional<GitPatch>> known = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final LintSubject subject;

  PatchContents(LintSubject subject) {
    this.subject = subject;
  }

  /** What the file of a patch is like; empty when it is not at hand. */
  Optional<GitPatch> of(EvaluatedSource patch) {
    return known.computeIfAbsent(patch.fileName(), this::read);
  }

  /** Whether the file of a patch is there and has no content. */
  boolean isEmpty(EvaluatedSource patch) {
    return of(patch).isPresent() && sizes.getOrDefault(patch.fileName(), 1) == 0;
  }

  /** What all active patches whose files are at hand are like. */
  List<GitPatch> active() {
    return subject.activePatches().stream().map(this::of).flatMap(Optional::stream).toList();
  }

  /** Whether every active patch is at hand and made by git, with the usual prefixes. */
  boolean areAllPrefixed() {
    List<EvaluatedSource> patches = subject.evaluated().patches();
    return !patches.isEmpty()
        && patches.stream().allMatch(p -> of(p).filter(GitPatch::prefixed).isPresent());
  }

  private Optional<GitPatch> read(String name) {
    Optional<byte[]> content =
        subject.files().filter(files -> files.names().contains(name)).flatMap(f -> f.read(name));
    content.ifPresent(bytes -> sizes.put(name, bytes.length));
    return content.map(GitPatch::of);
  }
}
