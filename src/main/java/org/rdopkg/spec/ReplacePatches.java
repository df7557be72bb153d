package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * Makes the Patch lines of a spec, and what refers to them, agree with a series of patches.
 *
 * <p>Everything stays that need not change: a patch that stays keeps its line and comment, new ones
 * look like their neighbours, patches that are not of the branch are not touched. The patches are
 * declared, and by explicit {@code %patch} lines applied, in the order of the series.
 *
 * @param evaluated what the spec comes to now
 * @param branchLines the lines (from 1) of the patches that the patches branch stands for; all
 *     others are kept by hand
 * @param series the patches that the branch has now, in order
 */
public record ReplacePatches(
    EvaluatedSpec evaluated, Set<Integer> branchLines, List<WantedPatch> series) {
  public ReplacePatches {
    branchLines = Set.copyOf(branchLines);
    series = List.copyOf(series);
  }

  /**
   * The outcome.
   *
   * @param spec the spec with the series; equal to the given one when nothing had to change
   * @param warnings what a person should know, one sentence each
   */
  public record Result(SpecFile spec, List<String> warnings) {
    public Result {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Replaces the patches in a spec.
   *
   * @throws RdopkgException when a line that would have to change cannot be edited, or no place for
   *     a new one can be told; the message names the lines
   */
  public Result in(SpecFile spec) {
    checkNames();
    List<PatchEntry> entries = PatchEntry.all(spec, evaluated, branchLines);
    PatchReferences references = new PatchReferences(spec);
    PrepScript prep = new PrepScript(spec, references);
    PatchPlacement placement = new PatchPlacement(spec, entries, series);
    PatchItems items = new PatchItems(spec, entries, series, placement);
    PatchNumbers numbers = new PatchNumbers(entries, items, prep, references);
    SpecEdits edits = spec.edit();
    List<String> warnings = new ArrayList<>();
    new PatchLineEdits(spec, edits, entries, items, numbers).make();
    new PrepEdits(spec, edits, references, prep, items, numbers, warnings).make();
    EmptyConditionals.delete(spec, edits);
    SpecFile result = edits.apply();
    PatchWarnings.add(spec, result, items, warnings);
    return new Result(result, warnings);
  }

  private void checkNames() {
    Set<String> names = new HashSet<>();
    for (WantedPatch wanted : series) {
      if (wanted.fileName().isBlank() || wanted.fileName().indexOf('\n') >= 0) {
        throw new IllegalArgumentException("no file name: " + wanted);
      }
      if (!names.add(wanted.fileName()) && wanted.isNew()) {
        throw RdopkgException.of(
            ErrorKind.INPUT, "Two patches have the same file name: " + wanted.fileName());
      }
    }
  }
}
