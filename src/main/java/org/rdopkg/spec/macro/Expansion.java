package org.rdopkg.spec.macro;

import java.util.List;

/**
 * The outcome of an expansion: the text, in which unknown pieces stand as they were written.
 *
 * @param text the expanded text
 * @param unknowns what in {@code text} could not be expanded; empty when the text is what rpm says
 */
public record Expansion(String text, List<Unknown> unknowns) {
  public Expansion {
    unknowns = List.copyOf(unknowns);
  }

  /** Whether {@link #text()} is complete: nothing in it depends on an unknown. */
  public boolean isKnown() {
    return unknowns.isEmpty();
  }
}
