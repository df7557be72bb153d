package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.workflow.SetupFinding;
import org.rdopkg.workflow.SetupNarrator;
import org.rdopkg.workflow.SetupWorkflow;

/** {@code rdopkg setup}. */
final class SetupCommand implements ActionCommand {
  private static final String IMPORT = "import-patches";

  private final Syntax syntax =
      new Syntax(
              "Set up a new checkout: remotes, tags, patches branch.",
              "",
              "Adds the remotes upstream and patches and fetches them with your git, finds the tag"
                  + " of the spec's Version, imports the spec's patches into a patches branch, and"
                  + " shows what rdopkg thinks of the package. What is there already stays. At a"
                  + " terminal it asks for URLs that are not given, and proposes the one that the"
                  + " spec hints at.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg setup",
              "  rdopkg setup --upstream https://github.com/foo/foo.git --patches git@host:foo.git",
              "  rdopkg setup --check           what is missing, and the commands that help")
          .exit(ExitCode.ERROR, "With --check: something that is needed is missing.");
  private final Value upstream = syntax.option("--upstream", "URL", "Upstream's git repository.");
  private final Value patches =
      syntax.option(
          "--patches", "URL", "The repository with patches branches, unless it is the distgit's.");
  private final Flag noImport = syntax.flag("--no-import", "Do not import the spec's patches.");
  private final Flag unattended = syntax.flag("-U --unattended", "Ask nothing.");
  private final Flag check =
      syntax.flag("--check", "Only say what is missing, and give the commands.");
  private final Flag json = syntax.flag("--json", "With --check: print it as a JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    SetupWorkflow workflow = workflow(context, unattended.given());
    if (json.given() && !check.given()) {
      throw RdopkgException.of(ErrorKind.USAGE, "--json goes with --check")
          .fix("rdopkg setup --check --json");
    }
    return check.given()
        ? check(console, workflow.check(), json.given())
        : setUp(context, workflow);
  }

  /** Tells what a check has found. */
  static ExitCode check(Console console, List<SetupFinding> findings, boolean json) {
    if (json) {
      Json.print(console, toJson(findings));
    } else {
      findings.forEach(finding -> tell(console, finding));
    }
    return findings.stream().anyMatch(f -> f.state() == SetupFinding.State.MISSING)
        ? ExitCode.ERROR
        : ExitCode.SUCCESS;
  }

  private ExitCode setUp(ActionContext context, SetupWorkflow workflow) {
    Console console = context.console();
    SetupWorkflow.Result result = workflow.run(upstream.get(), patches.get());
    Optional<Action> importing = ActionCatalog.find(IMPORT);
    if (result.imports() && importing.isPresent() && !noImport.given()) {
      ExitCode exit = run(importing.get(), context);
      if (exit != ExitCode.SUCCESS) {
        return exit;
      }
      ActionCatalog.find("pkgenv").ifPresent(pkgenv -> run(pkgenv, context));
      return ExitCode.SUCCESS;
    }
    PkgenvCommand.print(console, result.report());
    List<SetupFinding> open =
        result.findings().stream().filter(f -> f.state() != SetupFinding.State.OK).toList();
    if (!open.isEmpty()) {
      console.result("");
      open.forEach(finding -> tell(console, finding));
    }
    return ExitCode.SUCCESS;
  }

  static SetupWorkflow workflow(ActionContext context, boolean unattended) {
    return new SetupWorkflow(context.environment(), new Asking(context.console(), unattended));
  }

  /** Another action, as if it had been typed without options. */
  private static ExitCode run(Action action, ActionContext context) {
    CommandTree tree = CommandTree.of(action);
    tree.parse(action, List.of(action.name()));
    return tree.command(action).run(context);
  }

  private static void tell(Console console, SetupFinding finding) {
    Text line =
        switch (finding.state()) {
          case OK -> Text.of("ok", Style.GOOD);
          case MISSING -> Text.of("missing", Style.BAD);
          case ADVICE -> Text.of("advice", Style.WARN);
        };
    console.result(line.plain(": " + finding.name() + ": " + finding.detail()));
    finding.commands().forEach(command -> console.result("    " + command));
  }

  private static JsonObject toJson(List<SetupFinding> findings) {
    JsonArray list = new JsonArray();
    for (SetupFinding finding : findings) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", finding.name());
      entry.addProperty("state", finding.state().name().toLowerCase(Locale.ROOT));
      entry.addProperty("detail", finding.detail());
      JsonArray commands = new JsonArray();
      finding.commands().forEach(commands::add);
      entry.add("commands", commands);
      list.add(entry);
    }
    JsonObject object = new JsonObject();
    object.add("checks", list);
    return object;
  }

  /** Tells and asks on the console. */
  private static final class Asking extends ConsoleNarrator implements SetupNarrator {
    private final boolean unattended;

    Asking(Console console, boolean unattended) {
      super(console);
      this.unattended = unattended;
    }

    @Override
    public String askText(String question, String byDefault) {
      return unattended ? "" : console().askText(question, byDefault);
    }
  }
}
