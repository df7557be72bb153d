package org.rdopkg.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.spec.lint.LintReport;
import org.rdopkg.spec.lint.LintSeverity;
import org.rdopkg.workflow.LintRequest;
import org.rdopkg.workflow.LintResult;
import org.rdopkg.workflow.LintWorkflow;

/** {@code rdopkg lint}. */
final class LintCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Check the spec for problems, and mend those that can be mended safely.",
              "",
              "sanity finds what would make rdopkg's own actions, or the build, go wrong; --list"
                  + " tells its rules. rpmlint runs that program when it is installed; it lets rpm"
                  + " parse the spec, which runs what the spec contains.",
              "",
              "--fix edits the spec in the fewest bytes possible, each problem by itself, and only"
                  + " where the spec comes to the same name, version, sources and patches"
                  + " afterwards. The change is left in the work tree for you to look at; nothing"
                  + " is committed.",
              "",
              "A rule is switched off by --ignore, by git config rdopkg.lint-ignore ID[,ID], or by"
                  + " a comment `# lint_ignore=ID[,ID]` in the spec. Only the comment holds for"
                  + " `patch` and other actions too, which refuse a spec with errors.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg lint",
              "  rdopkg lint --lint-checks all --error-level W foo.spec",
              "  rdopkg lint --fix --dry-run     show what would be changed",
              "  rdopkg set-magic-comment lint_ignore conditional-patch")
          .exit(ExitCode.LINT, "There are problems at or above the error level.");
  private final Value spec = syntax.optionalParameter("SPEC", "The spec file.");
  private final Values checks =
      syntax.list("--lint-checks", "CHECKS", ',', "sanity, rpmlint or all (default: sanity).");
  private final Value errorLevel =
      syntax.option(
          "--error-level",
          "LEVEL",
          "What makes the exit status 23: E, W, or - for nothing (default: E).");
  private final Values ignore =
      syntax.list("--ignore", "IDS", ',', "Rules to leave out; may be repeated.");
  private final Value target =
      syntax.option(
          "--target", "NAME", "The distribution whose macros hold, such as f42; rpm for none.");
  private final Flag fix = syntax.flag("--fix", "Mend what can be mended safely.");
  private final Flag dryRun =
      syntax.flag("--dry-run", "With --fix: only show what would be changed.");
  private final Flag list = syntax.flag("--list", "List all rules of sanity.");
  private final Flag json = syntax.flag("--json", "Print the outcome as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    Set<String> wanted = wantedChecks();
    int levels = levels();
    if (list.given()) {
      list(console);
      return ExitCode.SUCCESS;
    }
    LintRequest request =
        new LintRequest(
            spec.get(), wanted, ignore.get(), target.get(), isFixing(wanted), dryRun.given());
    LintResult result =
        new LintWorkflow(context.environment(), new ConsoleNarrator(console)).run(request);
    if (json.given()) {
      Json.print(console, LintJson.of(result, request));
    } else {
      new LintText(console).print(result, request);
    }
    return failed(result.report(), levels) ? ExitCode.LINT : ExitCode.SUCCESS;
  }

  private void list(Console console) {
    if (json.given()) {
      Json.print(console, LintJson.rules());
    } else {
      new LintText(console).rules();
    }
  }

  private boolean isFixing(Set<String> wanted) {
    if (dryRun.given() && !fix.given()) {
      throw RdopkgException.of(ErrorKind.USAGE, "--dry-run goes with --fix")
          .because("without --fix nothing is changed anyway");
    }
    if (fix.given() && !wanted.contains(LintWorkflow.SANITY)) {
      throw RdopkgException.of(ErrorKind.USAGE, "--fix goes with the sanity checks")
          .because("what rpmlint finds cannot be mended by rdopkg")
          .fix("rdopkg lint --fix --lint-checks all");
    }
    return fix.given();
  }

  private static boolean failed(LintReport report, int levels) {
    return (levels > 0 && report.count(LintSeverity.ERROR) > 0)
        || (levels > 1 && report.count(LintSeverity.WARNING) > 0);
  }

  private Set<String> wantedChecks() {
    Set<String> wanted = new LinkedHashSet<>();
    if (checks.get().isEmpty()) {
      wanted.add(LintWorkflow.SANITY);
    }
    for (String check : checks.get()) {
      switch (check) {
        case "all" -> wanted.addAll(List.of(LintWorkflow.SANITY, LintWorkflow.RPMLINT));
        case LintWorkflow.SANITY, LintWorkflow.RPMLINT -> wanted.add(check);
        default ->
            throw Suggestions.added(
                    RdopkgException.of(ErrorKind.USAGE, "Invalid lint check: " + check),
                    check,
                    List.of(LintWorkflow.SANITY, LintWorkflow.RPMLINT, "all"))
                .fix("use one of sanity, rpmlint, all");
      }
    }
    return wanted;
  }

  /** How many severities count: none, errors, errors and warnings. */
  private int levels() {
    String level = errorLevel.or("E");
    return switch (level) {
      case "-" -> 0;
      case "E" -> 1;
      case "W" -> 2;
      default ->
          throw RdopkgException.of(ErrorKind.USAGE, "Invalid error level: " + level)
              .fix("use one of E, W, -");
    };
  }
}
