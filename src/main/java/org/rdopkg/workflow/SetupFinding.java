package org.rdopkg.workflow;

import java.util.List;

/**
 * Something that a checkout needs, and whether it has it.
 *
 * @param name of the need, for machines: {@code upstream-remote}
 * @param state whether it is there
 * @param detail what was found
 * @param commands what to do about it
 */
public record SetupFinding(String name, State state, String detail, List<String> commands) {
  /** Whether it is there. */
  public enum State {
    OK,
    /** Missing, and needed. */
    MISSING,
    /** Missing, and useful. */
    ADVICE
  }

  public SetupFinding {
    commands = List.copyOf(commands);
  }

  static SetupFinding ok(String name, String detail) {
    return new SetupFinding(name, State.OK, detail, List.of());
  }

  static SetupFinding missing(String name, String detail, String... commands) {
    return new SetupFinding(name, State.MISSING, detail, List.of(commands));
  }

  static SetupFinding advice(String name, String detail, String... commands) {
    return new SetupFinding(name, State.ADVICE, detail, List.of(commands));
  }
}
