package org.rdopkg.cli;

import com.google.gson.JsonObject;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.distgit.PkgenvReport;
import org.rdopkg.distgit.StyledText;
import org.rdopkg.distgit.Tone;
import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.PkgenvWorkflow;

/** {@code rdopkg pkgenv}. */
final class PkgenvCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Show what rdopkg thinks of this package: version, branches, patches base, styles.",
              "",
              "Never changes anything, and works on incomplete set-ups.",
              "")
          .footer("", "Example:", "  rdopkg pkgenv");
  private final Flag json = syntax.flag("--json", "Print it as one JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    PkgenvReport report = new PkgenvWorkflow(context.environment()).run();
    if (json.given()) {
      Json.print(context.console(), toJson(report));
    } else {
      print(context.console(), report);
    }
    return ExitCode.SUCCESS;
  }

  private static JsonObject toJson(PkgenvReport report) {
    JsonObject object = new JsonObject();
    report.blocks().stream()
        .flatMap(block -> block.stream())
        .forEach(line -> object.addProperty(line.key(), line.valueText()));
    return object;
  }

  /** Shows it, in blocks. */
  static void print(Console console, PkgenvReport report) {
    for (var block : report.blocks()) {
      console.result("");
      for (PkgenvReport.Line line : block) {
        Text text = Text.of(line.label(), Style.STRONG).plain(" ");
        for (StyledText piece : line.value()) {
          text.add(piece.text(), style(piece.tone()));
        }
        console.result(text);
      }
    }
  }

  private static Style style(Tone tone) {
    return switch (tone) {
      case PLAIN -> Style.PLAIN;
      case STRONG -> Style.STRONG;
      case GOOD -> Style.GOOD;
      case WARN -> Style.WARN;
      case BAD -> Style.BAD;
      case SPECIAL -> Style.INFO;
    };
  }
}
