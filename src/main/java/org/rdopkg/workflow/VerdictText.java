package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rdopkg.patch.ConflictedPath;
import org.rdopkg.patch.Verdict;

/** Verdicts in words. */
final class VerdictText {
  private VerdictText() {}

  /** In which way, without the verdict's own name; may be empty. */
  static String of(Verdict verdict) {
    if (verdict instanceof Verdict.Changed changed) {
      return changed(changed);
    } else if (verdict instanceof Verdict.Upstreamed upstreamed) {
      return upstreamed.proof().text();
    } else if (verdict instanceof Verdict.Conflicting conflicting) {
      return conflicting.paths().stream()
          .map(path -> path.path() + ", " + path.kind().text())
          .collect(Collectors.joining("; "));
    }
    return "";
  }

  private static String changed(Verdict.Changed changed) {
    List<String> ways = new ArrayList<>();
    for (Verdict.Difference difference : Verdict.Difference.values()) {
      boolean named = difference == Verdict.Difference.RENAMED && !changed.moves().isEmpty();
      if (changed.differences().contains(difference) && !named) {
        ways.add(difference.text());
      }
    }
    changed.moves().forEach(move -> ways.add(move.from() + " is now " + move.to()));
    return String.join(", ", ways);
  }

  /** Where a patch conflicts: one line for a path, and one for each upstream commit in question. */
  static List<String> conflict(List<ConflictedPath> paths) {
    List<String> lines = new ArrayList<>();
    for (ConflictedPath path : paths) {
      String where =
          path.hunks().stream()
              .map(
                  hunk ->
                      hunk.firstLine() + "-" + (hunk.firstLine() + Math.max(hunk.lines(), 1) - 1))
              .collect(Collectors.joining(", "));
      lines.add(
          path.path()
              + ": "
              + path.kind().text()
              + (where.isEmpty() ? "" : " (lines " + where + ")"));
      path.touchedBy()
          .forEach(commit -> lines.add("  upstream " + commit.shortId() + " " + commit.subject()));
    }
    return lines;
  }
}
