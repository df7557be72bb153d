package org.rdopkg.cli;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The picocli model of the program with one action, or with all of them. */
public final class CommandTree {
  /** picocli lays nothing out that is narrower. */
  private static final int NARROWEST = 55;

  private static final int WIDEST = 100;

  private final CommandLine root;
  private final GlobalOptions globals = new GlobalOptions();
  private final Map<String, ActionCommand> commands = new HashMap<>();

  private CommandTree(List<Action> actions) {
    CommandSpec program = globals.syntax.named("rdopkg");
    program.usageMessage().synopsisSubcommandLabel("ACTION");
    root = new CommandLine(program);
    root.setPosixClusteredShortOptionsAllowed(true);
    for (Action action : actions) {
      ActionCommand command = action.command().get();
      commands.put(action.name(), command);
      root.addSubcommand(action.name(), new CommandLine(command.syntax().named(action.name())));
    }
    root.setUsageHelpAutoWidth(false);
    root.setOverwrittenOptionsAllowed(true); // the last one counts, as people know it
  }

  static CommandTree of(Action action) {
    return new CommandTree(List.of(action));
  }

  static CommandTree ofNone() {
    return new CommandTree(List.of());
  }

  static CommandTree ofAll() {
    return new CommandTree(ActionCatalog.all());
  }

  /** The whole model, for the manual and for completions. */
  public static CommandSpec model() {
    return ofAll().root.getCommandSpec();
  }

  GlobalOptions globals() {
    return globals;
  }

  /** Reads the command line into the option fields. */
  void parse(@Nullable Action action, List<String> args) {
    List<String> names =
        line(action).getCommandSpec().options().stream()
            .flatMap(o -> List.of(o.names()).stream())
            .filter(n -> n.startsWith("--"))
            .toList();
    root.parseArgs(OptionPrefixes.expand(args, names).toArray(String[]::new));
  }

  /** The usage text of an action, or of the program, for a terminal of that width. */
  byte[] usage(@Nullable Action action, int width) {
    return line(action)
        .setSeparator(" ")
        .setUsageHelpWidth(Math.max(NARROWEST, Math.min(WIDEST, width)))
        .getUsageMessage(CommandLine.Help.Ansi.OFF)
        .getBytes(StandardCharsets.UTF_8);
  }

  ActionCommand command(Action action) {
    return Objects.requireNonNull(commands.get(action.name()));
  }

  private CommandLine line(@Nullable Action action) {
    if (action == null) {
      return root;
    }
    CommandLine sub = root.getSubcommands().get(action.name());
    if (sub == null) {
      throw new IllegalStateException("no command for " + action.name());
    }
    return sub;
  }

  /** The option or parameter that a parse error is about, as the user knows it. */
  static String nameOf(ArgSpec arg) {
    return arg.isOption() && arg instanceof CommandLine.Model.OptionSpec option
        ? option.longestName()
        : arg.paramLabel();
  }
}
