package org.rdopkg.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.requirements.AvailableRelease;
import org.rdopkg.workflow.ReqqueryRequest;
import org.rdopkg.workflow.ReqqueryWorkflow;

/** {@code rdopkg reqquery}. */
final class ReqqueryCommand implements ActionCommand {
  private static final String RESULTS = "requirements.yml";

  private final Syntax syntax =
      new Syntax(
              "Show whether the repositories of a release have what upstream requires.",
              "",
              "Without RELEASE it is the one that is built from this distgit branch. Requirements"
                  + " are those of the current version, unless an option says otherwise. Versions"
                  + " are compared as rpm does. See rdopkg query for how repositories are asked.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg reqquery                      requirements of the current version",
              "  rdopkg reqquery bobcat/el9s -R 2.0.0",
              "  rdopkg reqquery bobcat -r requirements.txt -v",
              "  rdopkg reqquery -s -d && rdopkg reqquery -l   keep the answers, look at them"
                  + " later");
  private final Value filter =
      syntax.optionalParameter(
          "RELEASE[/DIST]", "The release, and what it is built for; see rdopkg release.");
  private final Value file =
      syntax.option("-r --reqs-file", "FILE", "Query the requirements of this file.");
  private final Value reference =
      syntax.option("-R --reqs-ref", "REF", "Query those of this tag, branch or commit.");
  private final Flag spec = syntax.flag("-s --spec", "Query the Requires of the spec.");
  private final Flag load =
      syntax.flag("-l --load", "Show the results that -d has written to " + RESULTS + ".");
  private final Value loadFile =
      syntax.option("-L --load-file", "FILE", "Show the results that -D has written to FILE.");
  private final Flag dump = syntax.flag("-d --dump", "Write the results to " + RESULTS + ", too.");
  private final Value dumpFile =
      syntax.option("-D --dump-file", "FILE", "Write the results to FILE, too.");
  private final Flag verbose = syntax.flag("-v", "Tell each repository's answer as it comes.");
  private final Flag json = syntax.flag("--json", "Print it as one JSON array.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    checkOne(
        "Only one requirements source (-r/-R/-s/-l/-L) can be selected.",
        file.get().isPresent(),
        reference.get().isPresent(),
        spec.given(),
        load.given(),
        loadFile.get().isPresent());
    checkOne(
        "Only one dump method (-d/-D) can be selected.", dump.given(), dumpFile.get().isPresent());
    Console console = context.console();
    List<AvailableRelease> releases =
        new ReqqueryWorkflow(context.environment(), new ConsoleNarrator(console)).run(request());
    if (json.given()) {
      Json.print(console, ReqqueryReport.toJson(releases));
    } else {
      new ReqqueryReport(console).print(releases);
    }
    return ExitCode.SUCCESS;
  }

  private ReqqueryRequest request() {
    return new ReqqueryRequest(
        filter.get(),
        file.get(),
        reference.get(),
        spec.given(),
        load.given() ? Optional.of(RESULTS) : loadFile.get(),
        dump.given() ? Optional.of(RESULTS) : dumpFile.get(),
        verbose.given());
  }

  private static void checkOne(String message, Boolean... given) {
    if (Stream.of(given).filter(one -> one).count() > 1) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid usage: " + message)
          .fix("rdopkg help reqquery");
    }
  }
}
