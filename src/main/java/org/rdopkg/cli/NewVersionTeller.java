package org.rdopkg.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Text;
import org.rdopkg.workflow.NewVersionNarrator;
import org.rdopkg.workflow.PatchOutcome;

/** Tells and asks on the console while {@code new-version} runs; remembers the verdicts. */
final class NewVersionTeller extends ConsoleAsker implements NewVersionNarrator {
  private final boolean json;
  private List<PatchOutcome> told = List.of();

  /**
   * @param json whether the standard output is for a machine
   */
  NewVersionTeller(Console console, boolean json) {
    super(console);
    this.json = json;
  }

  /** The verdicts that were told last. */
  List<PatchOutcome> told() {
    return told;
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
      console().note(line);
    } else {
      console().result(line);
    }
  }

  @Override
  public void verdicts(List<PatchOutcome> outcomes) {
    told = List.copyOf(outcomes);
    OutcomeTable.of(outcomes).forEach(console()::note);
  }
}
