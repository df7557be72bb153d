package org.rdopkg.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What rdopkg's own spec file says of the package: its RPM is built without rpm, but from the same
 * words.
 */
record SpecPart(List<String> lines) {
  /** The macros that it uses in what a package holds. */
  private static final Map<String, String> MACROS =
      Map.of("%{_prefix}", "/usr", "%{name}", Release.NAME);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM d yyyy", Locale.ENGLISH);
  private static final Pattern HEAD =
      Pattern.compile("\\* (?<date>\\S+ \\S+ +\\S+ \\S+) (?<author>.*)");

  /** The spec of that file, its macros expanded. */
  static SpecPart read(Path file) throws IOException {
    String text = Files.readString(file);
    for (Map.Entry<String, String> macro : MACROS.entrySet()) {
      text = text.replace(macro.getKey(), macro.getValue());
    }
    return new SpecPart(text.lines().toList());
  }

  /** An entry of the changelog; rpm dates it at noon. */
  record Entry(Instant noon, String author, String text) {}

  /** The entries of the changelog, newest first. */
  List<Entry> changelog() {
    List<Entry> entries = new ArrayList<>();
    for (String entry : section("%changelog").split("\n\n", -1)) {
      Matcher head = HEAD.matcher(entry.lines().findFirst().orElse(""));
      if (!head.matches()) {
        throw new IllegalArgumentException("no changelog entry: " + entry);
      }
      Instant noon =
          LocalDate.parse(head.group("date"), DATE).atTime(12, 0).toInstant(ZoneOffset.UTC);
      String text = entry.lines().skip(1).collect(Collectors.joining("\n"));
      entries.add(new Entry(noon, head.group("author"), text));
    }
    return entries;
  }

  /** The value of a tag; the first when there are several. */
  String tag(String name) {
    return tags(name).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the spec has no " + name));
  }

  /** The values of a tag that may be repeated. */
  List<String> tags(String name) {
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("%description")) {
        break;
      }
      if (line.startsWith(name + ":")) {
        values.add(line.substring(name.length() + 1).strip());
      }
    }
    return values;
  }

  /** The text of a section, given its whole heading. */
  String section(String heading) {
    int start = lines.indexOf(heading);
    if (start < 0) {
      throw new IllegalArgumentException("the spec has no " + heading);
    }
    List<String> text = new ArrayList<>();
    for (String line : lines.subList(start + 1, lines.size())) {
      if (line.startsWith("%") && !line.startsWith("%{")) {
        break;
      }
      text.add(line);
    }
    return String.join("\n", text).strip();
  }
}
