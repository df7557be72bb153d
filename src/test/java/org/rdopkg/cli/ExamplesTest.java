package org.rdopkg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** Nobody should have to guess how an action is called: its help and its manual page show it. */
class ExamplesTest {
  @Test
  void helpOfEveryActionShowsAnExampleThatCallsIt() {
    for (Action action : ActionCatalog.all()) {
      CommandSpec spec = CommandTree.model().subcommands().get(action.name()).getCommandSpec();
      List<String> footer = Stream.of(spec.usageMessage().footer()).toList();
      int title = Math.max(footer.indexOf("Example:"), footer.indexOf("Examples:"));
      assertThat(title).as(action.name()).isNotNegative();
      Pattern call = Pattern.compile("\\brdopkg (-\\S+ |DIR )*" + action.name() + "\\b");
      assertThat(footer.subList(title + 1, footer.size()))
          .as(action.name())
          .anyMatch(line -> line.startsWith("  ") && call.matcher(line).find());
    }
  }
}
