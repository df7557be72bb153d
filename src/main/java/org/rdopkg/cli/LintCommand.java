package org.rdopkg.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.lint.LintReport;
import org.rdopkg.spec.lint.LintSeverity;
import org.rdopkg.workflow.LintWorkflow;

/** {@code rdopkg lint}. */
final class LintCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Check the spec for problems.",
              "",
              "sanity finds what would make rdopkg's own actions go wrong. rpmlint runs that program when it"
                  + " is installed; it lets rpm parse the spec, which runs what the spec contains.",
              "")
          .footer(
              "",
              "Exit status is 23 when there are problems at or above the error level.",
              "",
              "Examples:",
              "  rdopkg lint",
              "  rdopkg lint --lint-checks all --error-level W foo.spec");
  private final Value spec = syntax.optionalParameter("SPEC", "The spec file.");
  private final Values checks =
      syntax.list("--lint-checks", "CHECKS", ',', "sanity, rpmlint or all (default: sanity).");
  private final Value errorLevel =
      syntax.option(
          "--error-level",
          "LEVEL",
          "What makes the exit status 23: E, W, or - for nothing (default: E).");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Set<String> wanted = wantedChecks();
    int levels = levels();
    LintReport report =
        new LintWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .run(spec.get(), wanted);
    context.console().result("");
    report.lines().forEach(context.console()::result);
    boolean failed =
        (levels > 0 && report.count(LintSeverity.ERROR) > 0)
            || (levels > 1 && report.count(LintSeverity.WARNING) > 0);
    return failed ? ExitCode.LINT : ExitCode.SUCCESS;
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
            throw RdopkgException.of(ErrorKind.USAGE, "Invalid lint check: " + check)
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
