package org.rdopkg.spec.macro.lua;

/** A piece of Lua that is beyond what can be computed; never leaves the package. */
final class UnsupportedLua extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedLua(String what) {
    super(what, null, false, false);
  }
}
