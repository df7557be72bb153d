package org.rdopkg.cli;

import java.util.List;
import java.util.Optional;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.workflow.SpecReport;

/** What specs come to, for people: a block of lines for each, an empty line between two. */
final class SpecText {
  private static final int LABEL = 14;

  private final Console console;
  private boolean first = true;

  SpecText(Console console) {
    this.console = console;
  }

  void print(SpecReport report) {
    if (report.error().isPresent()) {
      console.error(report.error().get());
      if (report.applyMethod().isEmpty()) {
        return;
      }
    }
    if (!first) {
      console.result("");
    }
    first = false;
    console.result(Text.of(report.file(), Style.STRONG));
    identity(report.identity());
    sources("Source", report.sources());
    sources("Patch", report.patches());
    requires(report.requires());
    report.changelog().ifPresent(entry -> items("Changelog", entry.header(), entry.items()));
    report.applyMethod().ifPresent(method -> line("Patches by", Text.of(method)));
    report.unknown().forEach(this::doubt);
  }

  private void identity(SpecReport.Identity identity) {
    tag("Name", identity.name());
    tag("Epoch", identity.epoch());
    tag("Version", identity.version());
    tag("Release", identity.release());
    tag("NVR", identity.nvr());
  }

  private void tag(String label, Optional<String> value) {
    value.ifPresent(text -> line(label, Text.of(text)));
  }

  private void sources(String kind, List<EvaluatedSource> sources) {
    for (EvaluatedSource source : sources) {
      Text text = Text.of(source.value().text(), source.active() ? Style.PLAIN : Style.WARN);
      if (!source.condition().isEmpty()) {
        text.plain("  (" + (source.active() ? "in " : "not active: ") + source.condition() + ")");
      }
      line(kind + source.number(), text);
    }
  }

  private void requires(List<SpecReport.Requirement> requires) {
    for (SpecReport.Requirement requirement : requires) {
      Text text = Text.of(requirement.dependency().toString());
      if (!requirement.qualifier().isEmpty()) {
        text.plain("  (" + requirement.qualifier() + ")");
      }
      if (!requirement.subpackage().isEmpty()) {
        text.plain("  of " + requirement.subpackage());
      }
      line("Requires", text);
    }
  }

  private void items(String label, String header, List<String> items) {
    line(label, Text.of(header));
    for (String item : items) {
      line("", Text.of("- " + item));
    }
  }

  private void doubt(SpecReport.Doubt doubt) {
    String where = doubt.unknown().line() > 0 ? "line " + doubt.unknown().line() + ": " : "";
    String affects =
        doubt.affects().isEmpty() ? "" : "  (" + String.join(", ", doubt.affects()) + ")";
    line(
        "Unknown",
        Text.of(where)
            .add(doubt.unknown().what(), Style.WARN)
            .plain(": " + doubt.unknown().why() + affects));
  }

  private void line(String label, Text value) {
    String head = label.isEmpty() ? "" : label + ":";
    String gap = " ".repeat(Math.max(LABEL - head.length(), 1));
    console.result(Text.of("  ").add(head, Style.STRONG).plain(gap).append(value));
  }
}
