package org.rdopkg.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * {@code MakePlots FIGURES DOCS}: makes {@code plots.md} and its pictures of the figures that
 * {@code src/test/bench/plots} has taken.
 */
final class MakePlots {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 340;
  private static final int LEFT = 70;
  private static final int BOTTOM = 50;
  private static final int TOP = 50;
  private static final int RIGHT = 90;
  private static final double KIBIBYTES = 1024;
  private static final Map<String, String> COLOURS = Map.of("rdopkg", "#0a58a8", "git", "#b3541e");

  private final Map<String, String> facts = new TreeMap<>();

  /** Series such as {@code patches rdopkg}; what was measured at each x. */
  private final Map<String, TreeMap<Integer, List<Run>>> series = new TreeMap<>();

  /** One run: seconds of wall and CPU, and memory in KiB. */
  private record Run(double wall, double cpu, double memory) {}

  /** A picture: which series, and what of a run. */
  private record Plot(
      String file, String title, String axis, String unit, ToDoubleFunction<Run> value) {}

  private static final List<Plot> PLOTS =
      List.of(
          new Plot("time-patches", "Time against patches", "patches", "s", Run::wall),
          new Plot("cpu-files", "CPU time against files of upstream", "files", "s", Run::cpu),
          new Plot(
              "memory-patches",
              "Memory against patches",
              "patches",
              "MiB",
              run -> run.memory() / KIBIBYTES),
          new Plot("cpu-patches", "CPU time against patches", "patches", "s", Run::cpu));

  private MakePlots() {}

  public static void main(String[] args) throws IOException {
    MakePlots plots = new MakePlots();
    plots.read(Path.of(args[0]));
    Path docs = Path.of(args[1]).normalize();
    Path folder = Files.createDirectories(docs.resolve("plots"));
    for (Plot plot : PLOTS) {
      Files.writeString(folder.resolve(plot.file() + ".svg"), plots.picture(plot));
    }
    Files.writeString(docs.resolve("plots.md"), plots.page());
  }

