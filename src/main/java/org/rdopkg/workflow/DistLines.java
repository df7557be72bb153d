package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import org.rdopkg.spec.MacroLine;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.SpecLine;

/**
 * Specs that define {@code %dist} themselves. Messages and changelogs leave {@code %{?dist}} out of
 * the Release, wherever it is defined.
 */
final class DistLines {
  private DistLines() {}

  /** The lines of a spec, those that define {@code %dist} and nothing else being empty. */
  static List<String> without(SpecFile spec) {
    List<String> lines = new ArrayList<>(spec.lines().stream().map(SpecLine::text).toList());
    MacroLine.of(spec, "dist").stream()
        .filter(DistLines::isWhole)
        .forEach(own -> lines.set(own.line() - 1, ""));
    return lines;
  }

  /** Whether the line is that one definition, and the definition that one line. */
  private static boolean isWhole(MacroLine definition) {
    String text = definition.text().strip();
    return (text.startsWith("%global") || text.startsWith("%define")) && !text.endsWith("\\");
  }
}
