package org.rdopkg.spec.macro;

import java.util.List;

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
    MacroEngine engine = MacroEngine.create(options);
    SpecPass first = new SpecPass(engine.expander());
    first.read(lines);
    if (first.buildArchitecture().isEmpty()) {
      return first.result();
    }
    SpecPass second = new SpecPass(engine.expander().forSecondPass(first.buildArchitecture()));
    second.read(lines);
    return second.result();
  }
}
