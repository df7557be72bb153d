package org.rdopkg.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.cli.completion.Shell;
import org.rdopkg.console.Console;
import org.rdopkg.error.ExitCode;

/** {@code rdopkg autocomplete}: how to get TAB completion, or the script for a shell. */
final class AutocompleteCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Tell how to get TAB completion, or print the script for a shell.",
              "",
              "The script completes actions, options and their values.",
              "")
          .footer(
              "",
              "Example:",
              "  rdopkg autocomplete bash >~/.local/share/bash-completion/completions/rdopkg");
  private final Value shell =
      syntax.optionalChoice(
          "SHELL", List.of("bash", "zsh", "fish"), "One of ${COMPLETION-CANDIDATES}.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Optional<Shell> wanted = shell.get().map(name -> Shell.valueOf(name.toUpperCase(Locale.ROOT)));
    if (wanted.isEmpty()) {
      explain(context.console());
    } else {
      context
          .console()
          .raw(wanted.get().script(CommandTree.model()).getBytes(StandardCharsets.UTF_8));
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
}
