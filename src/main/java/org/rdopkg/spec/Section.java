package org.rdopkg.spec;

/**
 * A part of a spec that rpm reads by its own rules: the main preamble, or what follows a line such
 * as {@code %prep} or {@code %package devel}.
 *
 * @param name the name in lower case without {@code %}; {@link #PREAMBLE} for the main preamble
 * @param arguments what follows the name on its line, stripped; empty for the main preamble
 * @param header the line that starts it, from 1; 0 for the main preamble
 * @param last the last line that belongs to it; {@code header} when it is empty
 */
public record Section(String name, String arguments, int header, int last) {
  /** The name given to the lines above the first section line. */
  public static final String PREAMBLE = "preamble";

  /** The first line after the header. */
  public int first() {
    return header + 1;
  }

  /** Whether a line (from 1) belongs to the section's body. */
  public boolean contains(int line) {
    return line > header && line <= last;
  }

  /** Whether this is the main package's preamble. */
  public boolean isMainPreamble() {
    return header == 0;
  }

  /** Whether its lines are tags: the main preamble or that of a sub-package. */
  public boolean hasTags() {
    return isMainPreamble() || name.equals("package");
  }
}
