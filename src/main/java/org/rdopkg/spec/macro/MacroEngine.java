package org.rdopkg.spec.macro;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of macros and the expansion of texts under it, for texts that are no whole spec: what
 * {@code rpm --eval} is for, without running anything.
 */
public final class MacroEngine {
  private final Expander expander;

  MacroEngine(Expander expander) {
    this.expander = expander;
  }

  /**
   * An engine with a profile's macros and the user's own.
   *
   * @throws org.rdopkg.error.RdopkgException when a definition or the target's name is no good
   */
  public static MacroEngine create(MacroOptions options) {
    return create(options, Profile.of(options.target()));
  }

  /** An engine with the macros of a profile that has been loaded before, and the user's own. */
  static MacroEngine create(MacroOptions options, Profile profile) {
    Expander expander =
        new Expander(
            new MacroTable(profile::find),
            new UnknownMarks(),
            new Budget(Budget.DEFAULT_STEPS),
            options.files());
    UserMacros.apply(options, expander);
    return new MacroEngine(expander);
  }

  /** The text with its macros expanded; definitions in it stay in force. */
  public Expansion expand(String text) {
    String expanded;
    try {
      expanded = expander.expand(UnknownMarks.withoutMarks(text));
    } catch (MacroException e) {
      expander.takeUndefined();
      return new Expansion(text, List.of(new Unknown(Brackets.excerpt(text, 0), 0, e.why())));
    }
    Expansion known = expander.marks.render(expanded);
    Set<Unknown> unknowns = new LinkedHashSet<>(known.unknowns());
    unknowns.addAll(expander.takeUndefined());
    return new Expansion(known.text(), new ArrayList<>(unknowns));
  }

  /** Defines a macro for good. */
  public void define(String name, String body) {
    expander.define(name, null, body, true);
  }

  /** Whether a macro of that name can be called. */
  public boolean isDefined(String name) {
    return expander.exists(name);
  }

  Expander expander() {
    return expander;
  }
}
