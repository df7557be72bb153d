package org.rdopkg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What handles give after a command line has been read. */
class SyntaxTest {
  private final Syntax syntax = new Syntax("Try.");
  private final Flag flag = syntax.flag("-f --flag", "A flag.");
  private final Value file = syntax.option("--file", "FILE", "A file.");
  private final Value when = syntax.choice("--when", "WHEN", List.of("now", "never"), "When.");
  private final Values many = syntax.options("-m", "WORD", "Words.");
  private final Values parts = syntax.list("--parts", "PARTS", ',', "Parts.");
  private final Value first = syntax.parameter("FIRST", "The first.");
  private final Values rest = syntax.parameters("REST", "The rest.");

  private void parse(String... args) {
    new CommandLine(syntax.named("try")).parseArgs(args);
  }

  @Test
  void whatIsNotGivenIsEmpty() {
    parse("x");
    assertThat(flag.given()).isFalse();
    assertThat(file.get()).isEmpty();
    assertThat(when.or("now")).isEqualTo("now");
    assertThat(many.get()).isEmpty();
    assertThat(parts.get()).isEmpty();
    assertThat(rest.get()).isEmpty();
  }

  @Test
  void valuesAreKeptAsWritten() {
    parse("-f", "--file=a//./b", "--when", "never", "x", "-my//", "-m", "z");
    assertThat(flag.given()).isTrue();
    assertThat(file.get()).contains("a//./b");
    assertThat(when.get()).contains("never");
    assertThat(many.get()).containsExactly("y//", "z");
    assertThat(first.get()).contains("x");
  }

  @Test
  void aListIsSplitAndGoesOn() {
    parse("x", "--parts=a,b", "--parts", "c");
    assertThat(parts.get()).containsExactly("a", "b", "c");
  }

  @Test
  void wordsAreTakenInOrder() {
    parse("a", "b", "c");
    assertThat(first.get()).contains("a");
    assertThat(rest.get()).containsExactly("b", "c");
  }

  @Test
  void everyHelpIsAFormatThatPicocliUnderstands() {
    for (CommandLine.Model.CommandSpec action : specs()) {
      for (String line : action.usageMessage().description()) {
        assertThatCode(() -> String.format(line)).as(line).doesNotThrowAnyException();
      }
      for (String line : action.usageMessage().footer()) {
        assertThatCode(() -> String.format(line)).as(line).doesNotThrowAnyException();
      }
    }
  }

  private static List<CommandLine.Model.CommandSpec> specs() {
    return CommandTree.model().subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .toList();
  }

  @Test
  void otherChoicesAndMissingWordsAreWrongUsage() {
    assertThatThrownBy(() -> parse("x", "--when=later"))
        .hasMessageContaining("'later' is none of now, never");
    assertThatThrownBy(() -> parse()).hasMessageContaining("FIRST");
  }
}
