package org.rdopkg.cli;

import java.io.OutputStream;
import org.rdopkg.console.Console;
import org.rdopkg.workflow.Asker;

/** Tells and asks on the console. */
record ConsoleAsker(Console console) implements Asker {
  @Override
  public void note(String line) {
    console.note(line);
  }

  @Override
  public void warn(String line) {
    console.warn(line);
  }

  @Override
  public OutputStream programs() {
    return console.programs();
  }

  @Override
  public boolean isInteractive() {
    return console.isInteractive();
  }

  @Override
  public boolean ask(String question, boolean byDefault) {
    return console.ask(question, byDefault);
  }
}
