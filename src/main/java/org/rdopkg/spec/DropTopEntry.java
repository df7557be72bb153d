package org.rdopkg.spec;

import java.util.List;

/** Takes the newest changelog entry out of a spec, with the blank lines below it. */
public final class DropTopEntry {
  private DropTopEntry() {}

  /** The spec without it; the same spec when there is none. */
  public static SpecFile from(SpecFile spec) {
    Changelog changelog = Changelog.of(spec);
    List<ChangelogEntry> entries = changelog.entries();
    if (entries.isEmpty() || changelog.section().isEmpty()) {
      return spec;
    }
    int first = entries.get(0).line();
    int last = entries.size() > 1 ? entries.get(1).line() - 1 : changelog.section().get().last();
    SpecEdits edits = spec.edit();
    for (int line = first; line <= last; line++) {
      edits.delete(line);
    }
    return edits.apply();
  }
}
