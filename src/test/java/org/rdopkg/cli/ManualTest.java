package org.rdopkg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code man/rdopkg.1} is what the template and the program make; {@code -Dgolden.update=true}
 * writes it anew.
 */
class ManualTest {
  private static final Path MAN = Path.of("man").toAbsolutePath();
  private static final Path PAGE = MAN.resolve("rdopkg.1");

  @Test
  void pageIsUpToDate() throws Exception {
    String page = ManualPage.of(Files.readString(MAN.resolve("rdopkg.1.in")), CommandTree.model());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("write it anew: mvn test -Dtest=ManualTest -Dgolden.update=true")
        .isEqualTo(page);
  }

  @Test
  void pageRendersWithoutWarnings() throws Exception {
    assertThat(mandoc("-T", "lint", "-W", "warning")).isEmpty();
  }

  @Test
  void renderedPageNamesEveryActionAndOption() throws Exception {
    String page = mandoc("-T", "utf8", "-O", "width=200").replaceAll(".\b", "");
    CommandSpec program = CommandTree.model();
    assertThat(page).contains(program.subcommands().keySet());
    for (CommandLine action : program.subcommands().values()) {
      for (OptionSpec option : action.getCommandSpec().options()) {
        assertThat(page).contains(List.of(option.names()));
      }
    }
    assertThat(page).doesNotContain("\\", "@").contains("--changelog=HOW", "-C DIR");
  }

  private static String mandoc(String... options) throws Exception {
    assumeTrue(installed("mandoc"), "mandoc is not installed");
    ProcessBuilder builder = new ProcessBuilder("mandoc");
    builder.command().addAll(List.of(options));
    builder.command().add(PAGE.toString());
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
