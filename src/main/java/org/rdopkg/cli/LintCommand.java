package org.rdopkg.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.lint.LintReport;
import org.rdopkg.spec.lint.LintSeverity;
import org.rdopkg.workflow.LintWorkflow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rdopkg lint}. */
@Command(
    name = "lint",
    description = {
      "Check the spec for problems.",
      "",
      "sanity finds what would make rdopkg's own actions go wrong. rpmlint runs that program when it"
          + " is installed; it lets rpm parse the spec, which runs what the spec contains.",
      ""
    },
    footer = {
      "",
      "Exit status is 23 when there are problems at or above the error level.",
      "",
      "Examples:",
      "  rdopkg lint",
      "  rdopkg lint --lint-checks all --error-level W foo.spec"
    })
final class LintCommand implements ActionCommand {
  @Parameters(arity = "0..1", paramLabel = "SPEC", description = "The spec file.")
  @Nullable String spec;

  @Option(
      names = "--lint-checks",
      paramLabel = "CHECKS",
      split = ",",
      description = "sanity, rpmlint or all (default: sanity).")
  List<String> checks = List.of(LintWorkflow.SANITY);

  @Option(
      names = "--error-level",
      paramLabel = "LEVEL",
      description = "What makes the exit status 23: E, W, or - for nothing (default: E).")
  String errorLevel = "E";

  @Override
  public ExitCode run(ActionContext context) {
    Set<String> wanted = wantedChecks();
    int levels = levels();
    LintReport report =
        new LintWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .run(Optional.ofNullable(spec), wanted);
    context.console().result("");
    report.lines().forEach(context.console()::result);
    boolean failed =
        (levels > 0 && report.count(LintSeverity.ERROR) > 0)
            || (levels > 1 && report.count(LintSeverity.WARNING) > 0);
    return failed ? ExitCode.LINT : ExitCode.SUCCESS;
  }

  private Set<String> wantedChecks() {
    Set<String> wanted = new LinkedHashSet<>();
    for (String check : checks) {
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
    return switch (errorLevel) {
      case "-" -> 0;
      case "E" -> 1;
      case "W" -> 2;
      default ->
          throw RdopkgException.of(ErrorKind.USAGE, "Invalid error level: " + errorLevel)
              .fix("use one of E, W, -");
    };
  }
}
