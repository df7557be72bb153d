package org.rdopkg.spec.macro.shell;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** {@code sed} with substitutions ({@code s}) and transliterations ({@code y}) only. */
final class Sed {
  private boolean extended;
  private boolean quiet;
  private final StringBuilder printed = new StringBuilder();

  /** A command on one line. */
  private interface Command {
    String apply(String line);
  }

  private Sed() {}

  static String run(List<String> words, String input) {
    return new Sed().apply(words, input);
  }

  private String apply(List<String> words, String input) {
    List<String> scripts = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "-n" -> quiet = true;
        case "-r", "-E", "--regexp-extended" -> extended = true;
        case "-e" -> {
          if (++i == words.size()) {
            throw new UnsupportedShell("sed -e");
          }
          scripts.add(words.get(i));
        }
        case "-re", "-Ee" -> {
          extended = true;
          if (++i == words.size()) {
            throw new UnsupportedShell("sed -e");
          }
          scripts.add(words.get(i));
        }
        default -> rest.add(words.get(i));
      }
    }
    if (scripts.isEmpty() && !rest.isEmpty()) {
      scripts.add(rest.remove(0));
    }
    if (!rest.isEmpty() || scripts.isEmpty() || scripts.get(0).startsWith("-")) {
      throw new UnsupportedShell("sed words");
    }
    List<Command> commands = new ArrayList<>();
    scripts.forEach(script -> parse(script, commands));
    StringBuilder out = new StringBuilder();
    for (String line : Lines.of(input)) {
      String edited = line;
      printed.setLength(0);
      for (Command command : commands) {
        edited = command.apply(edited);
      }
      out.append(printed);
      if (!quiet) {
        out.append(edited).append('\n');
      }
    }
    return Lines.endedLike(input, out.toString(), !quiet || !printed.isEmpty());
  }

  private void parse(String script, List<Command> commands) {
    int at = 0;
    while (at < script.length()) {
      char c = script.charAt(at);
      if (c == ' ' || c == ';' || c == '\n' || c == '\t') {
        at++;
      } else if ((c == 's' || c == 'y') && at + 1 < script.length()) {
        at = command(script, at, commands);
      } else {
        throw new UnsupportedShell("sed command " + c);
      }
    }
  }

  private int command(String script, int at, List<Command> commands) {
    char delimiter = script.charAt(at + 1);
    if (delimiter == '\\' || delimiter == '\n') {
      throw new UnsupportedShell("sed delimiter");
    }
    StringBuilder pattern = new StringBuilder();
    int middle = part(script, at + 2, delimiter, pattern, script.charAt(at) == 's');
    StringBuilder replacement = new StringBuilder();
    int end = part(script, middle + 1, delimiter, replacement, false);
    int flagsEnd = end + 1;
    while (flagsEnd < script.length() && " ;\n}".indexOf(script.charAt(flagsEnd)) < 0) {
      flagsEnd++;
    }
    String flags = script.substring(end + 1, flagsEnd);
    if (script.charAt(at) == 'y') {
      commands.add(transliterate(pattern.toString(), replacement.toString(), flags));
    } else {
      commands.add(substitute(pattern.toString(), replacement.toString(), flags));
    }
    return flagsEnd;
  }

  /** Reads up to the delimiter; a backslash before the delimiter goes away. */
  private static int part(
      String script, int from, char delimiter, StringBuilder out, boolean pattern) {
    boolean bracket = false;
    for (int i = from; i < script.length(); i++) {
      char c = script.charAt(i);
      if (c == '\\' && i + 1 < script.length() && !bracket) {
        char next = script.charAt(++i);
        if (next != delimiter) {
          out.append(c);
        } else if (pattern && "\\.*[]^$+?(){}|".indexOf(delimiter) >= 0) {
          throw new UnsupportedShell("sed delimiter");
        }
        out.append(next);
      } else if (c == delimiter && !bracket) {
        return i;
      } else {
        bracket = pattern && inBracket(script, i, bracket);
        out.append(c);
      }
    }
    throw new UnsupportedShell("open sed command");
  }

  private static boolean inBracket(String script, int at, boolean bracket) {
    char c = script.charAt(at);
    if (!bracket) {
      return c == '[';
    }
    boolean first = script.charAt(at - 1) == '[' || script.startsWith("[^", at - 2);
    boolean named = script.charAt(at - 1) == ':';
    return c != ']' || first || named;
  }

  private static Command transliterate(String from, String to, String flags) {
    boolean plain = from.length() == to.length() && flags.isEmpty();
    if (!plain || from.indexOf('\\') >= 0 || to.indexOf('\\') >= 0) {
      throw new UnsupportedShell("sed y");
    }
    return line -> {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        int at = from.indexOf(c);
        out.append(at < 0 ? c : to.charAt(at));
      }
      return out.toString();
    };
  }

  private Command substitute(String regex, String replacement, String flags) {
    boolean all = flags.contains("g");
    boolean print = flags.contains("p");
    boolean ignoreCase = flags.contains("I") || flags.contains("i");
    String number = flags.replace("g", "").replace("I", "").replace("i", "").replace("p", "");
    if (regex.isEmpty() || number.length() > 1 || !"123456789".contains(number)) {
      throw new UnsupportedShell("sed flags");
    }
    int nth = number.isEmpty() ? 1 : number.charAt(0) - '0';
    Pattern pattern = PosixRegex.compile(regex, extended, ignoreCase);
    checkGroups(replacement, pattern.groupCount());
    return line -> {
      String edited = substitute(line, pattern, replacement, nth, all);
      if (print && pattern.matcher(line).find()) {
        if (nth > 1) {
          throw new UnsupportedShell("sed flags");
        }
        printed.append(edited).append('\n');
      }
      return edited;
    };
  }

  private static void checkGroups(String replacement, int groups) {
    for (int i = 0; i + 1 < replacement.length(); i++) {
      if (replacement.charAt(i) == '\\') {
        i++;
        char c = replacement.charAt(i);
        if (c >= '1' && c <= '9' && c - '0' > groups) {
          throw new UnsupportedShell("sed group");
        }
      }
    }
  }

  private static String substitute(
      String line, Pattern pattern, String replacement, int nth, boolean all) {
    Matcher matcher = pattern.matcher(line);
    StringBuilder out = new StringBuilder();
    int done = 0;
    int count = 0;
    while (matcher.find()) {
      count++;
      if (matcher.end() == matcher.start() && (all || nth > 1)) {
        throw new UnsupportedShell("empty match");
      }
      if (count < nth) {
        continue;
      }
      out.append(line, done, matcher.start());
      replace(line, matcher, replacement, out);
      done = matcher.end();
      if (!all) {
        break;
      }
    }
    return out.append(line, done, line.length()).toString();
  }

  private static void replace(String line, Matcher match, String replacement, StringBuilder out) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '&') {
        out.append(line, match.start(), match.end());
      } else if (c != '\\') {
        out.append(c);
      } else {
        char next = ++i < replacement.length() ? replacement.charAt(i) : 0;
        if (next >= '0' && next <= '9') {
          group(line, match, next - '0', out);
        } else if (next == 0 || (Character.isLetter(next) && next != 'n' && next != 't')) {
          throw new UnsupportedShell("sed replacement");
        } else {
          out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
        }
      }
    }
  }

  private static void group(String line, Matcher match, int number, StringBuilder out) {
    if (number > match.groupCount()) {
      throw new UnsupportedShell("sed group");
    }
    if (match.start(number) >= 0) {
      out.append(line, match.start(number), match.end(number));
    }
  }
}
