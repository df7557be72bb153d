package org.rdopkg.spec.macro.lua;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The entry to this package: what a harmless piece of Lua prints. One for each evaluation. */
public final class LuaText {
  private static final int MAX_CODE = 8192;
  private static final int MAX_GLOBALS = 1000;

  /** How many characters of plain text could be read in the time that one of code takes. */
  private static final long WORK_FACTOR = 16;

  private final Map<String, Object> globals = new HashMap<>();
  private boolean lost;

  /**
   * What the code prints and returns; empty when it does more than compute with text.
   *
   * <p>What it defines before something that cannot be computed stays defined: the statements
   * before that have happened.
   */
  public Optional<String> answer(String code, LuaHost host) {
    host.work(WORK_FACTOR * (code.length() + globals.size()));
    if (code.length() > MAX_CODE || globals.size() > MAX_GLOBALS) {
      lost = true;
      return Optional.empty();
    }
    Map<String, Object> before = new HashMap<>(globals);
    try {
      return Optional.of(new LuaChunk(code, host, globals, !lost).run());
    } catch (UnsupportedLua e) {
      globals.clear();
      globals.putAll(before);
      lost = true;
      return Optional.empty();
    }
  }
}
