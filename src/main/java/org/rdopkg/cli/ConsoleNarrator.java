package org.rdopkg.cli;

import java.io.OutputStream;
import org.rdopkg.console.Console;
import org.rdopkg.workflow.Narrator;

/** Tells on the console what a workflow does, and how far it has come. */
class ConsoleNarrator implements Narrator {
  private final Console console;

  ConsoleNarrator(Console console) {
    this.console = console;
  }

  final Console console() {
    return console;
  }

  @Override
  public final void note(String line) {
    console.note(line);
  }

  @Override
  public final void warn(String line) {
    console.warn(line);
  }

  @Override
  public final void count(String what, int done, int total) {
    console.count(what, done, total);
  }

  @Override
  public final void progress(String what, long done, long total) {
    console.progress(what, done, total);
  }

  @Override
  public final void waiting(String what) {
    console.waiting(what);
  }

  @Override
  public final OutputStream programs() {
    return console.programs();
  }
}
