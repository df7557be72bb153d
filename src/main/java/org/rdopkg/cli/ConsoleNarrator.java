package org.rdopkg.cli;

import java.io.OutputStream;
import org.rdopkg.console.Console;
import org.rdopkg.workflow.Narrator;

/** Tells on the console what a workflow does. */
record ConsoleNarrator(Console console) implements Narrator {
  @Override
  public void note(String line) {
    console.note(line);
  }

  @Override
  public void warn(String line) {
    console.warn(line);
  }

  @Override
  public void count(String what, int done, int total) {
    console.count(what, done, total);
  }

  @Override
  public void progress(String what, long done, long total) {
    console.progress(what, done, total);
  }

  @Override
  public OutputStream programs() {
    return console.programs();
  }
}
