package org.rdopkg.cli;

import java.util.Iterator;
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

/** {@code rdopkg spec}, {@code spec get}, {@code spec set} and {@code spec macro}. */
final class SpecCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show what specs come to: name, version, release, sources, patches, requirements.",
              "",
              "Macros are expanded without rpm and without running anything; what only a run could"
                  + " tell is listed as unknown. Without FILE it is the spec of the current folder;"
                  + " - reads file names from the standard input, one a line. A file that cannot be"
                  + " read does not end the run, but makes the exit status 1. No git is needed.",
              "",
              "get prints the value of a tag of the main package, expanded. set changes it where it"
                  + " is written: a Version or Release that is made of macros at their definition;"
                  + " a %%{?dist} stays; a VALUE with macros in it goes to the tag's line as it is."
                  + " macro prints what a macro comes to at the end of the spec, or changes its"
                  + " definition. What is not there or not known is an error, exit status 1.",
              "")
          .synopsis(
              "rdopkg spec [OPTIONS] [FILE...|-]",
              "       rdopkg spec get TAG [--raw] [--spec FILE] [OPTIONS]",
              "       rdopkg spec set TAG VALUE [--raw] [--spec FILE] [OPTIONS]",
              "       rdopkg spec macro NAME [VALUE] [--raw] [--spec FILE] [OPTIONS]")
          .unsorted()
          .footer(
              "",
              "The target is that of --target, else of git config rdopkg.target, else of the"
                  + " checked-out branch",
              "(f42, epel9, c9s ...) if there is a profile of that name. docs/spec-engine.md tells"
                  + " more.",
              "",
              "Examples:",
              "  rdopkg spec                                  the spec of this folder",
              "  rdopkg spec --json --target f42 */*.spec     one JSON object a line",
              "  find . -name '*.spec' | rdopkg spec --json - | jq -r .nvr",
              "  version=$(rdopkg spec get Version)",
              "  rdopkg spec set Version 1.2.4 --spec foo.spec",
              "  rdopkg spec macro commit 3f2a91c");
  private final Values words =
      syntax.parameters("FILE", "Spec files; or get, set, macro with what they take.");
  private final Flag json =
      syntax.flag("--json", "Print one JSON object a line, one for each file.");
  private final Value target =
      syntax.option(
          "--target", "NAME", "The distribution whose macros hold, such as f42; rpm for none.");
  private final Values defines =
      syntax.options("--define", "'NAME VALUE'", "Define a macro; may be repeated.");
  private final Values undefines =
      syntax.options("--undefine", "NAME", "Remove a macro's definition; may be repeated.");
  private final Value macros =
      syntax.option(
          "--macros",
          "WHO",
          "Who expands macros: engine (default), or rpm: the installed rpmspec, which RUNS the"
              + " shell and Lua code that a spec contains.");
  private final Value spec =
      syntax.option(
          "--spec",
          "FILE",
          "The spec that get, set and macro work on; else the one of the current folder.");
  private final Flag raw =
      syntax.flag("--raw", "get, macro: as it is written. set: to the tag's line, as it is.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    return switch (words.get().isEmpty() ? "" : word(0)) {
      case "get" -> get(context);
      case "set" -> set(context);
      case "macro" -> macro(context);
      default -> show(context);
    };
  }

  private String word(int index) {
    return words.get().get(index);
  }

  private MacroRequest request() {
    return new MacroRequest(
        macros.get().map(MacroSource::parse), target.get(), defines.get(), undefines.get());
  }

  private ExitCode show(ActionContext context) {
    refuse(raw.given(), "--raw", "get, set and macro");
    refuse(spec.get().isPresent(), "--spec", "get, set and macro; files stand without an option");
    Console console = context.console();
    SpecWorkflow workflow =
        new SpecWorkflow(context.environment(), request(), new ConsoleNarrator(console));
    SpecText text = new SpecText(console);
    int failed =
        workflow.run(
            files(console, workflow),
            report -> {
              if (json.given()) {
                Json.printLine(console, SpecJson.of(report));
              } else {
                text.print(report);
              }
            });
    return failed == 0 ? ExitCode.SUCCESS : ExitCode.ERROR;
  }

  private Iterator<String> files(Console console, SpecWorkflow workflow) {
    return words.get().isEmpty()
        ? workflow.theSpec().iterator()
        : new FileNames(words.get(), console);
  }

  private ExitCode get(ActionContext context) {
    count(2, 2, "get TAG");
    refuse(json.given(), "--json", "files");
    values(context).tag(word(1), raw.given()).forEach(context.console()::result);
    return ExitCode.SUCCESS;
  }

  private ExitCode macro(ActionContext context) {
    count(2, 3, "macro NAME [VALUE]");
    refuse(json.given(), "--json", "files");
    if (words.get().size() == 3) {
      refuse(raw.given(), "--raw", "macro NAME alone; VALUE is always taken as it is");
      return told(context, edits(context).setMacro(word(1), word(2)));
    }
    values(context).macro(word(1), raw.given()).lines().forEach(context.console()::result);
    return ExitCode.SUCCESS;
  }

  private ExitCode set(ActionContext context) {
    count(3, 3, "set TAG VALUE");
    refuse(json.given(), "--json", "files");
    return told(context, edits(context).setTag(word(1), word(2), raw.given()));
  }

  private SpecValueWorkflow values(ActionContext context) {
    return new SpecValueWorkflow(
        context.environment(), spec.get(), request(), new ConsoleNarrator(context.console()));
  }

  private SpecEditWorkflow edits(ActionContext context) {
    return new SpecEditWorkflow(
        context.environment(), spec.get(), request(), new ConsoleNarrator(context.console()));
  }

  private ExitCode told(ActionContext context, SpecEditWorkflow.Result result) {
    context
        .console()
        .note(
            result.changed()
                ? result.specName() + ": " + word(1) + " is now " + word(2)
                : result.specName() + ": nothing to change");
    return ExitCode.SUCCESS;
  }

  private void count(int least, int most, String form) {
    if (words.get().size() < least || words.get().size() > most) {
      throw RdopkgException.of(ErrorKind.USAGE, "Wrong number of arguments for spec " + word(0))
          .because("it is rdopkg spec " + form)
          .fix("rdopkg help spec")
          .fix("rdopkg spec ./" + word(0) + "   # when that is a file's name");
    }
  }

  private static void refuse(boolean given, String option, String place) {
    if (given) {
      throw RdopkgException.of(ErrorKind.USAGE, option + " goes with spec " + place)
          .fix("rdopkg help spec");
    }
  }
}
