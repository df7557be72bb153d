package org.rdopkg.cli;

import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;

/** {@code rdopkg help ACTION}: the same text as {@code rdopkg ACTION --help}. */
final class HelpCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax("Show help on an action, or the list of actions.")
          .footer("", "Example:", "  rdopkg help patch");
  private final Value action = syntax.optionalParameter("ACTION", "The action to explain.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    String name = action.or("");
    if (name.isEmpty()) {
      context.console().raw(CommandTree.ofAll().usage(null, context.console().width()));
      return ExitCode.SUCCESS;
    }
    Action found = ActionCatalog.find(name).orElseThrow(() -> unknown(name));
    context.console().raw(CommandTree.of(found).usage(found, context.console().width()));
    return ExitCode.SUCCESS;
  }

  /** The error for a name that is no action, with the nearest names. */
  static RdopkgException unknown(String name) {
    RdopkgException error = RdopkgException.of(ErrorKind.USAGE, "unknown action: " + name);
    for (String near :
        Suggestions.near(name, ActionCatalog.all().stream().map(Action::name).toList())) {
      error = error.fix("did you mean `rdopkg " + near + "`?");
    }
    return error.fix("rdopkg actions");
  }
}
