package org.rdopkg.cli.completion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdopkg.cli.CommandTree;

/** The completion scripts, in the shells themselves where these are installed. */
class ShellTest {
  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource(Shell.class)
  void scriptIsWellFormed(Shell shell) throws Exception {
    assertThat(run(shell, List.of(program(shell), "-n", script(shell).toString()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "patchl, patchlog",
    "pkgenv --js, --json",
    "--color=al, --color=always",
    "--qui, --quiet",
    "patchlog --abo, --abort",
    "-C / patchl, patchlog",
    "help pk, pkgenv",
    "autocomplete f, fish",
    "clone openstack-n, openstack-nova",
    "info -f python-f, python-foo"
  })
  void fishCompletesActionsOptionsAndValues(String typed, String completion) throws Exception {
    String command = "source " + script(Shell.FISH) + "; complete -C 'rdopkg " + typed + "'";
    assertThat(run(Shell.FISH, List.of("fish", "--no-config", "-c", command)))
        .extracting(line -> line.split("\t", -1)[0])
        .containsExactly(completion);
  }

  @Test
  void fishDescribesActionsAndOffersAllOfThem() throws Exception {
    String command = "source " + script(Shell.FISH) + "; complete -C 'rdopkg '";
    List<String> lines = run(Shell.FISH, List.of("fish", "--no-config", "-c", command));
    assertThat(lines).hasSameSizeAs(CommandTree.model().subcommands().keySet());
    assertThat(lines).allMatch(line -> line.matches("[a-z-]+\t\\S.*"));
  }

  @ParameterizedTest
  @CsvSource({
    "patchl, patchlog",
    "pkgenv --js, --json",
    "--col, --color",
    "patchlog --abo, --abort",
    "autocomplete f, fish",
    "clone openstack-n, openstack-nova",
    "info -f python-f, python-foo"
  })
  void bashCompletesActionsOptionsAndValues(String typed, String completion) throws Exception {
    String script =
        """
        source "$1"
        read -r -a COMP_WORDS <<<"rdopkg $2"
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE="rdopkg $2" COMP_POINT=${#COMP_LINE}
        _complete_rdopkg 2>/dev/null # compopt works only while somebody presses TAB
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    List<String> command =
        List.of("bash", "--norc", "-c", script, "-", script(Shell.BASH).toString(), typed);
    assertThat(run(Shell.BASH, command)).containsExactly(completion);
  }

  @ParameterizedTest
  @CsvSource({
    "patchl, rdopkg patchlog",
    "pkgenv --js, rdopkg pkgenv --json",
    "--color=al, rdopkg --color=always",
    "--qui, rdopkg --quiet",
    "-C / patchl, rdopkg -C / patchlog",
    "help pk, rdopkg help pkgenv",
    "autocomplete f, rdopkg autocomplete fish",
    "clone openstack-n, rdopkg clone openstack-nova",
    "info -f python-f, rdopkg info -f python-foo"
  })
  void zshCompletesActionsOptionsAndValues(String typed, String line) throws Exception {
    Path driver = temp.resolve("driver");
    Files.writeString(driver, ZSH_DRIVER);
    Path answer = temp.resolve("answer");
    run(
        Shell.ZSH,
        List.of(
            "zsh",
            "-f",
            driver.toString(),
            script(Shell.ZSH).toString(),
            answer.toString(),
            "rdopkg " + typed));
    assertThat(Files.readString(answer).strip()).isEqualTo(line);
  }

  /**
   * Types text and TAB into an interactive zsh on a pseudo-terminal, then a key that writes the
   * edited line to a file: script, file and text are the arguments.
   */
  private static final String ZSH_DRIVER =
      """
      zmodload zsh/zpty
      zpty z "TERM=dumb zsh -f -i"
      zpty -w z "unsetopt beep prompt_sp; PS1=''; autoload -U compinit; compinit -u -D; source $1"
      zpty -w z "show() { print -r -- \\"\\$BUFFER\\" >$2; zle kill-whole-line }; zle -N show"
      zpty -w z 'bindkey "^I" complete-word; bindkey "^X" show; print re"ady"'
      while zpty -r z line; do [[ $line == *ready* ]] && break; done
      zpty -w -n z $3$'\\t'$'\\x18'
      zpty -w z 'print fin"ished"'
      while zpty -r z line; do [[ $line == *finished* ]] && break; done
      zpty -d z
      """;

  private Path script(Shell shell) throws IOException {
    Path file = temp.resolve(shell.name());
    return Files.writeString(file, shell.script(CommandTree.model()));
  }

  private static String program(Shell shell) {
    return shell.name().toLowerCase(Locale.ROOT);
  }

  private List<String> run(Shell shell, List<String> command) throws Exception {
    assumeTrue(installed(program(shell)), program(shell) + " is not installed");
    Path names = temp.resolve(".cache/rdopkg/packages");
    Files.createDirectories(names.getParent());
    Files.writeString(names, "openstack-glance\nopenstack-nova\npython-foo\n");
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
    builder.environment().put("HOME", temp.toString());
    builder.environment().put("XDG_CONFIG_HOME", temp.toString());
    builder.environment().remove("XDG_CACHE_HOME");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.lines().toList();
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
