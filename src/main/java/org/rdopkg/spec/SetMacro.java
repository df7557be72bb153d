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
   * @throws RdopkgException when it is defined more than once, so that a choice would be a guess
   */
  public static Optional<SpecFile> body(SpecFile spec, String name, String body) {
    return only(spec, name)
        .map(m -> spec.edit().replace(m.line(), m.withBody(spec.fit(body))).apply());
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
