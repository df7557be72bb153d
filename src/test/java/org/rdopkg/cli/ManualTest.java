package org.rdopkg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdopkg.config.Setting;
import org.rdopkg.error.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The pages in {@code man/} are what the template and the program make; {@code
 * -Dgolden.update=true} writes them anew.
 */
class ManualTest {
  private static final Path MAN = Path.of("man").toAbsolutePath();

  @Test
  void pagesAreUpToDate() throws Exception {
    Map<String, String> pages = made();
    if (Boolean.getBoolean("golden.update")) {
      write(pages);
    }
    assertThat(kept())
        .as("write them anew: mvn test -Dtest=ManualTest -Dgolden.update=true")
        .isEqualTo(pages);
  }

  @Test
  void pagesRenderWithoutWarnings() throws Exception {
    assertThat(mandoc(pages(), "-T", "lint", "-W", "warning")).isEmpty();
  }

  @Test
  void overviewNamesEveryActionAndGlobalOptionAndExitCodeAndSetting() throws Exception {
    String page = rendered("rdopkg.1");
    assertThat(page).contains(names(CommandTree.model().options()));
    for (Action action : ActionCatalog.all()) {
      assertThat(page).contains("rdopkg-" + action.name() + "(1)");
    }
    for (Setting setting : Setting.values()) {
      assertThat(page).containsPattern("\n +" + setting.key() + "\\b");
    }
    assertThat(page)
        .containsPattern(exitStatuses(List.of(ExitCode.values())))
        .contains("-C DIR")
        .doesNotContain("\\", "@");
  }

  @Test
  void pageOfAnActionNamesItsOptionsAndExitCodesAndHasAnExample() throws Exception {
    for (Action action : ActionCatalog.all()) {
      CommandSpec spec = CommandTree.model().subcommands().get(action.name()).getCommandSpec();
      String page = rendered("rdopkg-" + action.name() + ".1");
      assertThat(page)
          .as(action.name())
          .containsPattern(exitStatuses(ManualPages.EVERYWHERE))
          .containsPattern("\nEXAMPLES\n(.*\n)*.*rdopkg (-C \\S+ )?" + action.name() + "\\b");
      for (String option : names(spec.options().stream().filter(o -> !o.inherited()).toList())) {
        assertThat(page).containsPattern("\n +(-.*, )?" + option + "\\b");
      }
      spec.positionalParameters().forEach(p -> assertThat(page).contains(p.paramLabel()));
    }
  }

  /** Codes that only some actions end with are declared by those whose source names them. */
  @Test
  void specialExitCodesAreDeclared() throws Exception {
    Path sources = Path.of("src/main/java/org/rdopkg/cli");
    for (Action action : ActionCatalog.all()) {
      ActionCommand command = action.command().get();
      String source =
          Files.readString(sources.resolve(command.getClass().getSimpleName() + ".java"));
      Collection<String> declared =
          command.syntax().named("x").usageMessage().exitCodeList().keySet();
      for (ExitCode code : List.of(ExitCode.LINT, ExitCode.MISMATCH)) {
        if (source.contains("ExitCode." + code.name())) {
          assertThat(declared).as(action.name()).contains(String.valueOf(code.status()));
        }
      }
    }
  }

  @Test
  void valuesAreShownAsTheyAreWritten() throws Exception {
    assertThat(rendered("rdopkg-patch.1")).contains("--changelog=HOW").contains("-C HOW");
  }

  private static String exitStatuses(Collection<ExitCode> codes) {
    StringBuilder pattern = new StringBuilder("\nEXIT STATUS\n");
    for (ExitCode code : codes) {
      pattern.append("(.*\n)*? +").append(code.status()).append("\\b");
    }
    return pattern.toString();
  }

  private static List<String> names(List<OptionSpec> options) {
    return options.stream().filter(o -> !o.hidden()).flatMap(o -> Stream.of(o.names())).toList();
  }

  private static Map<String, String> made() throws IOException {
    return new ManualPages(CommandTree.model(), Files.readString(MAN.resolve("rdopkg.1.in"))).all();
  }

  private static Map<String, String> kept() throws IOException {
    Map<String, String> kept = new TreeMap<>();
    for (Path page : pages()) {
      kept.put(String.valueOf(page.getFileName()), Files.readString(page));
    }
    return kept;
  }

  private static void write(Map<String, String> pages) throws IOException {
    for (Path old : pages()) {
      if (!pages.containsKey(String.valueOf(old.getFileName()))) {
        Files.delete(old);
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(MAN.resolve(page.getKey()), page.getValue());
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(MAN)) {
      return files.filter(f -> f.toString().endsWith(".1")).sorted().toList();
    }
  }

  private static String rendered(String page) throws Exception {
    return mandoc(List.of(MAN.resolve(page)), "-T", "utf8", "-O", "width=200")
        .replaceAll(".\b", "");
  }

  private static String mandoc(List<Path> pages, String... options) throws Exception {
    assumeTrue(installed("mandoc"), "mandoc is not installed");
    ProcessBuilder builder = new ProcessBuilder("mandoc");
    builder.command().addAll(List.of(options));
    pages.forEach(p -> builder.command().add(p.toString()));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
