package org.rdopkg.spec.macro.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that only turn their words and their input into text. */
final class ShellCommands {
  private ShellCommands() {}

  /**
   * Runs one.
   *
   * @param input what it may read; null when that would be the terminal
   */
  static ShellOutput run(String name, List<String> words, @Nullable String input) {
    return switch (base(name)) {
      case "echo" -> ShellOutput.of(echo(words));
      case "printf" -> ShellOutput.of(Printf.format(words));
      case "true", ":" -> ShellOutput.of("");
      case "false" -> new ShellOutput("", false);
      case "[" -> bracketTest(words);
      case "test" -> new ShellOutput("", test(words));
      case "basename" -> ShellOutput.of(basename(words) + "\n");
      case "dirname" -> ShellOutput.of(dirname(words) + "\n");
      case "cut" -> ShellOutput.of(Cut.run(words, given(input)));
      case "tr" -> ShellOutput.of(Tr.run(words, given(input)));
      case "sed" -> ShellOutput.of(Sed.run(words, given(input)));
      case "awk", "gawk", "mawk" -> ShellOutput.of(Awk.run(words, given(input)));
      case "grep", "egrep" -> Grep.run(base(name), words, given(input));
      case "head" -> ShellOutput.of(Head.run(words, given(input), true));
      case "tail" -> ShellOutput.of(Head.run(words, given(input), false));
      case "sort" -> ShellOutput.of(Sort.run(words, given(input)));
      case "rev" -> ShellOutput.of(rev(words, given(input)));
      case "cat" -> ShellOutput.of(plain(words, given(input)));
      case "xargs" -> ShellOutput.of(xargs(words, given(input)));
      default -> throw new UnsupportedShell("command " + name);
    };
  }

  private static String base(String name) {
    for (String folder : new String[] {"/usr/bin/", "/bin/"}) {
      if (name.startsWith(folder)) {
        return name.substring(folder.length());
      }
    }
    return name;
  }

  private static String given(@Nullable String input) {
    if (input == null) {
      throw new UnsupportedShell("reads the terminal");
    }
    return input;
  }

  private static String plain(List<String> words, String input) {
    if (!words.isEmpty()) {
      throw new UnsupportedShell("reads a file");
    }
    return input;
  }

  private static String echo(List<String> words) {
    boolean bare = !words.isEmpty() && words.get(0).equals("-n");
    List<String> rest = bare ? words.subList(1, words.size()) : words;
    if (!rest.isEmpty() && isEchoOption(rest.get(0))) {
      throw new UnsupportedShell("option of echo");
    }
    return String.join(" ", rest) + (bare ? "" : "\n");
  }

  private static boolean isEchoOption(String word) {
    return word.length() > 1
        && word.charAt(0) == '-'
        && word.substring(1).chars().allMatch(c -> c == 'n' || c == 'e' || c == 'E');
  }

  /** Without a command of its own {@code xargs} prints its words. */
  private static String xargs(List<String> words, String input) {
    if (!words.isEmpty() || input.chars().anyMatch(c -> c == '\'' || c == '"' || c == '\\')) {
      throw new UnsupportedShell("xargs");
    }
    List<String> found = new ArrayList<>();
    for (String word : input.split("[ \t\n]+", -1)) {
      if (!word.isEmpty()) {
        found.add(word);
      }
    }
    return echo(found);
  }

  private static String rev(List<String> words, String input) {
    StringBuilder out = new StringBuilder();
    for (String line : Lines.of(plain(words, input))) {
      out.append(new StringBuilder(line).reverse()).append('\n');
    }
    return Lines.endedLike(input, out.toString(), true);
  }

  private static String basename(List<String> words) {
    if (words.isEmpty() || words.size() > 2 || words.get(0).startsWith("-")) {
      throw new UnsupportedShell("basename");
    }
    String path = withoutSlashes(words.get(0));
    String base = path.equals("/") ? path : path.substring(path.lastIndexOf('/') + 1);
    String suffix = words.size() == 2 ? words.get(1) : "";
    return base.endsWith(suffix) && base.length() > suffix.length()
        ? base.substring(0, base.length() - suffix.length())
        : base;
  }

  private static String dirname(List<String> words) {
    if (words.size() != 1 || words.get(0).startsWith("-")) {
      throw new UnsupportedShell("dirname");
    }
    String path = withoutSlashes(words.get(0));
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return ".";
    }
    return slash == 0 ? "/" : withoutSlashes(path.substring(0, slash));
  }

  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static ShellOutput bracketTest(List<String> words) {
    if (words.isEmpty() || !words.get(words.size() - 1).equals("]")) {
      throw new UnsupportedShell("[");
    }
    return new ShellOutput("", test(words.subList(0, words.size() - 1)));
  }

  private static boolean test(List<String> words) {
    int size = words.size();
    if (size > 1 && words.get(0).equals("!")) {
      return !test(words.subList(1, size));
    }
    if (size == 1) {
      return !words.get(0).isEmpty();
    }
    if (size == 2 && (words.get(0).equals("-z") || words.get(0).equals("-n"))) {
      return words.get(1).isEmpty() == words.get(0).equals("-z");
    }
    if (size != 3) {
      throw new UnsupportedShell("test");
    }
    String left = words.get(0);
    String right = words.get(2);
    return switch (words.get(1)) {
      case "=", "==" -> left.equals(right);
      case "!=" -> !left.equals(right);
      case "-eq" -> number(left) == number(right);
      case "-ne" -> number(left) != number(right);
      case "-lt" -> number(left) < number(right);
      case "-le" -> number(left) <= number(right);
      case "-gt" -> number(left) > number(right);
      case "-ge" -> number(left) >= number(right);
      default -> throw new UnsupportedShell("test");
    };
  }

  private static long number(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new UnsupportedShell("number");
    }
  }
}
