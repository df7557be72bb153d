package org.rdopkg.spec.macro.lua;

import java.util.List;
import java.util.Optional;

/** The macros that a piece of Lua works on. */
public interface LuaHost {

  /** {@code rpm.expand(text)}; empty when the result is unknown. */
  Optional<String> expand(String text);

  /** {@code rpm.define(definition)}. */
  void define(String definition);

  /** {@code rpm.undefine(name)}. */
  void undefine(String name);

  /** Whether a macro is defined. */
  boolean isDefined(String name);

  /** Whether a macro takes arguments. */
  boolean isParametric(String name);

  /** {@code rpm.vercmp(a, b)}: -1, 0 or 1. */
  long compareVersions(String left, String right);

  /** {@code arg}: the arguments of the macro that the piece stands in. */
  List<String> arguments();

  /** {@code opt}: the argument of an option of that macro; empty when it was not given. */
  Optional<String> option(String letter);

  /** Told how much work is about to be done, in characters; may throw to put an end to it. */
  default void work(long characters) {}
}
