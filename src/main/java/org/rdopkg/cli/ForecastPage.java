package org.rdopkg.cli;

import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.StringEscapeUtils;
import org.rdopkg.console.Printable;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.workflow.Forecast;
import org.rdopkg.workflow.PatchOutcome;

/** A forecast as a page in HTML that needs no other file, no script and no colour. */
final class ForecastPage {
  private static final String STYLE =
      """
      body { font: 15px/1.4 system-ui, sans-serif; margin: 2em; color: #1a1a1a; background: #fff }
      h1 { font-size: 1.4em } code { font-family: ui-monospace, monospace }
      .wide { overflow-x: auto } table { border-collapse: collapse }
      th, td { border: 1px solid #bbb; padding: .3em .6em; text-align: left; vertical-align: top }
      thead th { background: #eee } tbody th { font-weight: normal; min-width: 18em }
      .clean { background: #e6f4e6 } .changed { background: #e4f0fb } .upstream { background: #f3ecd8 }
      .empty { background: #eee } .conflict { background: #fbdede; font-weight: bold }
      small { display: block; color: #333; font-weight: normal }
      """;

  private ForecastPage() {}

  static String of(Forecast forecast) {
    StringBuilder page = new StringBuilder();
    String title = "Forecast for " + forecast.packageName();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<title>").append(text(title)).append("</title>\n");
    page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    page.append("<h1>").append(text(title)).append("</h1>\n<p>");
    page.append(text(forecast.packageName() + " is at " + forecast.version() + "; "));
    page.append(text(forecast.patches().size() + " patches of " + forecast.branch()));
    page.append(" on upstream's versions. A patch that conflicts is left out below it.</p>\n");
    table(page, forecast);
    problems(page, forecast);
    return page.append("</body>\n</html>\n").toString();
  }

  private static void table(StringBuilder page, Forecast forecast) {
    page.append("<div class=\"wide\">\n<table>\n<thead>\n<tr><th scope=\"col\">Patch</th>");
    page.append("<th scope=\"col\">Breaks at</th>");
    for (Forecast.Release release : forecast.releases()) {
      page.append("<th scope=\"col\">").append(text(release.version())).append("</th>");
    }
    page.append("</tr>\n</thead>\n<tbody>\n");
    for (PatchCommit patch : forecast.patches()) {
      row(page, forecast, patch);
    }
    page.append("</tbody>\n</table>\n</div>\n");
  }

  private static void row(StringBuilder page, Forecast forecast, PatchCommit patch) {
    page.append("<tr><th scope=\"row\"><code>").append(patch.shortId()).append("</code> ");
    page.append(text(patch.subject())).append("</th><td>");
    page.append(text(forecast.firstConflict(patch).map(Forecast.Release::version).orElse("")));
    page.append("</td>");
    for (Forecast.Release release : forecast.releases()) {
      cell(page, forecast.outcome(patch, release));
    }
    page.append("</tr>\n");
  }

  private static void cell(StringBuilder page, Optional<PatchOutcome> outcome) {
    ForecastWord word = outcome.map(ForecastWord::of).orElse(ForecastWord.UNKNOWN);
    page.append("<td class=\"").append(word.name().toLowerCase(Locale.ROOT)).append("\">");
    page.append(word.word());
    outcome
        .map(PatchOutcome::detail)
        .filter(detail -> !detail.isEmpty())
        .ifPresent(detail -> page.append("<small>").append(text(detail)).append("</small>"));
    page.append("</td>");
  }

  private static void problems(StringBuilder page, Forecast forecast) {
    for (Forecast.Release release : forecast.releases()) {
      release
          .problem()
          .ifPresent(
              why ->
                  page.append("<p>")
                      .append(text(release.version() + " can't be looked at: " + why))
                      .append("</p>\n"));
    }
  }

  /** Subjects and paths come from anybody. */
  private static String text(String text) {
    return StringEscapeUtils.escapeHtml4(Printable.line(text));
  }
}
