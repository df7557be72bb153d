package org.rdopkg.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.rdopkg.console.Printable;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.workflow.Forecast;
import org.rdopkg.workflow.PatchOutcome;

/**
 * A forecast as a page in HTML that needs no other file and no script. Every cell says in words
 * what its colour says; on a narrow screen the table becomes a list of patches.
 */
final class ForecastPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --text: #1a1a1a; --page: #fff; --line: #b8b8b8; --head: #ececec;
        --clean: #e3f3e3; --changed: #e0edfa; --upstream: #f6eccb; --empty: #efefef; --conflict: #fbd9d9 }
      @media (prefers-color-scheme: dark) { :root { --text: #e8e8e8; --page: #1c1c1e; --line: #58585c;
        --head: #2c2c30; --clean: #1e3a24; --changed: #1d3550; --upstream: #4a3d12; --empty: #333336;
        --conflict: #5c1f1f } }
      * { box-sizing: border-box }
      body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5em; color: var(--text);
        background: var(--page); overflow-wrap: anywhere }
      h1 { font-size: 1.4em; margin: 0 0 .4em } h2 { font-size: 1.1em; margin: 1.4em 0 .4em }
      code { font: 0.93em ui-monospace, monospace } dl { margin: 0 } li { margin: .2em 0 }
      dl div { display: inline-block; margin: 0 1.2em .3em 0 } dt { display: inline-block }
      dd { display: inline; margin: 0 }
      .wide { overflow: auto; max-height: 90vh; border: 1px solid var(--line) }
      table { border-collapse: separate; border-spacing: 0 }
      th, td { border-right: 1px solid var(--line); border-bottom: 1px solid var(--line);
        padding: .3em .6em; text-align: left; vertical-align: top; background: var(--page) }
      thead th { background: var(--head); position: sticky; top: 0; z-index: 1 }
      thead th:first-child { left: 0; z-index: 2 }
      tbody th { font-weight: normal; position: sticky; left: 0; min-width: 15em; max-width: 26em }
      .clean { background: var(--clean) } .changed { background: var(--changed) }
      .upstream { background: var(--upstream) } .empty { background: var(--empty) }
      .conflict { background: var(--conflict); font-weight: bold; outline: 2px solid; outline-offset: -2px }
      .unknown { font-style: italic } dt { padding: 0 .5em; border: 1px solid var(--line) }
      thead th, td { white-space: nowrap } td b { display: none }
      small { display: table; font-size: .85em; font-weight: normal; white-space: normal;
        max-width: 20em; min-width: 11em }
      @media (max-width: 45em) {
        body { margin: .8em } .wide { max-height: none; border: 0 } thead { display: none }
        table, tbody, tr, tbody th, td { display: block; max-width: none; min-width: 0; border: 0 }
        tr { border: 1px solid var(--line); margin-bottom: .8em }
        tbody th { position: static; background: var(--head); font-weight: bold }
        td { border-top: 1px solid var(--line) } td b { display: inline; font-weight: normal }
        td:empty { display: none } small { max-width: none }
      }
      @media print { .wide { overflow: visible; max-height: none } thead th, tbody th { position: static } }
      """;

  private final Forecast forecast;
  private final StringBuilder page = new StringBuilder();

  private ForecastPage(Forecast forecast) {
    this.forecast = forecast;
  }

  static String of(Forecast forecast) {
    return new ForecastPage(forecast).page();
  }

  private String page() {
    String title = text("Forecast for " + forecast.packageName());
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<link rel=\"icon\" href=\"data:,\">\n<title>").append(title);
    page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    page.append("<h1>").append(title).append("</h1>\n<p>");
    page.append(text(forecast.packageName() + " is at " + forecast.version() + "; "));
    page.append(text(forecast.patches().size() + " patches of " + forecast.branch()));
    page.append(" on upstream's versions. A patch that conflicts is left out to see what becomes");
    page.append(" of those after it.</p>\n");
    if (forecast.releases().isEmpty()) {
      page.append("<p>No tag of a newer version.</p>\n");
    } else {
      legend();
      releases();
      table();
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private void legend() {
    page.append("<dl>\n");
    for (ForecastWord word : ForecastWord.values()) {
      page.append("<div><dt class=\"").append(css(word)).append("\">").append(word.word());
      page.append("</dt> <dd>").append(text(word.meaning())).append("</dd></div>\n");
    }
    page.append("</dl>\n");
  }

  /** How many patches fare how; a line for versions in a row where it is the same. */
  private void releases() {
    page.append("<h2>Versions</h2>\n<ul>\n");
    for (Run run : runs(this::counts)) {
      page.append("<li><code>").append(text(run.name())).append("</code>: ");
      page.append(text(run.says())).append("</li>\n");
    }
    page.append("</ul>\n");
  }

  /** Versions in a row of which the same is to be said. */
  private record Run(Forecast.Release first, Forecast.Release last, int length, String says) {
    String name() {
      return length == 1 ? first.version() : first.version() + " to " + last.version();
    }
  }

  private List<Run> runs(Function<Forecast.Release, String> saying) {
    List<Run> runs = new ArrayList<>();
    for (Forecast.Release release : forecast.releases()) {
      String says = saying.apply(release);
      Optional<Run> before =
          runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
      if (before.filter(run -> run.says().equals(says)).isPresent()) {
        Run run = runs.remove(runs.size() - 1);
        runs.add(new Run(run.first(), release, run.length() + 1, says));
      } else {
        runs.add(new Run(release, release, 1, says));
      }
    }
    return runs;
  }

  private String counts(Forecast.Release release) {
    String counts =
        Arrays.stream(ForecastWord.values())
            .map(word -> count(release, word) + " " + word.word())
            .filter(count -> !count.startsWith("0 "))
            .collect(Collectors.joining(", "));
    return release.problem().map(why -> "can't be looked at: " + why).orElse(counts);
  }

  private long count(Forecast.Release release, ForecastWord word) {
    return forecast.patches().stream()
        .filter(patch -> word(forecast.outcome(patch, release)) == word)
        .count();
  }

  private void table() {
    page.append("<h2>Patches</h2>\n<div class=\"wide\" tabindex=\"0\">\n<table>\n<thead>\n");
    page.append("<tr><th scope=\"col\">Patch</th><th scope=\"col\">Breaks at</th>");
    for (Forecast.Release release : forecast.releases()) {
      page.append("<th scope=\"col\">").append(text(release.version())).append("</th>");
    }
    page.append("</tr>\n</thead>\n<tbody>\n");
    forecast.patches().forEach(this::row);
    page.append("</tbody>\n</table>\n</div>\n");
  }

  private void row(PatchCommit patch) {
    page.append("<tr><th scope=\"row\"><code>").append(patch.shortId()).append("</code> ");
    page.append(text(patch.subject())).append("</th><td>");
    forecast
        .firstConflict(patch)
        .ifPresent(release -> page.append("<b>breaks at: </b>").append(text(release.version())));
    page.append("</td>");
    for (Run run : runs(release -> story(forecast.outcome(patch, release)))) {
      cell(run, forecast.outcome(patch, run.first()));
    }
    page.append("</tr>\n");
  }

  private static String story(Optional<PatchOutcome> outcome) {
    return outcome.map(PatchOutcome::story).orElse("");
  }

  private void cell(Run run, Optional<PatchOutcome> outcome) {
    ForecastWord word = word(outcome);
    page.append("<td class=\"").append(css(word)).append("\" colspan=\"").append(run.length());
    page.append("\"><b>").append(text(run.name())).append(": </b>").append(word.word());
    outcome
        .map(PatchOutcome::reason)
        .filter(reason -> !reason.isEmpty())
        .ifPresent(reason -> page.append(" <small>").append(text(reason)).append("</small>"));
    page.append("</td>");
  }

  private static ForecastWord word(Optional<PatchOutcome> outcome) {
    return outcome.map(ForecastWord::of).orElse(ForecastWord.UNKNOWN);
  }

  private static String css(ForecastWord word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /** Subjects and paths come from anybody. */
  private static String text(String text) {
    return StringEscapeUtils.escapeHtml4(Printable.line(text));
  }
}
