package org.rdopkg.cli;

import java.util.List;
import java.util.Optional;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.workflow.ReqcheckRequest;
import org.rdopkg.workflow.ReqcheckWorkflow;

/** {@code rdopkg reqcheck}. */
final class ReqcheckCommand implements ActionCommand {
  private static final List<String> FORMATS = List.of("text", "json", "spec");

  private final Syntax syntax =
      new Syntax(
              "Compare upstream's Python requirements with the Requires of the spec.",
              "",
              "Packages are listed as MET (both say the same), ANY (the spec takes any version),"
                  + " EXCESS (only the spec has it), MISMATCH (another version), MISSING (only"
                  + " upstream has it), REMOVED (only the spec has it, and earlier stable releases"
                  + " of upstream did). Requirements are those of requirements.txt, else of"
                  + " pyproject.toml, else of setup.cfg, at the version of the spec.",
              "",
              "An override file says otherwise than upstream, in YAML: packages: {NAME or all:"
                  + " [{name: PACKAGE, version: '>= 1.0'}]}; an entry without version leaves the"
                  + " package out.",
              "")
          .footer(
              "",
              "Exit status with --strict: 2 when something is missing, else 4 when a version"
                  + " differs.",
              "",
              "Examples:",
              "  rdopkg reqcheck",
              "  rdopkg reqcheck -R 2.0.0 -p 3.12     against another version, for Python 3.12",
              "  rdopkg reqcheck -o spec              lines to paste into the spec",
              "  rdopkg reqcheck -a && git diff       let rdopkg edit the spec; rdopkg undo takes"
                  + " it back",
              "  rdopkg reqcheck -S -O overrides.yml  for CI")
          .exit(ExitCode.USAGE, "The command line is wrong; with --strict: something is missing.")
          .exit(ExitCode.MISMATCH, "With --strict: a version differs.");
  private final Flag spec =
      syntax.flag("-s --spec", "Print Requires lines for pasting; the same as --output spec.");
  private final Flag strict =
      syntax.flag("-S --strict", "Fail when something is missing or has another version.");
  private final Value reference =
      syntax.option("-R --version", "REF", "Take the requirements of this tag, branch or commit.");
  private final Value output =
      syntax.option("-o --output", "FORMAT", "text, json or spec (default: text).");
  private final Flag json =
      syntax.flag("--json", "Print it as one JSON object; says more than --output json.");
  private final Value python =
      syntax.option(
          "-p --python-version",
          "X.Y",
          "The Python that markers are evaluated for (setting python-version; default: 3.9).");
  private final Value override =
      syntax.option("-O --override", "FILE", "Let FILE say otherwise than upstream.");
  private final Flag autosync =
      syntax.flag("-a --autosync", "Edit the spec so that it agrees; nothing is committed.");
  private final Value target =
      syntax.option(
          "--target", "NAME", "The distribution whose macros hold in the spec, such as f42.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    String format = format();
    if (!FORMATS.contains(format)) {
      RdopkgException error =
          RdopkgException.of(
                  ErrorKind.USAGE,
                  "The output format used is not supported, use rdopkg reqcheck -h")
              .because("'" + format + "' is none of " + String.join(", ", FORMATS));
      throw Suggestions.added(error, format, FORMATS);
    }
    ReqcheckWorkflow.Result result =
        new ReqcheckWorkflow(context.environment(), new ConsoleNarrator(console))
            .run(
                new ReqcheckRequest(
                    reference.get(), python.get(), override.get(), autosync.given(), target.get()));
    print(console, format, result);
    return strict.given() ? verdict(console, result) : ExitCode.SUCCESS;
  }

  private String format() {
    String format = output.or(spec.given() ? "spec" : "text");
    if (spec.given() && !format.equals("spec")) {
      throw RdopkgException.of(
          ErrorKind.USAGE, "--spec and --output " + format + " exclude each other");
    }
    if (json.given() && (spec.given() || output.get().isPresent())) {
      throw RdopkgException.of(
          ErrorKind.USAGE, "--json is a format of its own: leave out -s and -o");
    }
    return format;
  }

  private void print(Console console, String format, ReqcheckWorkflow.Result result) {
    if (json.given()) {
      Json.print(console, ReqcheckJson.full(result));
    } else if (format.equals("json")) {
      Json.printSpaced(console, ReqcheckJson.brief(result.check()));
    } else {
      Optional<String> head =
          format.equals("spec") ? Optional.of(result.requiresHead()) : Optional.empty();
      new ReqcheckText(console, head).print(result.check());
    }
  }

  private static ExitCode verdict(Console console, ReqcheckWorkflow.Result result) {
    if (!result.check().missing().isEmpty()) {
      console.error(RdopkgException.of(ErrorKind.USAGE, "There are missing dependencies"));
      return ExitCode.USAGE;
    }
    if (!result.check().mismatch().isEmpty()) {
      console.error(RdopkgException.of(ErrorKind.INPUT, "There are mismatching dependencies"));
      return ExitCode.MISMATCH;
    }
    return ExitCode.SUCCESS;
  }
}
