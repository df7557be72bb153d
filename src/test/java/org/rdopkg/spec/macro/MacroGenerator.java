package org.rdopkg.spec.macro;

import java.util.Random;

/**
 * Makes texts of rpm's macro language, mostly well-formed, with the corners where rules meet.
 * Nothing in them runs a command or Lua, so that rpm can be asked about them.
 */
final class MacroGenerator {
  private static final int MAX_DEPTH = 4;

  private final Random random;
  private final String prefix;

  /**
   * A generator.
   *
   * @param prefix what the names of macros start with, so that texts do not see each other's
   */
  MacroGenerator(Random random, String prefix) {
    this.random = random;
    this.prefix = prefix;
  }

  /** One text: some definitions, then uses. */
  String text() {
    StringBuilder out = new StringBuilder();
    int definitions = random.nextInt(4);
    for (int i = 0; i < definitions; i++) {
      out.append(definition(1)).append(pick("\n", "\n", "\n", ""));
    }
    out.append(pieces(0));
    return out.toString();
  }

  /** An expression without {@code %[} around it. */
  String expression(int depth) {
    if (depth >= MAX_DEPTH || random.nextInt(4) == 0) {
      return operand(depth);
    }
    return switch (random.nextInt(9)) {
      case 0 -> "(" + expression(depth + 1) + ")";
      case 1 -> pick("!", "-", "! ", "- ") + expression(depth + 1);
      case 2 ->
          expression(depth + 1) + " ? " + expression(depth + 1) + " : " + expression(depth + 1);
      default ->
          expression(depth + 1)
              + pick("", " ")
              + pick("+", "-", "*", "/", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "&&", "||")
              + pick("", " ")
              + expression(depth + 1);
    };
  }

  private String operand(int depth) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> "\"" + pick("a", "b", "1", "", "1.10", "a b") + "\"";
      case 2 -> "v\"" + pick("1", "1.10", "1.9", "1~a", "1:0", "1-2", "1^b", "") + "\"";
      case 3 -> "%{?" + name() + "}" + pick("", "0");
      case 4 -> "0%{?" + name() + "}";
      case 5 -> "%{" + pick("defined ", "undefined ", "with ", "without ") + name() + "}";
      case 6 ->
          pick("01", "007", "2147483647", "4294967296", "99999999999999999999", "a", "", "'a'");
      case 7 -> depth < MAX_DEPTH ? "%[" + expression(depth + 1) + "]" : "3";
      case 8 -> "\"%{?" + name() + "}\"";
      default -> Integer.toString(random.nextInt(4));
    };
  }

  private String pieces(int depth) {
    StringBuilder out = new StringBuilder();
    int count = 1 + random.nextInt(depth == 0 ? 6 : 3);
    for (int i = 0; i < count; i++) {
      out.append(piece(depth));
    }
    return out.toString();
  }

  private String piece(int depth) {
    if (depth >= MAX_DEPTH) {
      return literal();
    }
    return switch (random.nextInt(23)) {
      case 21 -> "%dnl" + pick(" ", "", "/", ":", ".") + pieces(depth + 1) + pick("\n", "");
      case 0, 1, 2 -> literal();
      case 3, 4 -> "%" + pick("", "?", "!?", "!") + name() + pick("", " ", "/", ".x", "-");
      case 5, 6 -> "%{" + pick("", "?", "!?", "!", "?!", "!!?") + name() + "}";
      case 7, 8 -> "%{" + pick("?", "!?", "?", "?!") + name() + ":" + pieces(depth + 1) + "}";
      case 9 -> "%{" + name() + " " + pieces(depth + 1) + "}";
      case 10 -> "%{" + name() + ":" + pieces(depth + 1) + "}";
      case 11 -> "%" + name() + " " + arguments() + pick("\n", "", "\n");
      case 12 -> "%{" + name() + " " + arguments() + "}";
      case 13 -> definition(depth + 1) + "\n";
      case 14 -> "%undefine " + name() + "\n";
      case 15 -> "%{" + function() + ":" + pieces(depth + 1) + "}";
      case 16 -> "%{expand:" + pieces(depth + 1) + "}";
      case 17 -> "%[" + expression(depth) + "]";
      case 18 -> "%{" + pick("defined", "undefined", "with", "without") + " " + name() + "}";
      case 19 -> pick("%bcond_with ", "%bcond_without ") + name() + "\n";
      case 20 -> "%bcond " + name() + " " + pick("0", "1", "1", "%{with " + name() + "}") + "\n";
      default -> argumentReference(depth);
    };
  }

  private String argumentReference(int depth) {
    return switch (random.nextInt(10)) {
      case 0 -> "%" + pick("1", "2", "0", "#", "*", "**", "10");
      case 1 -> "%{" + pick("1", "2", "0", "#", "*", "**", "10") + "}";
      case 2 -> "%{-a}";
      case 3 -> "%{-b*}";
      case 4 -> "%{" + pick("", "!", "?", "!?") + "-a:" + pieces(depth + 1) + "}";
      case 5 -> "%{?" + pick("1", "2") + pick("", ":" + pieces(depth + 1)) + "}";
      case 6 -> "%{!?" + pick("1", "2") + pick("", ":" + pieces(depth + 1)) + "}";
      case 7 -> "%-" + pick("a", "b*", "b");
      case 8 -> "%{?-b*}";
      default -> "%{-b}";
    };
  }

  private String definition(int depth) {
    String head =
        pick("%define ", "%global ", "%define ") + name() + pick("", "", "()", "(ab:)", "(-)");
    return switch (random.nextInt(8)) {
      case 0 -> head + " {" + pieces(depth) + "}";
      case 1 -> head + "   " + pieces(depth) + pick("  ", "\t", "");
      case 2 -> head + " " + pieces(depth) + "\\\n" + pieces(depth);
      case 3 -> head + " \\\n" + pieces(depth) + "\\\n%{nil}";
      case 4 -> head + " %{expand:" + pieces(depth) + "}";
      case 5 -> "%{" + head.substring(1) + " " + pieces(depth) + "}";
      case 6 -> "%{!?" + name() + ": " + head + " " + pieces(depth) + "}";
      default -> head + " " + pieces(depth);
    };
  }

  private String arguments() {
    StringBuilder out = new StringBuilder();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      out.append(
          pick(
              "x",
              "y",
              "-a",
              "-b z",
              "-bz",
              "-ab q",
              "--",
              "%{" + name() + "}",
              "%{quote:p q}",
              "%%",
              "'r",
              "-",
              "\\",
              "%{?" + name() + "}",
              "-c"));
      out.append(pick(" ", "  ", "\t"));
    }
    return out.toString();
  }

  private String function() {
    return pick(
        "basename",
        "dirname",
        "suffix",
        "shrink",
        "quote",
        "shescape",
        "url2path",
        "u2p",
        "uncompress",
        "dnl ",
        "macrobody",
        "expr",
        "S",
        "P");
  }

  private String literal() {
    return pick(
        "a",
        "b ",
        " ",
        "/",
        "x/y",
        "1",
        "0",
        ".",
        "%%",
        "%%%%",
        "\\",
        "\\\\",
        "\"",
        "'",
        "\n",
        "{}",
        "()",
        "[]",
        "%{_bindir}",
        "%_prefix",
        "%{nil}",
        "%",
        "http://h/p",
        "a.b",
        ":",
        "-",
        "#",
        "?",
        "!",
        "%{_bindir}%",
        "\\n",
        "\\%",
        "\t",
        "*",
        "{",
        "(",
        "]");
  }

  private String name() {
    return prefix + (char) ('a' + random.nextInt(4));
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
