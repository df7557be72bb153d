package org.rdopkg.spec;

import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** Changes what a macro is defined as in the spec itself, such as {@code %global commit HASH}. */
public final class SetMacro {
  private SetMacro() {}

  /**
   * The spec with another body for the macro's definition; empty when the spec does not define it.
   *
   * @throws RdopkgException when it is defined more than once, so that a choice would be a guess,
   *     or over several lines
   */
  public static Optional<SpecFile> body(SpecFile spec, String name, String body) {
    return only(spec, name)
        .map(m -> requireOneLine(spec, m))
        .map(m -> spec.edit().replace(m.line(), m.withBody(spec.fit(body))).apply());
  }

  private static MacroLine requireOneLine(SpecFile spec, MacroLine macro) {
    boolean goesOn = macro.line() < spec.lineCount() && spec.isInsideMacro(macro.line() + 1);
    if (goesOn || spec.isInsideMacro(macro.line())) {
      throw RdopkgException.of(
              ErrorKind.INPUT, "Macro %" + macro.name() + " is defined over several lines")
          .because("its definition is on line " + macro.line() + " of the spec")
          .fix("edit the definition by hand");
    }
    return macro;
  }

  /** The one definition of a macro in the text, if there is any. */
  static Optional<MacroLine> only(SpecFile spec, String name) {
    List<MacroLine> found = MacroLine.of(spec, name);
    if (found.size() > 1) {
      throw RdopkgException.of(
              ErrorKind.INPUT, "Macro %" + name + " is defined more than once in the spec")
          .because("it is defined on " + Lines.name(found.stream().map(MacroLine::line).toList()))
          .fix("edit the definitions by hand, or leave only one");
    }
    return found.stream().findFirst();
  }
}
