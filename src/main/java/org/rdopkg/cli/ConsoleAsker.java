package org.rdopkg.cli;

import org.rdopkg.console.Console;
import org.rdopkg.workflow.Asker;

/** Tells and asks on the console. */
class ConsoleAsker extends ConsoleNarrator implements Asker {
  ConsoleAsker(Console console) {
    super(console);
  }

  @Override
  public final boolean isInteractive() {
    return console().isInteractive();
  }

  @Override
  public final boolean ask(String question, boolean byDefault) {
    return console().ask(question, byDefault);
  }
}
