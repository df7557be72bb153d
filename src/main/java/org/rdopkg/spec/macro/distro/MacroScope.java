package org.rdopkg.spec.macro.distro;

import java.util.List;

/** The macros of the spec under evaluation, as a computed macro sees them. */
public interface MacroScope {

  /** The arguments of the call that are no options. */
  List<String> arguments();

  /** Whether an option letter was given. */
  boolean hasOption(char letter);

  /** The argument given to an option; empty without one. */
  String option(char letter);

  /** What {@code %{?name}} comes to. */
  String value(String name);

  /** What {@code %{name}} comes to: the call itself when the macro is defined nowhere. */
  String written(String name);

  /** Whether the main package has this tag already. */
  boolean hasTag(String tag);

  /** Defines a macro for good. */
  void define(String name, String body);

  /** Defines a macro for good unless it has a value. */
  default void defineUnlessSet(String name, String body) {
    if (value(name).isEmpty() && !body.isEmpty()) {
      define(name, body);
    }
  }

  /** The argument at a position from 0; empty when there are fewer. */
  default String argument(int index) {
    return index < arguments().size() ? arguments().get(index) : "";
  }
}
