package org.rdopkg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;
import static org.rdopkg.testkit.Distgit.sample;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;
import org.rdopkg.workflow.NewVersions;

/** What is shown fits the terminal, and uses nothing that the terminal does not have. */
class TerminalsTest {
  private static final String ESCAPE = "\u001b";

  private static Run at(Terminal terminal, DistgitRepo repo, String... args) {
    Environment plain = repo.git().environment();
    return repo.run(
        new Environment(
            plain.variables(), plain.home(), plain.workingDirectory(), plain.clock(), terminal),
        "",
        args);
  }

  private static Terminal wide(int columns) {
    return new Terminal(true, true, true, columns);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 140})
  void tablesFit(int columns) {
    DistgitRepo repo = sample("foo-bar");
    for (String[] action :
        new String[][] {{"forecast", "-l"}, {"actions"}, {"versions"}, {"patchlog"}, {"pkgenv"}}) {
      at(wide(columns), repo, action)
          .exits(0)
          .output(
              text ->
                  assertThat(text.replaceAll(ESCAPE + "\\[[0-9]*m", "").lines())
                      .filteredOn(
                          line -> !line.contains("breaks at") && !line.contains("? unknown"))
                      .filteredOn(line -> !line.matches("[0-9a-f]{7}  .*rhbz.*"))
                      .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 140})
  void aForecastOfManyVersionsIsSeveralTables(int columns) {
    DistgitRepo repo = distgit("foo").patches(2).create();
    String from = "1.2.3";
    for (int i = 10; i < 40; i++) {
      NewVersions.release(repo, "2.0." + i, from, Map.of());
      from = "2.0." + i;
    }
    String id = repo.git().id("master-patches").substring(0, 7);
    String table =
        at(wide(columns), repo, "forecast", "-l")
            .exits(0)
            .out()
            .replaceAll(ESCAPE + "\\[[0-9]*m", "");
    assertThat(table.lines())
        .filteredOn(line -> !line.contains("? unknown"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    assertThat(table.lines().filter(line -> line.startsWith(id))).hasSizeGreaterThan(1);
    for (int i = 10; i < 40; i++) {
      assertThat(table).containsOnlyOnce("2.0." + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"60, 60", "10, 20", "150, 150", "x, 100", "'', 100"})
  void aFileIsAsWideAsIsAskedFor(String columns, int width) {
    Map<String, String> variables = Map.of("COLUMNS", columns);
    int asked = Terminal.detect(variables).columns();
    Terminal file = new Terminal(false, false, false, asked);
    assertThat(file.outputWidth(100)).isEqualTo(width);
  }

  @Test
  void listsAndHelpInAFileFollowColumns() {
    Terminal narrow = new Terminal(false, false, false, 60);
    DistgitRepo repo = sample("foo-bar");
    for (String[] action : new String[][] {{"actions"}, {"help", "patch"}}) {
      assertThat(at(narrow, repo, action).exits(0).out().lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
      assertThat(at(Terminal.none(), repo, action).exits(0).out().lines())
          .anySatisfy(line -> assertThat(line.length()).isGreaterThan(70));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80})
  void helpFits(int columns) {
    for (Action action : ActionCatalog.all()) {
      String text = new String(CommandTree.of(action).usage(action, columns), UTF_8);
      assertThat(text.lines())
          .as(action.name())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
    }
  }

  @Test
  void aWordAsWideAsTheTerminalIsNotLost() {
    String all = at(wide(60), sample("foo-bar"), "actions").out().replaceAll("\\s+", " ");
    for (Action action : ActionCatalog.all()) {
      assertThat(all).contains(action.summary());
    }
  }

  @Test
  void noColourWithoutColours() {
    Terminal dumb = new Terminal(true, true, true, 80, false, true);
    assertThat(at(wide(80), sample("foo-bar"), "patchlog").out()).contains(ESCAPE);
    assertThat(at(dumb, sample("foo-bar"), "patchlog").out()).doesNotContain(ESCAPE);
    assertThat(at(dumb, sample("foo-bar"), "--color=always", "patchlog").out()).contains(ESCAPE);
  }

  @Test
  void lettersWithoutMarksWhereThereIsNoUnicode() {
    Terminal old = new Terminal(true, true, true, 80, true, false);
    assertThat(at(old, sample("foo-bar"), "patchlog").out())
        .contains("Prodluz casovy limit pro pomala pripojeni")
        .matches("[\\p{ASCII}]*");
    Terminal file = new Terminal(true, false, true, 80, true, false);
    assertThat(at(file, sample("foo-bar"), "patchlog").out()).contains("Prodluž časový limit");
  }

  @Test
  void surroundingsTellWhatATerminalHas() {
    Terminal plain = Terminal.detect(Map.of("TERM", "xterm", "LANG", "C.UTF-8"));
    assertThat(plain.colours()).isTrue();
    assertThat(plain.unicode()).isTrue();
    assertThat(Terminal.detect(Map.of("TERM", "dumb")).colours()).isFalse();
    assertThat(Terminal.detect(Map.of()).colours()).isFalse();
    assertThat(Terminal.detect(Map.of("LC_ALL", "C")).unicode()).isTrue();
    assertThat(Terminal.detect(Map.of("LANG", "cs_CZ.ISO-8859-2")).unicode()).isFalse();
    assertThat(Terminal.detect(Map.of("LC_ALL", "", "LANG", "de_DE.utf8")).unicode()).isTrue();
    assertThat(Terminal.detect(Map.of("COLUMNS", "132")).width()).isEqualTo(132);
    assertThat(Terminal.detect(Map.of("COLUMNS", "x")).width()).isPositive();
    assertThat(Terminal.detect(Map.of("COLUMNS", "0")).columns()).isZero();
  }
}
