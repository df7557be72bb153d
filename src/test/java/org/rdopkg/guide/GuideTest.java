package org.rdopkg.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command line of the guide does what the guide says: {@code -Dgolden.update=true} writes
 * what they print into the pages.
 */
@Tag("packaged")
class GuideTest {
  private static final Path DOCS = Path.of("docs").toAbsolutePath();
  private static final Path PROGRAM = Path.of("target/rdopkg").toAbsolutePath();

  /** Pages of one story; each goes on where the one before has ended. */
  private static final List<List<String>> STORIES =
      List.of(
          List.of("set-up", "daily-work", "conflict", "branches", "ci"),
          List.of("from-python"),
          List.of("from-packit"),
          List.of("from-gbp"));

  private static final Pattern SNIPPET =
      Pattern.compile("(?m)^ +(?:- run:|-|command:|shell:) ((?:rdopkg|git) .*)$");

  @TempDir Path temp;

  static List<List<String>> stories() {
    return STORIES;
  }

  @ParameterizedTest
  @MethodSource("stories")
  void commandsDoWhatThePageSays(List<String> names) throws Exception {
    List<GuidePage> pages = new ArrayList<>();
    List<GuidePage.Command> commands = new ArrayList<>();
    for (String name : names) {
      pages.add(GuidePage.read(DOCS.resolve("guide/" + name + ".md")));
      commands.addAll(pages.get(pages.size() - 1).commands());
    }
    List<GuideSession.Outcome> outcomes = new GuideSession(temp, PROGRAM).run(commands);
    assertThat(outcomes).as("outcomes of all commands").hasSameSizeAs(commands);
    int done = 0;
    SoftAssertions softly = new SoftAssertions();
    for (GuidePage page : pages) {
      int count = page.commands().size();
      check(softly, page, outcomes.subList(done, done + count));
      done += count;
    }
    softly.assertAll();
  }

  /** The README's session, in the sample package. */
  @Test
  void readmeDoesToo() throws Exception {
    GuidePage page = GuidePage.read(DOCS.resolveSibling("README.md"));
    List<GuidePage.Command> commands = new ArrayList<>(page.commands());
    commands.add(
        0, new GuidePage.Command(0, "test-repos/make foo-bar ~/foo && cd ~/foo", List.of()));
    List<GuideSession.Outcome> outcomes = new GuideSession(temp, PROGRAM).run(commands);
    SoftAssertions softly = new SoftAssertions();
    check(softly, page, outcomes.subList(1, outcomes.size()));
    softly.assertAll();
  }

  /** What the snippets for CI services run is run above. */
  @Test
  void commandsOfSnippetsAreRunToo() throws IOException {
    GuidePage page = GuidePage.read(DOCS.resolve("guide/ci.md"));
    List<String> run = page.commands().stream().map(GuidePage.Command::text).toList();
    assertThat(SNIPPET.matcher(page.text()).results().map(m -> m.group(1)))
        .hasSizeGreaterThan(6)
        .allSatisfy(command -> assertThat(run).contains(command));
  }

  @Test
  void everyPageIsInAStory() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("guide"))) {
      assertThat(files.map(f -> String.valueOf(f.getFileName())).sorted())
          .containsExactlyInAnyOrderElementsOf(
              STORIES.stream().flatMap(List::stream).map(n -> n + ".md").toList());
    }
  }

  private static void check(
      SoftAssertions softly, GuidePage page, List<GuideSession.Outcome> outcomes)
      throws IOException {
    List<GuidePage.Command> commands = page.commands();
    for (int i = 0; i < commands.size(); i++) {
      GuidePage.Command command = commands.get(i);
      GuideSession.Outcome outcome = outcomes.get(i);
      String where = page.file().getFileName() + ":" + command.line() + " $ " + command.text();
      if (!command.prints(outcome.output())) {
        softly.assertThat(outcome.output()).as(where).isEqualTo(command.output());
      }
      softly
          .assertThat(outcome.status() != 0)
          .as(where + ": exit status " + outcome.status() + "\n" + outcome.output())
          .isEqualTo(command.fails());
    }
    if (Boolean.getBoolean("golden.update")) {
      page.update(outcomes.stream().map(GuideSession.Outcome::output).toList());
    }
  }
}
