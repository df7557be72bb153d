package org.rdopkg.spec.macro.shell;

import java.util.List;
import java.util.Optional;

/** The commands that this package understands. */
sealed interface ShellNode {

  /** Commands one after another. */
  record Script(List<ShellNode> commands) implements ShellNode {}

  /** {@code a && b} or {@code a || b}. */
  record Chain(ShellNode left, boolean and, ShellNode right) implements ShellNode {}

  /** {@code a | b | c}. */
  record Pipeline(List<ShellNode> commands) implements ShellNode {}

  /** {@code if a; then b; else c; fi}. */
  record Conditional(ShellNode test, ShellNode then, Optional<ShellNode> otherwise)
      implements ShellNode {}

  /** {@code for name in words; do body; done}. */
  record Loop(String name, List<ShellWord> words, ShellNode body) implements ShellNode {}

  /**
   * {@code name=word ... command word ... <<< word}.
   *
   * @param silent whether its output goes to {@code /dev/null}
   */
  record Simple(
      List<Assignment> assignments,
      List<ShellWord> words,
      Optional<ShellWord> input,
      boolean silent)
      implements ShellNode {}

  /** One assignment before a command, or instead of one. */
  record Assignment(String name, ShellWord value) {}
}
