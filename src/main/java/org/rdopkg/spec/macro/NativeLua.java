package org.rdopkg.spec.macro;

/** Answers Lua pieces, {@code %{lua:...}}, that can be computed without running anything. */
final class NativeLua {
  private NativeLua() {}

  /** What the code prints, or a mark. */
  static String answer(Expander expander, String code) {
    return expander.unknown("%{lua:" + code + "}", "Lua code, which rdopkg does not run");
  }
}
