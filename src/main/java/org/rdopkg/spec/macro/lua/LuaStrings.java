package org.rdopkg.spec.macro.lua;

import java.util.Optional;

/** Functions of Lua's string library for rpm macros that are made of them. */
public final class LuaStrings {
  private LuaStrings() {}

  /** {@code string.gsub}; empty for a pattern that cannot be computed. */
  public static Optional<String> substitute(
      String text, String pattern, String replacement, int most) {
    try {
      Object changed =
          new LuaPattern(pattern).substitute(LuaLibrary.ascii(text), replacement, most).get(0);
      return Optional.of(changed.toString());
    } catch (UnsupportedLua e) {
      return Optional.empty();
    }
  }
}
