package org.rdopkg.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page with command lines in it: indented lines that start with {@code $}, each followed by what
 * it prints. {@code ...} stands for any text, alone on a line for any number of lines. A command
 * goes on in lines that start with {@code >}.
 */
final class GuidePage {
  private static final String INDENT = "    ";
  private static final String PROMPT = INDENT + "$ ";
  private static final String MORE = INDENT + "> ";
  private static final String ANYTHING = "...";
  private static final Pattern FAILURE = Pattern.compile("(?m)^(error|fatal): ");

  private final Path file;
  private final List<String> lines;

  private GuidePage(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  static GuidePage read(Path file) throws IOException {
    return new GuidePage(file, Files.readAllLines(file));
  }

  /**
   * A command line of the page.
   *
   * @param line where it stands, from 1
   * @param text what is run
   * @param output what the page says that it prints
   */
  record Command(int line, String text, List<String> output) {

    boolean fails() {
      return FAILURE.matcher(String.join("\n", output)).find();
    }

    boolean prints(List<String> actual) {
      StringBuilder regex = new StringBuilder();
      for (String expected : output) {
        regex.append(expected.equals(ANYTHING) ? "(?:.*\n)*" : line(expected) + "\n");
      }
      String text = actual.stream().map(l -> l + "\n").collect(Collectors.joining());
      return Pattern.compile(regex.toString()).matcher(text).matches();
    }

    private static String line(String expected) {
      return Stream.of(expected.split(Pattern.quote(ANYTHING), -1))
          .map(Pattern::quote)
          .collect(Collectors.joining(".*"));
    }
  }

  /** All command lines, in order. */
  List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(PROMPT)) {
        StringBuilder text = new StringBuilder(lines.get(i).substring(PROMPT.length()));
        int next = i + 1;
        while (next < lines.size() && lines.get(next).startsWith(MORE)) {
          text.append('\n').append(lines.get(next).substring(MORE.length()));
          next++;
        }
        commands.add(new Command(i + 1, text.toString(), output(next)));
      }
    }
    return commands;
  }

  private List<String> output(int start) {
    List<String> output = new ArrayList<>();
    for (int i = start; i < end(start); i++) {
      if (!output.isEmpty() || !lines.get(i).isBlank()) {
        output.add(lines.get(i).isBlank() ? "" : lines.get(i).substring(INDENT.length()));
      }
    }
    return output;
  }

  /** Where the output that starts there ends: blank lines belong to it when it goes on after. */
  private int end(int start) {
    int end = start;
    for (int i = start; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && (!line.startsWith(INDENT) || line.startsWith(PROMPT))) {
        break;
      }
      if (!line.isBlank()) {
        end = i + 1;
      }
    }
    return end;
  }

  /** Writes the page anew, with what the commands really print where it says something else. */
  void update(List<List<String>> outputs) throws IOException {
    List<Command> commands = commands();
    List<String> result = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < outputs.size(); i++) {
      Command command = commands.get(i);
      int start = command.line() + (int) command.text().lines().count() - 1;
      result.addAll(lines.subList(done, start));
      done = end(start);
      if (command.prints(outputs.get(i))) {
        result.addAll(lines.subList(start, done));
      } else {
        outputs.get(i).forEach(l -> result.add(l.isBlank() ? "" : INDENT + l));
      }
    }
    result.addAll(lines.subList(done, lines.size()));
    Files.write(file, result);
  }

  Path file() {
    return file;
  }

  String text() {
    return String.join("\n", lines);
  }
}
