package org.rdopkg.spec.macro.shell;

import java.util.List;
import java.util.Random;

/** Makes commands like those in specs, and slightly broken ones. They only compute with text. */
final class CommandGenerator {
  private static final List<String> VALUES =
      List.of(
          "1.2.3",
          "1.2",
          "7",
          "0123456789abcdef",
          "1.0~rc1",
          "2.0^git5",
          "foo-bar",
          "Foo_Bar-1",
          "a.b.c.d",
          "20240102",
          "1-2-3",
          "v1.2.3",
          "",
          "x",
          "a b",
          "1.10.0",
          "..",
          "-n",
          "a/b/c");
  private static final List<String> SEPARATORS = List.of(".", "-", "_", "~", "^", "/", "a", "1");

  private final Random random;

  CommandGenerator(Random random) {
    this.random = random;
  }

  String command() {
    return switch (random.nextInt(9)) {
      case 4 -> pick("echo -n ", "printf %s ", "echo ") + "'a.b-1' | " + filter() + "; echo x";
      case 5 -> "echo " + words() + " | " + quiet() + "; echo $?";
      case 6 ->
          pick("", "LANG=C ") + "printf '" + pick("%.2f", "%f", "%.4f|", "%6.1f") + "' " + number();
      case 0 -> "v=" + quoted(value()) + "; echo " + variable("v");
      case 1 -> "v=" + quoted(value()) + "; echo " + variable("v") + " | " + filter();
      case 2 -> "echo " + quoted(value()) + " | " + filter() + " | " + filter();
      case 3 -> filter() + " <<< " + quoted(value());
      case 7 -> "printf '" + pick("%s", "%.3s", "%5s|", "%-4s|", "%s-%s", "%02d") + "' " + words();
      default -> "echo " + words() + " | " + filter();
    };
  }

  private String quiet() {
    return switch (random.nextInt(4)) {
      case 0 -> filter() + pick(" >/dev/null", " > /dev/null", " 1>/dev/null", " &>/dev/null");
      case 1 -> "grep -q '" + regex() + "'";
      case 2 -> filter() + " 2>/dev/null";
      default -> filter() + "; a=$?; echo \"$a\"";
    };
  }

  private String number() {
    return pick("1.5", "0.71", "2", "1.234567", "10.05", "0.125", "12.", ".5", "007.10", "1.x", "");
  }

  private String words() {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      out.append(quoted(value())).append(' ');
    }
    return out.toString().strip();
  }

  private String value() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private String separator() {
    return SEPARATORS.get(random.nextInt(SEPARATORS.size()));
  }

  private String quoted(String value) {
    return switch (random.nextInt(3)) {
      case 0 -> "'" + value + "'";
      case 1 -> "\"" + value + "\"";
      default -> value.isEmpty() || value.contains(" ") ? "'" + value + "'" : value;
    };
  }

  private String variable(String name) {
    String s = separator();
    int a = random.nextInt(9) - 2;
    int b = random.nextInt(9) - 1;
    String inside =
        switch (random.nextInt(9)) {
          case 0 -> name + ":" + (a < 0 ? " " : "") + a;
          case 1 -> name + ":" + (a < 0 ? " " : "") + a + ":" + b;
          case 2 -> name + "//" + s.replace("/", "\\/") + "/" + pick("", "_", "-", "xy");
          case 3 -> name + "/" + s.replace("/", "\\/") + "/" + pick("", "_", "-", "xy");
          case 4 -> name + pick("%", "%%") + pick(s + "*", s, "*" + s, "?", "[0-9]");
          case 5 -> name + pick("#", "##") + pick("*" + s, s, s + "*", "?", "[a-z]");
          case 6 -> name + pick(",,", "^^");
          case 7 -> "#" + name;
          default -> name;
        };
    return random.nextBoolean() ? "${" + inside + "}" : "\"${" + inside + "}\"";
  }

  private String filter() {
    String s = separator();
    return switch (random.nextInt(10)) {
      case 9 ->
          "cut "
              + pick("-d" + s, "--delimiter=" + s)
              + " "
              + pick("-f", "--fields=")
              + list()
              + " --output-delimiter="
              + pick("_", "'--'", "''", "\"/\"");
      case 0 -> "cut -d" + s + " -f" + list();
      case 1 -> "cut -d '" + s + "' -f " + list();
      case 2 -> "cut -" + pick("c", "b") + list();
      case 3 ->
          "tr "
              + pick("", "-d ", "-s ", "-cd ")
              + set()
              + (random.nextInt(3) > 0 ? " " + set() : "");
      case 4 -> "awk -F" + s + " '{print " + fields() + "}'";
      case 5 ->
          "sed "
              + pick("", "-e ", "-r ", "-E ")
              + "'s/"
              + regex()
              + "/"
              + replacement()
              + "/"
              + pick("", "g", "2", "2g", "I")
              + "'";
      case 6 ->
          pick("head -n1", "tail -1", "head -c 3", "rev", "xargs", "cat", "head -c4", "tail -c 3");
      case 7 -> "grep " + pick("-o ", "-oE ", "", "-m1 ") + "'" + regex() + "'";
      default -> "sed 's" + pick("|", ",", ";", "!") + "a|b".substring(0, 1) + "'";
    };
  }

  private String list() {
    return pick("1", "2", "1-2", "-2", "2-", "1,2", "1,3-", "3-1", "0", "1-3,2", "9");
  }

  private String set() {
    return pick(
        ".",
        "'~'",
        "a-z",
        "'[:upper:]'",
        "'[:lower:]'",
        "A-Z",
        "_",
        "'.-'",
        "0-9",
        "'\\n'",
        "ab",
        "'[a-z]'",
        "'a-'");
  }

  private String fields() {
    return pick(
        "$1", "$2", "$NF", "$1\".\"$2", "$1 \".\" $2", "$1,$2", "$0", "\"x\"$3", "$1$2", "");
  }

  private String regex() {
    return pick(
        "\\.",
        "[0-9]",
        "[0-9]*",
        "^v",
        "-.*",
        "\\(.*\\)-\\(.*\\)",
        "a",
        "[^.]*$",
        "\\([0-9]*\\)\\.",
        "[[:digit:]][[:digit:]]*",
        "x\\?",
        "(a|b)",
        "([0-9]+)",
        "^[^-]*-",
        ".",
        "\\.[0-9]*$",
        "[a-z]\\+",
        "*",
        "^*",
        "a*b",
        "[]x]",
        "[.-]",
        "\\w",
        "b$",
        "$",
        "^",
        "(.)(.)",
        "[0-9]\\{2\\}",
        "[0-9]{2}");
  }

  private String replacement() {
    return pick("", "_", "&&", "\\1", "\\2\\1", "x", "[&]", "\\.", "\\n");
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
