package org.rdopkg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.console.ColorMode;
import org.rdopkg.console.Console;
import org.rdopkg.console.Streams;
import org.rdopkg.console.Verbosity;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.io.Environment;
import picocli.CommandLine;

/**
 * One run of rdopkg: reads the command line, starts the action, maps what happens to an exit code.
 */
public final class Rdopkg {
  private final Streams streams;
  private final Environment environment;

  public Rdopkg(Streams streams, Environment environment) {
    this.streams = streams;
    this.environment = environment;
  }

  /** Runs one command line and returns the exit status; never throws and never exits. */
  public int run(List<String> args) {
    Console early = console(ColorMode.AUTO, Verbosity.NORMAL);
    try {
      return dispatch(args);
    } catch (RdopkgException e) {
      early.error(e);
      return e.status();
    } finally {
      early.flush();
    }
  }

  private int dispatch(List<String> args) {
    int at = actionIndex(args);
    if (at == args.size()) {
      return runWithoutAction(args);
    }
    Action action =
        ActionCatalog.find(args.get(at)).orElseThrow(() -> HelpCommand.unknown(args.get(at)));
    List<String> written = new ArrayList<>(args);
    written.set(at, action.name());
    CommandTree tree = CommandTree.of(action);
    parse(tree, action, written);
    if (tree.globals().help()) {
      return printUsage(tree, action);
    }
    return runAction(tree, action);
  }

  private int runWithoutAction(List<String> args) {
    CommandTree tree = CommandTree.ofNone();
    parse(tree, null, args);
    GlobalOptions globals = tree.globals();
    Console console = console(globals.color(), globals.verbosity());
    if (globals.help()) {
      return printUsage(CommandTree.ofAll(), null);
    }
    if (globals.version()) {
      console.result("rdopkg " + ProgramVersion.current());
      return ExitCode.SUCCESS.status();
    }
    if (globals.continues() || globals.aborts()) {
      return resumed(globals, null, null);
    }
    ActionsCommand.print(console);
    return ExitCode.SUCCESS.status();
  }

  private int runAction(CommandTree tree, Action action) {
    GlobalOptions globals = tree.globals();
    if (globals.continues() || globals.aborts()) {
      return resumed(globals, action, tree.command(action));
    }
    ActionContext context = context(globals);
    return guarded(context.console(), () -> tree.command(action).run(context));
  }

  private ActionContext context(GlobalOptions globals) {
    Console console = console(globals.color(), globals.verbosity());
    return new ActionContext(console, inDirectory(globals.directories()));
  }

  private int resumed(
      GlobalOptions globals, @Nullable Action action, @Nullable ActionCommand command) {
    if (globals.continues() && globals.aborts()) {
      throw RdopkgException.of(ErrorKind.USAGE, "--continue and --abort exclude each other");
    }
    ActionContext context = context(globals);
    Resume resume = new Resume(context);
    return guarded(
        context.console(),
        () -> globals.aborts() ? resume.abort() : resume.resume(action, command));
  }

  private interface Body {
    ExitCode run();
  }

  /** The one place where errors become messages and exit codes. */
  private static int guarded(Console console, Body body) {
    try {
      return body.run().status();
    } catch (RdopkgException e) {
      console.error(e);
      return e.status();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      console.bug(e);
      return ExitCode.BUG.status();
    } finally {
      console.flush();
    }
  }

  private int printUsage(CommandTree tree, @Nullable Action action) {
    byte[] usage = tree.usage(action, console(ColorMode.NEVER, Verbosity.NORMAL).width());
    streams.out().write(usage, 0, usage.length);
    streams.out().flush();
    return ExitCode.SUCCESS.status();
  }

  private static void parse(CommandTree tree, @Nullable Action action, List<String> args) {
    try {
      tree.parse(action, args);
    } catch (CommandLine.ParameterException e) {
      throw usageError(e, action);
    }
  }

  /** picocli's message, but for words that it counts where a name tells more. */
  private static String usageMessage(CommandLine.ParameterException e) {
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      return "Unexpected argument: '" + String.join("' '", unmatched.getUnmatched()) + "'";
    }
    return Optional.ofNullable(e.getMessage()).orElse("wrong usage");
  }

  private static RdopkgException usageError(
      CommandLine.ParameterException e, @Nullable Action action) {
    RdopkgException error = RdopkgException.of(ErrorKind.USAGE, usageMessage(e));
    if (e.getArgSpec() != null
        && e.getArgSpec().completionCandidates() != null
        && e.getValue() != null) {
      List<String> choices = new ArrayList<>();
      e.getArgSpec().completionCandidates().forEach(choices::add);
      error = Suggestions.added(error, e.getValue(), choices);
    }
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && unmatched.isUnknownOption()) {
      error =
          OptionHints.unknown(
              usageMessage(e),
              unmatched.getUnmatched().get(0),
              e.getCommandLine().getCommandSpec());
    }
    return error.fix(action == null ? "rdopkg --help" : "rdopkg help " + action.name());
  }

  private Console console(ColorMode color, Verbosity verbosity) {
    boolean noColor = environment.getNonEmpty("NO_COLOR").isPresent();
    return new Console(streams, environment.terminal(), color, noColor, verbosity);
  }

  private Environment inDirectory(List<Path> changes) {
    Environment changed = environment;
    for (Path change : changes) {
      changed = changed.in(change);
    }
    return changed;
  }

  /** Where the action's name stands: the first word that is no option nor an option's value. */
  private static int actionIndex(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("-C") || arg.equals("--color")) {
        i++;
      } else if (!arg.startsWith("-")) {
        return i;
      }
    }
    return args.size();
  }
}
