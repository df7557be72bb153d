package org.rdopkg.spec.macro.lua;

/**
 * The values of Lua other than texts ({@code String}), integers ({@code Long}) and truth ({@code
 * Boolean}), which are Java's own.
 */
sealed interface LuaValue {

  /** {@code nil}. */
  record Nil() implements LuaValue {
    static final Nil NIL = new Nil();
  }

  /** A function or table of Lua's or rpm's library, by its dotted name. */
  record Library(String name) implements LuaValue {}

  /** The method of a text, as in {@code version:gsub}. */
  record Method(String text, String name) implements LuaValue {}

  /** Everything but {@code nil} and {@code false} is true. */
  static boolean isTrue(Object value) {
    return !value.equals(Nil.NIL) && !value.equals(false);
  }

  /** How {@code print} and {@code tostring} show a value. */
  static String show(Object value) {
    if (value instanceof LuaValue) {
      if (value.equals(Nil.NIL)) {
        return "nil";
      }
      throw new UnsupportedLua("shown function");
    }
    return value.toString();
  }
}
