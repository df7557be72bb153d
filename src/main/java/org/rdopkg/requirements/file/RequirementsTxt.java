package org.rdopkg.requirements.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.requirements.python.Requirement;

/**
 * Reads {@code requirements.txt} as pip does: lines joined at a backslash, comments, options,
 * hashes, addresses. Other files that it includes with {@code -r} are read; {@code -c} only limits
 * what others require, so it is noted.
 */
final class RequirementsTxt {
  private static final List<String> INCLUDE = List.of("--requirement", "-r");
  private static final List<String> CONSTRAINT = List.of("--constraint", "-c");
  private static final List<String> EDITABLE = List.of("--editable", "-e");
  private static final int MOST_LINES = 200_000;

  private final RequirementsCollector found;

  RequirementsTxt(RequirementsCollector found) {
    this.found = found;
  }

  /**
   * Reads a file.
   *
   * @param path its path in the project
   */
  void read(String path, String text) {
    for (String joined : joined(text)) {
      String line = withoutComment(joined).strip();
      if (!line.isEmpty()) {
        line(path, line);
      }
    }
  }

  /** A comment ends a requirement that was going on. */
  private static List<String> joined(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    String[] physical = text.split("\r\n|\n|\r", MOST_LINES);
    for (String line : physical) {
      boolean comment = line.stripLeading().startsWith("#");
      boolean continued = line.endsWith("\\") && !comment;
      open.append(comment ? " " : "").append(line, 0, line.length() - (continued ? 1 : 0));
      if (!continued) {
        lines.add(open.toString());
        open.setLength(0);
      }
    }
    lines.add(open.toString());
    return lines;
  }

  /** A comment starts at the line's start or behind a blank. */
  private static String withoutComment(String line) {
    for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
      if (at == 0 || Character.isWhitespace(line.charAt(at - 1))) {
        return line.substring(0, at);
      }
    }
    return line;
  }

  private void line(String path, String line) {
    Optional<String> included = option(line, INCLUDE);
    Optional<String> constraints = option(line, CONSTRAINT);
    Optional<String> editable = option(line, EDITABLE);
    if (included.isPresent()) {
      found.include(path, included.get());
    } else if (constraints.isPresent()) {
      found.note(path + ": constraints are not read: " + constraints.get());
    } else if (editable.isPresent()) {
      address(editable.get());
    } else if (!line.startsWith("-")) {
      requirement(withoutOptions(line));
    }
  }

  /**
   * The value of one of the options, {@code -r FILE}, {@code -rFILE}, {@code --requirement=FILE}.
   */
  private static Optional<String> option(String line, List<String> names) {
    for (String name : names) {
      boolean isLong = name.startsWith("--");
      if (line.startsWith(name)) {
        String rest = line.substring(name.length());
        boolean separated = rest.startsWith("=") || rest.startsWith(" ") || rest.startsWith("\t");
        if (separated || (!isLong && !rest.isEmpty())) {
          return Optional.of(rest.substring(rest.startsWith("=") ? 1 : 0).strip());
        }
      }
    }
    return Optional.empty();
  }

  /** Hashes and other options of one requirement stand behind it. */
  private static String withoutOptions(String line) {
    int at = line.indexOf(" --");
    return (at < 0 ? line : line.substring(0, at)).strip();
  }

  private void requirement(String text) {
    Optional<Requirement> parsed = Requirement.parse(text);
    if (parsed.isPresent()) {
      found.add(parsed.get());
    } else if (text.contains("://") || text.startsWith(".") || text.endsWith(".whl")) {
      address(text);
    } else {
      int comment = text.indexOf('#');
      found.add(comment > 0 ? text.substring(0, comment).strip() : text);
    }
  }

  /** An address or a file: its name is all that can be required. */
  private void address(String text) {
    Optional<String> name = egg(text).or(() -> wheel(text));
    if (name.isPresent()) {
      found.add(Requirement.ofName(name.get(), name.get()));
    } else {
      found.note("can't tell which project this is: " + text);
    }
  }

  private static Optional<String> egg(String text) {
    int at = Math.max(text.indexOf("#egg="), text.indexOf("&egg="));
    if (at < 0) {
      return Optional.empty();
    }
    String name = text.substring(at + 5).split("[&\\[;\\s]", 2)[0];
    return Requirement.parse(name).map(Requirement::name);
  }

  /** {@code NAME-VERSION-...whl}. */
  private static Optional<String> wheel(String text) {
    String file = text.substring(text.lastIndexOf('/') + 1);
    int dash = file.indexOf('-');
    return file.endsWith(".whl") && dash > 0
        ? Requirement.parse(file.substring(0, dash)).map(Requirement::name)
        : Optional.empty();
  }
}
