package org.rdopkg.spec.macro.lua;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds definitions back until the whole piece is computed, so that a half-done one leaves none.
 */
final class Recording {
  private final LuaHost host;
  private final List<Runnable> changes = new ArrayList<>();

  Recording(LuaHost host) {
    this.host = host;
  }

  LuaHost host() {
    return host;
  }

  /** What {@code rpm.expand} gives; a piece that defines first and expands then is refused. */
  String expand(String text) {
    if (!changes.isEmpty()) {
      throw new UnsupportedLua("expand after define");
    }
    return host.expand(text).orElseThrow(() -> new UnsupportedLua("unknown macro value"));
  }

  void define(String definition) {
    changes.add(() -> host.define(definition));
  }

  void undefine(String name) {
    changes.add(() -> host.undefine(name));
  }

  void replay() {
    changes.forEach(Runnable::run);
  }
}
