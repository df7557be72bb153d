package org.rdopkg.cli;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Text;
import org.rdopkg.workflow.NewVersionNarrator;
import org.rdopkg.workflow.PatchOutcome;

/** Tells and asks on the console while {@code new-version} runs; remembers the verdicts. */
final class NewVersionTeller implements NewVersionNarrator {
  private final Console console;
  private final boolean json;
  private List<PatchOutcome> told = List.of();

  /**
   * @param json whether the standard output is for a machine
   */
  NewVersionTeller(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** The verdicts that were told last. */
  List<PatchOutcome> told() {
    return told;
  }

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

  @Override
  public boolean isInteractive() {
    return console.isInteractive();
  }

  @Override
  public boolean ask(String question, boolean byDefault) {
    return console.ask(question, byDefault);
  }

  @Override
  public void upstreamChanges(String diffstat, byte[] requirements) {
    diffstat.lines().forEach(line -> say(Text.of(line)));
    if (requirements.length > 0) {
      say(Text.of(""));
      for (String line : new String(requirements, StandardCharsets.UTF_8).split("\n", -1)) {
        say(Text.of(line, DiffStyle.of(line)));
      }
    }
  }

  private void say(Text line) {
    if (json) {
      console.note(line);
    } else {
      console.result(line);
    }
  }

  @Override
  public void verdicts(List<PatchOutcome> outcomes) {
    told = List.copyOf(outcomes);
    OutcomeTable.of(outcomes).forEach(console::note);
  }
}
