package org.rdopkg.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.workflow.Forecast;

/**
 * A forecast as a table: patches down, versions across, the first that a patch breaks at. Versions
 * that do not fit side by side go into further tables below, so that no line wraps.
 */
final class ForecastTable {
  private static final int SUBJECT = 40;
  private static final int SHORTEST_SUBJECT = 16;
  private static final int WORD = 8;
  private static final int ID = 9;

  private final Console console;
  private final Forecast forecast;
  private final boolean words;
  private final int subject;

  ForecastTable(Console console, Forecast forecast) {
    this.console = console;
    this.forecast = forecast;
    int room = console.width() - ID - 1;
    this.words = SUBJECT + columns(WORD) <= room;
    this.subject =
        words ? SUBJECT : Math.max(SHORTEST_SUBJECT, Math.min(SUBJECT, room - columns(0)));
  }

  /** The width of all versions, when each has room for so many letters. */
  private int columns(int least) {
    return forecast.releases().stream()
        .mapToInt(release -> 2 + Math.max(least, release.version().length()))
        .sum();
  }

  void print() {
    if (forecast.releases().isEmpty()) {
      console.note("No tag of a newer version.");
      return;
    }
    for (List<Forecast.Release> block : blocks()) {
      console.result(heading(block));
      forecast.patches().forEach(patch -> console.result(line(patch, block)));
      console.result("");
    }
    if (!words) {
      console.result(
          Arrays.stream(ForecastWord.values())
              .map(word -> word.letter() + " " + word.word())
              .collect(Collectors.joining(", ")));
    }
    forecast.patches().forEach(this::printConflict);
    for (Forecast.Release release : forecast.releases()) {
      release
          .problem()
          .ifPresent(why -> console.warn(release.version() + " can't be looked at: " + why));
    }
  }

  /** As many versions as a line has room for, at least one. */
  private List<List<Forecast.Release>> blocks() {
    List<List<Forecast.Release>> blocks = new ArrayList<>();
    List<Forecast.Release> block = new ArrayList<>();
    int room = console.width() - ID - subject - 1;
    int used = 0;
    for (Forecast.Release release : forecast.releases()) {
      int needed = 2 + width(release);
      if (!block.isEmpty() && used + needed > room) {
        blocks.add(block);
        block = new ArrayList<>();
        used = 0;
      }
      block.add(release);
      used += needed;
    }
    blocks.add(block);
    return blocks;
  }

  private Text heading(List<Forecast.Release> block) {
    Text line = Text.of(pad("", ID + subject), Style.STRONG);
    block.forEach(release -> line.add("  " + pad(release.version(), width(release)), Style.STRONG));
    return line;
  }

  private Text line(PatchCommit patch, List<Forecast.Release> block) {
    Text line =
        Text.of(patch.shortId(), Style.GOOD)
            .plain(pad("  " + cut(patch.subject()), ID + subject - patch.shortId().length()));
    for (Forecast.Release release : block) {
      ForecastWord word =
          forecast.outcome(patch, release).map(ForecastWord::of).orElse(ForecastWord.UNKNOWN);
      String text = words ? word.word() : String.valueOf(word.letter());
      line.plain("  ").add(pad(text, width(release)), word.style());
    }
    return line;
  }

  private void printConflict(PatchCommit patch) {
    forecast
        .firstConflict(patch)
        .ifPresent(
            release ->
                console.result(
                    Text.of(patch.shortId(), Style.BAD)
                        .plain(
                            " breaks at %s: %s"
                                .formatted(
                                    release.version(),
                                    forecast.outcome(patch, release).orElseThrow().detail()))));
  }

  private int width(Forecast.Release release) {
    return words ? Math.max(WORD, release.version().length()) : release.version().length();
  }

  private String cut(String text) {
    int room = subject - 2;
    return text.codePointCount(0, text.length()) <= room
        ? text
        : text.substring(0, text.offsetByCodePoints(0, room - 3)) + "...";
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
  }
}
