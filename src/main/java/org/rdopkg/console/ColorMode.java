package org.rdopkg.console;

/** {@code --color}: whether to colour. {@code AUTO} colours terminals unless NO_COLOR is set. */
public enum ColorMode {
  AUTO,
  ALWAYS,
  NEVER
}
