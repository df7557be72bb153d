package org.rdopkg.cli;

import java.util.function.Supplier;

/**
 * An entry of the list of actions. The command is made only when asked for: start-up pays for one
 * action, not for all.
 *
 * @param name as written on the command line
 * @param group the heading it stands under in lists
 * @param summary one line
 * @param command makes the picocli command
 */
record Action(String name, Group group, String summary, Supplier<ActionCommand> command) {

  /** Headings of the list of actions, in their order. */
  enum Group {
    DISTGIT("Distgit actions"),
    SPEC("Spec file actions"),
    INFO("Metadata actions"),
    REVIEW("Review and build actions"),
    HELP("Help and state");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}
