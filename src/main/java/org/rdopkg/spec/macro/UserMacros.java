package org.rdopkg.spec.macro;

import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** Applies the definitions that a user gives on the command line. */
final class UserMacros {
  private UserMacros() {}

  static void apply(MacroOptions options, Expander expander) {
    for (String define : options.defines()) {
      define(define, expander);
    }
    options.undefines().forEach(expander.macros::undefine);
  }

  private static void define(String define, Expander expander) {
    try {
      DefineParser parsed = DefineParser.line(define, 0, expander.budget);
      expander.define(parsed.name(), parsed.options(), parsed.body(), true);
    } catch (MacroException e) {
      throw RdopkgException.of(ErrorKind.USAGE, "not a macro definition: " + define)
          .because(e.why())
          .fix("--define 'NAME VALUE'");
    }
  }
}
