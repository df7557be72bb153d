package org.rdopkg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rdopkg.testkit.Distgit.distgit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.workflow.NewVersions;

/** The page of a forecast in a real browser: on a desk, on a telephone, in the dark. */
class ForecastPageTest {
  /** Added to a copy of the page; leaves what it finds in the title. */
  private static final String PROBE =
      """
      <script>
      const cells = [...document.querySelectorAll('tbody td[colspan]')];
      const rgb = c => c.match(/[\\d.]+/g).map(Number);
      const lum = c => rgb(c).slice(0, 3).map(v => v / 255)
        .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const contrast = e => { const s = getComputedStyle(e);
        const pair = [lum(s.color), lum(s.backgroundColor)].sort((a, b) => a - b);
        return (pair[1] + 0.05) / (pair[0] + 0.05); };
      const texts = [...document.querySelectorAll('body *')].filter(e => e.textContent);
      const found = JSON.stringify({
        width: innerWidth,
        content: document.documentElement.scrollWidth,
        headings: [...document.querySelectorAll('thead')].filter(e => e.offsetHeight > 0).length,
        cells: cells.map(e => e.innerText.replace(/\\s+/g, ' ')),
        cut: cells.filter(e => e.scrollWidth > e.clientWidth + 4).map(e => e.innerText),
        smallest: Math.min(...texts.map(e => parseFloat(getComputedStyle(e).fontSize))),
        contrast: Math.min(...cells.map(contrast)),
        dark: matchMedia('(prefers-color-scheme: dark)').matches,
        fetched: performance.getEntriesByType('resource').length,
        scripts: document.scripts.length });
      if (parent === window) { document.title = found; } else { parent.postMessage(found, '*'); }
      </script>
      """;

  @TempDir Path folder;

  private record Seen(JsonObject page, String console) {
    List<String> list(String name) {
      List<String> all = new ArrayList<>();
      page.getAsJsonArray(name).forEach(element -> all.add(element.getAsString()));
      return all;
    }

    double number(String name) {
      return page.get(name).getAsDouble();
    }
  }

