package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.MacroOptions;
import org.rdopkg.spec.macro.SpecEvaluator;

/**
 * What a test wants of a spec's patches, a line each: {@code new FILE}, {@code keep FILE}, {@code
 * keep FILE NEWNAME} in the order of the series, and {@code hand FILE} for patches kept by hand.
 * All other patches of the spec are of the branch, and removed. {@code warn TEXT} and {@code error
 * TEXT} name what must be said.
 */
record PatchScript(List<String[]> series, Set<String> byHand, List<String> warnings, String error) {

  static PatchScript parse(String text) {
    List<String[]> series = new ArrayList<>();
    Set<String> byHand = new HashSet<>();
    List<String> warnings = new ArrayList<>();
    String error = "";
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      String[] words = line.split(" ", -1);
      String rest = line.substring(line.indexOf(' ') + 1);
      switch (words[0]) {
        case "new", "keep" -> series.add(words);
        case "hand" -> byHand.add(rest);
        case "warn" -> warnings.add(rest);
        case "error" -> error = rest;
        default -> throw new IllegalArgumentException(line);
      }
    }
    return new PatchScript(series, byHand, warnings, error);
  }

  static EvaluatedSpec evaluate(SpecFile spec) {
    List<String> lines = spec.lines().stream().map(SpecLine::text).toList();
    return SpecEvaluator.evaluate(lines, MacroOptions.none());
  }

  ReplacePatches on(SpecFile spec) {
    EvaluatedSpec evaluated = evaluate(spec);
    Map<String, Integer> lines = new HashMap<>();
    Set<Integer> branch = new HashSet<>();
    for (EvaluatedSource patch : evaluated.patches()) {
      if (!byHand.contains(patch.fileName())) {
        lines.put(patch.fileName(), patch.line());
        branch.add(patch.line());
      }
    }
    List<WantedPatch> wanted = new ArrayList<>();
    for (String[] words : series) {
      wanted.add(
          words[0].equals("new")
              ? WantedPatch.added(words[1])
              : WantedPatch.kept(words[words.length - 1], lines.getOrDefault(words[1], -1)));
    }
    return new ReplacePatches(evaluated, branch, wanted);
  }

  /** The same series, when it is there already. */
  PatchScript again() {
    List<String[]> kept = new ArrayList<>();
    series.forEach(words -> kept.add(new String[] {"keep", words[words.length - 1]}));
    return new PatchScript(kept, byHand, warnings, error);
  }
}
