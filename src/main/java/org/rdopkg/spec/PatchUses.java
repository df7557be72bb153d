package org.rdopkg.spec;

import java.util.List;

/**
 * Which patches a spec applies, and where it names them: what checks of a spec ask.
 *
 * <p>Reads {@code %prep} as the edits of this package do, so that a check never disagrees with
 * them.
 */
public final class PatchUses {
  private final PatchReferences references;
  private final PrepScript script;

  private PatchUses(SpecFile spec) {
    references = new PatchReferences(spec);
    script = new PrepScript(spec, references);
  }

  /** Reads a spec. */
  public static PatchUses of(SpecFile spec) {
    return new PatchUses(spec);
  }

  /** Every place that names a patch by its number, in file order. */
  public List<PatchReference> references() {
    return List.copyOf(references.all());
  }

  /** Whether some reference depends on a number that is not written down. */
  public boolean isComputed() {
    return references.isComputed();
  }

  /** Whether a patch of this number is applied without a line of its own. */
  public boolean appliesByItself(int number) {
    return script.applies(number);
  }

  /** How the patches are applied. */
  public PrepStyle style() {
    return script.style();
  }
}