  private void read(Path figures) throws IOException {
    for (String line : Files.readAllLines(figures)) {
      String[] cells = line.split("\t", -1);
      if (cells.length == 2) {
        facts.put(cells[0], cells[1]);
      } else {
        series
            .computeIfAbsent(cells[0], name -> new TreeMap<>())
            .computeIfAbsent(Integer.valueOf(cells[1]), x -> new ArrayList<>())
            .add(
                new Run(
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4])));
      }
    }
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
    double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private TreeMap<Integer, Double> points(Plot plot, String who) {
    TreeMap<Integer, Double> points = new TreeMap<>();
    series
        .getOrDefault(plot.axis() + " " + who, new TreeMap<>())
        .forEach((x, runs) -> points.put(x, median(runs, plot.value())));
    return points;
  }

  private String picture(Plot plot) {
    double mostX = 0;
    double mostY = 0;
    for (String who : COLOURS.keySet()) {
      for (Map.Entry<Integer, Double> point : points(plot, who).entrySet()) {
        mostX = Math.max(mostX, point.getKey());
        mostY = Math.max(mostY, point.getValue());
      }
    }
    Scale x = new Scale(mostX, LEFT, WIDTH - RIGHT);
    Scale y = new Scale(mostY, HEIGHT - BOTTOM, TOP);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">
        <title>%s</title>
        <style>
        text { font: 13px system-ui, sans-serif; fill: #1c2024 }
        .grid { stroke: #d8dee4 }
        .line { fill: none; stroke-width: 2.5 }
        .title { font-size: 16px; font-weight: 700 }
        .end { text-anchor: end }
        .middle { text-anchor: middle }
        </style>
        <rect width="%d" height="%d" fill="#ffffff"/>
        <text class="title" x="%d" y="24">%s</text>
        """
            .formatted(WIDTH, HEIGHT, plot.title(), WIDTH, HEIGHT, LEFT, plot.title()));
    grid(svg, plot, x, y);
    COLOURS.keySet().stream().sorted().forEach(who -> line(svg, points(plot, who), who, x, y));
    return svg.append("</svg>\n").toString();
  }

  private static void grid(StringBuilder svg, Plot plot, Scale x, Scale y) {
    for (double value = 0; value <= y.top; value += y.step) {
      svg.append(
          format("<path class=\"grid\" d=\"M%d %.1f H%d\"/>", LEFT, y.at(value), WIDTH - RIGHT));
      String label = y.label(value);
      svg.append(
          format(
              "<text class=\"end\" x=\"%d\" y=\"%.1f\">%s</text>%n",
              LEFT - 8, y.at(value) + 4, label));
    }
    for (double value = 0; value <= x.top; value += x.step) {
      svg.append(
          format(
              "<text class=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>%n",
              x.at(value), HEIGHT - BOTTOM + 20, x.label(value)));
    }
    svg.append(
        format(
            "<text class=\"middle\" x=\"%d\" y=\"%d\">%s</text>%n",
            (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, plot.axis()));
    svg.append(
        format(
            "<text class=\"end\" x=\"%d\" y=\"%d\">%s</text>%n", LEFT - 8, TOP - 12, plot.unit()));
  }

  private static void line(
      StringBuilder svg, TreeMap<Integer, Double> points, String who, Scale x, Scale y) {
    if (points.isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    String colour = COLOURS.get(who);
    points.forEach(
        (px, py) -> {
          path.append(path.isEmpty() ? "M" : " L").append(format("%.1f %.1f", x.at(px), y.at(py)));
          dots.append(
              format(
                  "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n",
                  x.at(px), y.at(py), colour));
        });
    svg.append(format("<path class=\"line\" stroke=\"%s\" d=\"%s\"/>%n%s", colour, path, dots));
    Map.Entry<Integer, Double> last = points.lastEntry();
    svg.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" style=\"fill:%s\">%s</text>%n",
            x.at(last.getKey()) + 10,
            y.at(last.getValue()) + 4,
            colour,
            who.equals("git") ? "git alone" : who));
  }

  /** Values onto pixels, with round steps. */
  private static final class Scale {
    private final double top;
    private final double step;
    private final double from;
    private final double to;

    Scale(double most, double from, double to) {
      double size = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-6))));
      double unit = most / size <= 2 ? size / 2 : most / size <= 5 ? size : size * 2;
      step = unit;
      top = Math.ceil(most / unit) * unit;
      this.from = from;
      this.to = to;
    }

    double at(double value) {
      return from + (to - from) * value / top;
    }

    String label(double value) {
      return step < 1 ? format("%.2f", value) : format("%,.0f", value);
    }
  }

  private String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Plots: time and memory

        `src/test/bench/plots` has made this page: `rdopkg patch -l` with one-line patches, which is mostly start-up, and
        git alone doing the same (`git format-patch`, `git add`, `git commit`), over generated upstreams of 5,000 files
        (against patches), and of 500, 5,000 and 20,000 files with 50 patches each (against files). Medians of %s runs on
        %s cores, taken %s; load at the end %s:
        when that is more than the cores, time is mostly waiting, and CPU time tells more. [benchmarks](benchmarks.md) has real upstreams, and says what to think of it.
        """
            .formatted(
                facts.get("runs"), facts.get("cores"), facts.get("date"), facts.get("load")));
    for (Plot plot : PLOTS) {
      page.append("\n## ").append(plot.title()).append("\n\n");
      page.append("![").append(plot.title()).append("](plots/").append(plot.file());
      page.append(".svg)\n\n");
      page.append("| ").append(plot.axis()).append(" | rdopkg (").append(plot.unit());
      page.append(") | git alone (").append(plot.unit()).append(") |\n| --- | --- | --- |\n");
      TreeMap<Integer, Double> git = points(plot, "git");
      points(plot, "rdopkg")
          .forEach(
              (x, value) ->
                  page.append(
                      format(
                          plot.unit().equals("s")
                              ? "| %,d | %.2f | %.2f |%n"
                              : "| %,d | %.0f | %.0f |%n",
                          x,
                          value,
                          git.getOrDefault(x, Double.NaN))));
    }
    return page.toString();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
