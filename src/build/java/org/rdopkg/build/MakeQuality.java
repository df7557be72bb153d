package org.rdopkg.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code MakeQuality PROJECT}: writes the numbers of the last run of tests, with coverage and
 * mutants as far as there are reports, into {@code docs/quality.md}.
 */
final class MakeQuality {
  private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>");
  private static final Pattern CASE = Pattern.compile("<testcase ");
  private static final Pattern MUTATION =
      Pattern.compile(
          "<mutation detected='(?<detected>true|false)' status='(?<status>[A-Z_]+)'"
              + ".*?<mutatedClass>(?<class>[^<]+)</mutatedClass>",
          Pattern.DOTALL);
  private static final String START = "<!-- numbers -->";
  private static final String END = "<!-- end of numbers -->";

  private MakeQuality() {}

  /** Numbers of a room, added up. */
  private static final class Room {
    private int tests;
    private int skipped;
    private int failed;
    private double seconds;
    private int linesMissed;
    private int linesCovered;
    private int branchesMissed;
    private int branchesCovered;
    private int mutants;
    private int killed;
    private int uncovered;

    private void add(Room other) {
      tests += other.tests;
      skipped += other.skipped;
      failed += other.failed;
      seconds += other.seconds;
      linesMissed += other.linesMissed;
      linesCovered += other.linesCovered;
      branchesMissed += other.branchesMissed;
      branchesCovered += other.branchesCovered;
      mutants += other.mutants;
      killed += other.killed;
      uncovered += other.uncovered;
    }
  }

  public static void main(String[] args) throws IOException {
    Path project = Path.of(args[0]);
    Map<String, Room> rooms = new TreeMap<>();
    tests(project.resolve("target/surefire-reports"), rooms);
    coverage(project.resolve("target/site/jacoco/jacoco.csv"), rooms);
    mutants(project.resolve("target/mutation"), rooms);
    Path page = project.resolve("docs/quality.md");
    String text = Files.readString(page);
    int start = text.indexOf(START) + START.length();
    int end = text.indexOf(END);
    Files.writeString(
        page, text.substring(0, start) + "\n\n" + table(rooms) + "\n" + text.substring(end));
  }

  private static Room room(Map<String, Room> rooms, String className) {
    String[] parts = className.split("\\.", -1);
    String name = parts.length > 3 ? parts[2] : "program";
    boolean inner = parts.length > 4 && (name.equals("git") || name.equals("spec"));
    return rooms.computeIfAbsent(inner ? name + "." + parts[3] : name, n -> new Room());
  }

  private static void tests(Path folder, Map<String, Room> rooms) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> reports = Files.list(folder)) {
      for (Path report : reports.filter(f -> f.toString().endsWith(".xml")).toList()) {
        String text = Files.readString(report);
        Matcher suite = SUITE.matcher(text);
        if (suite.find()) {
          Room room = room(rooms, attribute(suite.group(), "name"));
          // As Maven counts: every try of a parameterised test. The suite's own number is smaller.
          room.tests += (int) CASE.matcher(text).results().count();
          room.skipped += Integer.parseInt(attribute(suite.group(), "skipped"));
          room.failed +=
              Integer.parseInt(attribute(suite.group(), "failures"))
                  + Integer.parseInt(attribute(suite.group(), "errors"));
          room.seconds += Double.parseDouble(attribute(suite.group(), "time").replace(",", ""));
        }
      }
    }
  }

  private static String attribute(String element, String name) {
    Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(element);
    if (!value.find()) {
      throw new IllegalArgumentException("no " + name + " in " + element);
    }
    return value.group(1);
  }

  /** JaCoCo's columns: group, package, class, then pairs of missed and covered. */
  private static void coverage(Path csv, Map<String, Room> rooms) throws IOException {
    if (!Files.exists(csv)) {
      return;
    }
    for (String line : Files.readAllLines(csv)) {
      String[] cells = line.split(",", -1);
      if (cells.length > 8 && cells[1].startsWith("org.rdopkg")) {
        Room room = room(rooms, cells[1] + "." + cells[2].replace('.', '$'));
        room.branchesMissed += Integer.parseInt(cells[5]);
        room.branchesCovered += Integer.parseInt(cells[6]);
        room.linesMissed += Integer.parseInt(cells[7]);
        room.linesCovered += Integer.parseInt(cells[8]);
      }
    }
  }

  /** Each run of PIT has left a file in the folder. */
  private static void mutants(Path folder, Map<String, Room> rooms) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> reports = Files.list(folder)) {
      for (Path report : reports.filter(f -> f.toString().endsWith(".xml")).toList()) {
        Matcher mutation = MUTATION.matcher(Files.readString(report));
        while (mutation.find()) {
          Room room = room(rooms, mutation.group("class"));
          room.mutants++;
          if (mutation.group("detected").equals("true")) {
            room.killed++;
          }
          if (mutation.group("status").equals("NO_COVERAGE")) {
            room.uncovered++;
          }
        }
      }
    }
  }

  private static String table(Map<String, Room> rooms) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| room | tests | seconds | lines reached | branches reached | mutants | killed |");
    table.append(" of those reached |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    Room all = new Room();
    rooms.values().forEach(all::add);
    rooms.forEach((name, room) -> table.append(row("`" + name + "`", room)));
    table.append(row("all", all));
    table.append('\n');
    table.append(
        String.format(
            Locale.ROOT,
            "%,d tests: %d failed, %d skipped.%n",
            all.tests,
            all.failed,
            all.skipped));
    return table.toString();
  }

  private static String row(String name, Room room) {
    return "| "
        + String.join(
            " | ",
            List.of(
                name,
                room.tests == 0 ? "" : String.format(Locale.ROOT, "%,d", room.tests),
                room.tests == 0 ? "" : String.format(Locale.ROOT, "%.0f", room.seconds),
                share(room.linesCovered, room.linesMissed),
                share(room.branchesCovered, room.branchesMissed),
                room.mutants == 0 ? "" : String.format(Locale.ROOT, "%,d", room.mutants),
                share(room.killed, room.mutants - room.killed),
                share(room.killed, room.mutants - room.uncovered - room.killed)))
        + " |\n";
  }

  private static String share(int yes, int no) {
    return yes + no == 0 ? "" : Math.round(100.0 * yes / (yes + no)) + "%";
  }
}
