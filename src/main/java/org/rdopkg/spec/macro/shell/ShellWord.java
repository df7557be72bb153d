package org.rdopkg.spec.macro.shell;

import java.util.List;

/**
 * A word of a command.
 *
 * @param parts its pieces in order
 */
record ShellWord(List<Part> parts) {

  /** A piece of a word. */
  sealed interface Part {
    /** Whether it stands in quotes: its blanks do not split the word. */
    boolean quoted();
  }

  /** Plain text. */
  record Text(String text, boolean quoted) implements Part {}

  /**
   * {@code ${name<operator><argument>}}.
   *
   * @param operator empty, {@code #} before the name for the length, {@code :}, {@code %}, {@code
   *     %%}, {@code #}, {@code ##}, {@code /}, {@code //}, {@code ,,}, {@code ^^}
   */
  record Variable(String name, String operator, ShellWord argument, boolean quoted)
      implements Part {}

  /** {@code $(...)} or back quotes. */
  record Command(ShellNode script, boolean quoted) implements Part {}

  /** {@code $((...))}. */
  record Arithmetic(ShellWord expression, boolean quoted) implements Part {}

  /** Whether it is this unquoted word. */
  boolean is(String text) {
    return parts.size() == 1
        && parts.get(0) instanceof Text only
        && !only.quoted()
        && only.text().equals(text);
  }
}
