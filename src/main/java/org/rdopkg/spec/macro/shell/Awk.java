package org.rdopkg.spec.macro.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code awk} with one {@code {print ...}} action: fields, strings, commas. */
final class Awk {
  private String separator = " ";
  private String program = "";
  private int at;

  private Awk() {}

  static String run(List<String> words, String input) {
    Awk awk = new Awk();
    awk.options(words);
    return awk.apply(input);
  }

  private void options(List<String> words) {
    int i = 0;
    for (; i < words.size() && words.get(i).startsWith("-"); i++) {
      String word = words.get(i);
      if (!word.startsWith("-F")) {
        throw new UnsupportedShell("awk option");
      }
      separator = word.substring(2);
      if (separator.isEmpty()) {
        if (++i == words.size()) {
          throw new UnsupportedShell("awk -F");
        }
        separator = words.get(i);
      }
    }
    if (i + 1 != words.size()) {
      throw new UnsupportedShell("awk files");
    }
    program = words.get(i).strip();
    if (separator.length() == 3 && separator.startsWith("[") && separator.endsWith("]")) {
      separator = separator.substring(1, 2);
    } else if (separator.equals("\\.")) {
      separator = ".";
    }
    if (separator.length() != 1 || separator.equals("t") || separator.equals("\\")) {
      throw new UnsupportedShell("awk separator");
    }
  }

  private String apply(String input) {
    StringBuilder out = new StringBuilder();
    for (String line : Lines.of(input)) {
      List<String> fields = fields(line);
      at = 0;
      out.append(action(line, fields)).append('\n');
    }
    return out.toString();
  }

  private List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    if (separator.equals(" ")) {
      for (String field : line.split("[ \t\n]+", -1)) {
        if (!field.isEmpty()) {
          fields.add(field);
        }
      }
    } else if (!line.isEmpty()) {
      fields.addAll(List.of(line.split(com.google.re2j.Pattern.quote(separator), -1)));
    }
    return fields;
  }

  private String action(String line, List<String> fields) {
    expect("{");
    expect("print");
    StringBuilder out = new StringBuilder();
    boolean any = false;
    while (true) {
      skipBlanks();
      char c = at < program.length() ? program.charAt(at) : 0;
      if (c == '}' || c == ';') {
        break;
      }
      if (c == ',') {
        at++;
        out.append(' ');
      } else {
        out.append(operand(line, fields));
        any = true;
      }
    }
    accept(";");
    expect("}");
    if (at < program.length()) {
      throw new UnsupportedShell("awk program");
    }
    return any ? out.toString() : line;
  }

  private String operand(String line, List<String> fields) {
    char c = program.charAt(at);
    if (c == '"') {
      int close = program.indexOf('"', at + 1);
      String text = close < 0 ? "\\" : program.substring(at + 1, close);
      if (text.indexOf('\\') >= 0) {
        throw new UnsupportedShell("awk string");
      }
      at = close + 1;
      return text;
    }
    if (c != '$') {
      throw new UnsupportedShell("awk operand");
    }
    at++;
    if (program.startsWith("NF", at)) {
      at += 2;
      return afterField(fields.isEmpty() ? line : fields.get(fields.size() - 1));
    }
    int end = at;
    while (end < program.length() && program.charAt(end) >= '0' && program.charAt(end) <= '9') {
      end++;
    }
    if (end == at || end - at > 4) {
      throw new UnsupportedShell("awk field");
    }
    int number = Integer.parseInt(program.substring(at, end));
    at = end;
    return afterField(number == 0 ? line : number <= fields.size() ? fields.get(number - 1) : "");
  }

  /** A field followed by an operator would be computed with. */
  private String afterField(String value) {
    skipBlanks();
    if (at < program.length() && "$\",;}".indexOf(program.charAt(at)) < 0) {
      throw new UnsupportedShell("awk operator");
    }
    return value;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new UnsupportedShell("awk program");
    }
  }

  private boolean accept(String token) {
    skipBlanks();
    if (!program.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    skipBlanks();
    return true;
  }

  private void skipBlanks() {
    while (at < program.length() && " \t\n".indexOf(program.charAt(at)) >= 0) {
      at++;
    }
  }
}
