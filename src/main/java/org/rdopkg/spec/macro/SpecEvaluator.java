package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Set;

/**
 * Says what a spec comes to: its tags, sources and patches with all macros expanded, without rpm
 * and without running anything.
 *
 * <p>The input is never refused: what rpm would reject or only a run could tell ends as {@link
 * Unknown} beside the values that depend on it.
 */
public final class SpecEvaluator {
  private SpecEvaluator() {}

  /**
   * Evaluates a spec.
   *
   * @param lines the physical lines without line ends
   * @param options the macros to start with
   */
  public static EvaluatedSpec evaluate(List<String> lines, MacroOptions options) {
    return evaluate(lines, options, Profile.of(options.target()));
  }

  /**
   * Evaluates a spec under a profile that has been loaded before, for runs over many specs.
   *
   * @param profile the profile of the options' target
   */
  public static EvaluatedSpec evaluate(List<String> lines, MacroOptions options, Profile profile) {
    return read(lines, options, profile).pass().result();
  }

  /** The macros as a spec leaves them when it has been read to its end. */
  public static MacroEngine macrosAfter(List<String> lines, MacroOptions options, Profile profile) {
    Expander expander = read(lines, options, profile).expander();
    expander.takeUndefined();
    return new MacroEngine(expander);
  }

  private record Reading(SpecPass pass, Expander expander) {}

  /** A BuildArch in the main package makes rpm start over, with the macros met up to there. */
  private static Reading read(List<String> lines, MacroOptions options, Profile profile) {
    Expander expander = expander(lines, options, profile);
    Set<String> names = FontNames.usedIn(lines);
    if (!names.isEmpty()) {
      Expander whole = expander(lines, options, profile);
      new SpecPass(whole, false).read(lines);
      FontNames.copy(names, whole, expander);
    }
    SpecPass first = new SpecPass(expander, true);
    first.read(lines);
    if (first.buildArchitecture().isEmpty()) {
      return new Reading(first, expander);
    }
    Expander again = expander.forSecondPass(first.buildArchitecture());
    SpecPass second = new SpecPass(again, false);
    second.read(lines);
    return new Reading(second, again);
  }

  private static Expander expander(List<String> lines, MacroOptions options, Profile profile) {
    Expander expander = MacroEngine.create(options, profile).expander();
    expander.budget.allow(lines.stream().mapToLong(String::length).sum());
    return expander;
  }
}
