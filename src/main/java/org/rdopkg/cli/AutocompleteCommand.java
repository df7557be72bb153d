package org.rdopkg.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rdopkg.cli.completion.Shell;
import org.rdopkg.console.Console;
import org.rdopkg.error.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code rdopkg autocomplete}: how to get TAB completion, or the script for a shell. */
@Command(
    name = "autocomplete",
    description = {
      "Tell how to get TAB completion, or print the script for a shell.",
      "",
      "The script completes actions, options and their values.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  rdopkg autocomplete bash >~/.local/share/bash-completion/completions/rdopkg"
    })
final class AutocompleteCommand implements ActionCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      completionCandidates = ShellNames.class,
      converter = ShellNames.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  @Nullable Shell shell;

  @Override
  public ExitCode run(ActionContext context) {
    if (shell == null) {
      explain(context.console());
    } else {
      context.console().raw(shell.script(CommandTree.model()).getBytes(StandardCharsets.UTF_8));
    }
    return ExitCode.SUCCESS;
  }

  private static void explain(Console console) {
    console.result("To complete actions and options with TAB, once:");
    console.result("");
    console.result(
        "  bash: rdopkg autocomplete bash >~/.local/share/bash-completion/completions/rdopkg");
    console.result("  zsh:  rdopkg autocomplete zsh >FOLDER/_rdopkg    # FOLDER: one of $fpath");
    console.result("  fish: rdopkg autocomplete fish >~/.config/fish/completions/rdopkg.fish");
    console.result("");
    console.result("Then start a new shell.");
  }

  /** The names of {@link Shell} in lower case. */
  static final class ShellNames extends ArrayList<String> implements ITypeConverter<Shell> {
    private static final long serialVersionUID = 1L;

    ShellNames() {
      super(List.of("bash", "zsh", "fish"));
    }

    @Override
    public Shell convert(String value) {
      if (!contains(value)) {
        throw new TypeConversionException("'" + value + "' is none of bash, zsh, fish");
      }
      return Shell.valueOf(value.toUpperCase(Locale.ROOT));
    }
  }
}