  /** Clean, upstream, moved, breaking, and one that would like to be a script. */
  private static String page() {
    String lines = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n";
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("src/shared", lines, "src/moving", lines))
            .patch("First <script>console.error('run')</script> \"&'", "first", "1\n")
            .patch("Second", "second", "2\n")
            .patch("Third changes what upstream changes later on", "src/shared", "A\n" + lines)
            .patch("Fourth", "src/moving", lines + "K\n")
            .create();
    NewVersions.release(repo, "1.3.0", "1.2.3", Map.of());
    NewVersions.release(repo, "1.4.0", "1.3.0", Map.of("second", "2\n"));
    repo.git()
        .importing("moved")
        .from("1.4.0")
        .delete("src/moving")
        .file("lib/moving", lines)
        .commit("Move")
        .done();
    repo.git().git("tag", "1.5.0", "moved");
    String from = "1.5.0";
    for (int i = 0; i < 14; i++) {
      NewVersions.release(repo, "2.0." + i, from, Map.of("src/shared", i + "\n" + lines));
      from = "2.0." + i;
    }
    repo.run("forecast", "--html", "../page.html").exits(0);
    return repo.git().read("../page.html");
  }

  private Seen look(String page, int width, String... options) throws Exception {
    assumeTrue(installed("chromium"), "chromium is not installed");
    Path file = folder.resolve("page.html");
    Files.writeString(file, frame(page, width));
    List<String> command = new ArrayList<>(List.of("chromium", "--headless", "--no-sandbox"));
    command.addAll(List.of("--disable-gpu", "--disable-quic", "--no-first-run"));
    command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    command.addAll(List.of("--disable-sync", "--enable-logging=stderr", "--log-level=0"));
    command.addAll(List.of("--user-data-dir=" + folder.resolve("profile"), "--hide-scrollbars"));
    command.addAll(List.of("--window-size=1400,900", "--virtual-time-budget=3000"));
    command.addAll(List.of(options));
    command.addAll(List.of("--dump-dom", file.toUri().toString()));
    Path log = folder.resolve("log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    process.getOutputStream().close();
    String dom = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    String console = String.join("\n", consoleLines(log));
    int title = dom.indexOf("<title>{");
    String json = dom.substring(title + "<title>".length(), dom.indexOf("</title>", title));
    return new Seen(
        JsonParser.parseString(StringEscapeUtils.unescapeHtml4(json)).getAsJsonObject(), console);
  }

  /** A browser's window has a least width; a frame in it has not, and counts as a screen. */
  private static String frame(String page, int width) {
    return "<!DOCTYPE html><html><head><title></title></head><body style='margin:0'>"
        + "<script>onmessage = event => { document.title = event.data; }</script>"
        + "<iframe style='border:0; width:%dpx; height:900px' srcdoc=\"%s\"></iframe>"
            .formatted(width, StringEscapeUtils.escapeHtml4(page))
        + "</body></html>";
  }

  private static List<String> consoleLines(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("CONSOLE")).toList();
    }
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  void itIsReadOnADeskAndOnATelephoneWithoutColourAndWithoutErrors() throws Exception {
    String page = page().replace("</body>", PROBE + "</body>");
    Seen desk = look(page, 1280);
    assertThat(desk.console()).isEmpty();
    assertThat(desk.number("width")).isEqualTo(1280);
    assertThat(desk.number("headings")).isEqualTo(1);
    assertThat(desk.list("cells"))
        .contains("clean", "empty")
        .anyMatch(cell -> cell.startsWith("conflict src/shared, "))
        .anyMatch(cell -> cell.startsWith("changed ") && cell.contains("lib/moving"));
    readable(desk);
    Seen telephone = look(page, 400);
    assertThat(telephone.console()).isEmpty();
    assertThat(telephone.number("width")).isEqualTo(400);
    assertThat(telephone.number("headings")).isZero();
    assertThat(telephone.list("cells"))
        .contains("1.3.0 to 2.0.13: clean")
        .anyMatch(cell -> cell.startsWith("2.0.0 to 2.0.13: conflict "));
    readable(telephone);
    Seen night = look(page, 1280, "--blink-settings=preferredColorScheme=0");
    assertThat(night.page().get("dark").getAsBoolean()).isTrue();
    readable(night);
  }

  /**
   * Nothing sticks out, nothing is cut off, letters are big and stand out, all is said in words.
   */
  private static void readable(Seen seen) {
    assertThat(seen.number("content")).isLessThanOrEqualTo(seen.number("width"));
    assertThat(seen.list("cut")).isEmpty();
    assertThat(seen.number("smallest")).isGreaterThanOrEqualTo(12);
    assertThat(seen.number("contrast")).isGreaterThanOrEqualTo(4.5);
    assertThat(seen.list("cells"))
        .allMatch(
            cell ->
                Stream.of(ForecastWord.values())
                    .map(ForecastWord::word)
                    .anyMatch(word -> cell.matches("(.*: )?" + word + "( .*)?")));
    assertThat(seen.number("fetched")).isZero();
    assertThat(seen.number("scripts")).as("only the test's own").isEqualTo(1);
  }

  /** The test itself must notice a page that is wrong. */
  @Test
  void errorsOfAPageAreSeen() throws Exception {
    Seen seen =
        look(
            "<html><head><title>x</title></head><body><img src='missing.png'><table><tbody><tr>"
                + "<td colspan=1 style='color:#777;background:#888'>x</td></tr></tbody></table>"
                + "<div style='width:3000px'>wide</div><script>undefined.x</script>"
                + PROBE
                + "</body></html>",
            400);
    assertThat(seen.console()).contains("TypeError");
    assertThat(seen.number("content")).isGreaterThan(seen.number("width"));
    assertThat(seen.number("contrast")).isLessThan(4.5);
  }
}
