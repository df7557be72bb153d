package org.rdopkg.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.workflow.MacroRequest;
import org.rdopkg.workflow.MacroSource;
import org.rdopkg.workflow.SpecEditWorkflow;
import org.rdopkg.workflow.SpecValueWorkflow;
import org.rdopkg.workflow.SpecWorkflow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rdopkg spec}, {@code spec get}, {@code spec set} and {@code spec macro}. */
@Command(
    name = "spec",
    customSynopsis = {
      "rdopkg spec [OPTIONS] [FILE...|-]",
      "       rdopkg spec get TAG [--raw] [--spec FILE] [OPTIONS]",
      "       rdopkg spec set TAG VALUE [--raw] [--spec FILE] [OPTIONS]",
      "       rdopkg spec macro NAME [VALUE] [--raw] [--spec FILE] [OPTIONS]"
    },
    description = {
      "Show what specs come to: name, version, release, sources, patches, requirements.",
      "",
      "Macros are expanded without rpm and without running anything; what only a run could tell is"
          + " listed as unknown. Without FILE it is the spec of the current folder; - reads file"
          + " names from the standard input, one a line. A file that cannot be read does not end the"
          + " run, but makes the exit status 1. No git is needed.",
      "",
      "get prints the value of a tag of the main package, expanded. set changes it where it is"
          + " written: a Version or Release that is made of macros at their definition; a"
          + " %%{?dist} stays; a VALUE with macros in it goes to the tag's line as it is. macro"
          + " prints what a macro comes to at the end of the spec, or changes its definition. What"
          + " is not there or not known is an error, exit status 1.",
      ""
    },
    sortOptions = false,
    footer = {
      "",
      "The target is that of --target, else of git config rdopkg.target, else of the checked-out"
          + " branch",
      "(f42, epel9, c9s ...) if there is a profile of that name. docs/spec-engine.md tells more.",
      "",
      "Examples:",
      "  rdopkg spec                                  the spec of this folder",
      "  rdopkg spec --json --target f42 */*.spec     one JSON object a line",
      "  find . -name '*.spec' | rdopkg spec --json - | jq -r .nvr",
      "  version=$(rdopkg spec get Version)",
      "  rdopkg spec set Version 1.2.4 --spec foo.spec",
      "  rdopkg spec macro commit 3f2a91c"
    })
final class SpecCommand implements ActionCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Spec files; or get, set, macro with what they take.")
  List<String> words = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object a line, one for each file.")
  boolean json;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "The distribution whose macros hold, such as f42; rpm for none.")
  @Nullable String target;

  @Option(
      names = "--define",
      paramLabel = "'NAME VALUE'",
      description = "Define a macro; may be repeated.")
  List<String> defines = new ArrayList<>();

  @Option(
      names = "--undefine",
      paramLabel = "NAME",
      description = "Remove a macro's definition; may be repeated.")
  List<String> undefines = new ArrayList<>();

  @Option(
      names = "--macros",
      paramLabel = "WHO",
      description =
          "Who expands macros: engine (default), or rpm: the installed rpmspec, which RUNS the shell"
              + " and Lua code that a spec contains.")
  @Nullable String macros;

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      description = "The spec that get, set and macro work on; else the one of the current folder.")
  @Nullable String spec;

  @Option(
      names = "--raw",
      description = "get, macro: as it is written. set: to the tag's line, as it is.")
  boolean raw;

  @Override
  public ExitCode run(ActionContext context) {
    return switch (words.isEmpty() ? "" : words.get(0)) {
      case "get" -> get(context);
      case "set" -> set(context);
      case "macro" -> macro(context);
      default -> show(context);
    };
  }

  private MacroRequest request() {
    return new MacroRequest(
        Optional.ofNullable(macros).map(MacroSource::parse),
        Optional.ofNullable(target),
        defines,
        undefines);
  }

  private ExitCode show(ActionContext context) {
    refuse(raw, "--raw", "get, set and macro");
    refuse(spec != null, "--spec", "get, set and macro; files stand without an option");
    Console console = context.console();
    SpecWorkflow workflow =
        new SpecWorkflow(context.environment(), request(), new ConsoleNarrator(console));
    SpecText text = new SpecText(console);
    int failed =
        workflow.run(
            files(console, workflow),
            report -> {
              if (json) {
                Json.printLine(console, SpecJson.of(report));
              } else {
                text.print(report);
              }
            });
    return failed == 0 ? ExitCode.SUCCESS : ExitCode.ERROR;
  }

  private Iterator<String> files(Console console, SpecWorkflow workflow) {
    return words.isEmpty() ? workflow.theSpec().iterator() : new FileNames(words, console);
  }

  private ExitCode get(ActionContext context) {
    count(2, 2, "get TAG");
    refuse(json, "--json", "files");
    values(context).tag(words.get(1), raw).forEach(context.console()::result);
    return ExitCode.SUCCESS;
  }

  private ExitCode macro(ActionContext context) {
    count(2, 3, "macro NAME [VALUE]");
    refuse(json, "--json", "files");
    if (words.size() == 3) {
      refuse(raw, "--raw", "macro NAME alone; VALUE is always taken as it is");
      return told(context, edits(context).setMacro(words.get(1), words.get(2)));
    }
    values(context).macro(words.get(1), raw).lines().forEach(context.console()::result);
    return ExitCode.SUCCESS;
  }

  private ExitCode set(ActionContext context) {
    count(3, 3, "set TAG VALUE");
    refuse(json, "--json", "files");
    return told(context, edits(context).setTag(words.get(1), words.get(2), raw));
  }

  private SpecValueWorkflow values(ActionContext context) {
    return new SpecValueWorkflow(
        context.environment(),
        Optional.ofNullable(spec),
        request(),
        new ConsoleNarrator(context.console()));
  }

  private SpecEditWorkflow edits(ActionContext context) {
    return new SpecEditWorkflow(context.environment(), Optional.ofNullable(spec), request());
  }

  private ExitCode told(ActionContext context, SpecEditWorkflow.Result result) {
    context
        .console()
        .note(
            result.changed()
                ? result.specName() + ": " + words.get(1) + " is now " + words.get(2)
                : result.specName() + ": nothing to change");
    return ExitCode.SUCCESS;
  }

  private void count(int least, int most, String form) {
    if (words.size() < least || words.size() > most) {
      throw RdopkgException.of(
              ErrorKind.USAGE, "Wrong number of arguments for spec " + words.get(0))
          .because("it is rdopkg spec " + form)
          .fix("rdopkg help spec")
          .fix("./" + words.get(0) + " names a file that is called so");
    }
  }

  private static void refuse(boolean given, String option, String place) {
    if (given) {
      throw RdopkgException.of(ErrorKind.USAGE, option + " goes with spec " + place)
          .fix("rdopkg help spec");
    }
  }
}
