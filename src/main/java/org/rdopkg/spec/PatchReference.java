package org.rdopkg.spec;

/**
 * A place of a spec that names a patch by its number.
 *
 * @param line the line of the spec, from 1
 * @param tokenStart where the word that makes the reference starts: {@code -P}, or the number
 * @param start where the digits start
 * @param end where the digits end; {@code start} when the number is not written
 * @param number the number
 * @param kind the form of the reference
 */
public record PatchReference(int line, int tokenStart, int start, int end, int number, Kind kind) {
  /** How a patch can be named. */
  public enum Kind {
    /** {@code %patch1}, which rpm 4.20 dropped. */
    ATTACHED,
    /** {@code %patch -P 1} or {@code %patch -P1}. */
    OPTION,
    /** {@code %patch 1}. */
    POSITIONAL,
    /** {@code %patch} alone, which is patch 0. */
    IMPLICIT,
    /** A number given to {@code %autopatch}. */
    AUTOPATCH,
    /** {@code %{PATCH1}}, {@code %PATCH1} or {@code %{P:1}}. */
    PATH,
    /** {@code %{?PATCH1}}: asks whether the patch is there. */
    OPTIONAL,
    /** {@code NoPatch: 1}. */
    NOPATCH
  }

  /** Whether it is a {@code %patch} call. */
  public boolean isPatchMacro() {
    return kind == Kind.ATTACHED
        || kind == Kind.OPTION
        || kind == Kind.POSITIONAL
        || kind == Kind.IMPLICIT;
  }
}
