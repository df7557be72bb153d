package org.rdopkg.spec.macro;

import java.util.Random;

/**
 * Makes small specs: definitions, conditionals of every kind, tags, lists, continued lines and
 * macros that print tags. Nothing in them runs a command or Lua.
 */
final class SpecGenerator {
  private static final int MAX_DEPTH = 3;

  private final Random random;
  private String macro = "m";
  private int tag;

  SpecGenerator(Random random) {
    this.random = random;
  }

  /**
   * A spec called {@code name}. Its macros are named after it: rpm leaves some of those of a spec
   * with a BuildArch to the next spec in the same process.
   */
  String spec(String name) {
    macro = name + "m";
    StringBuilder out = new StringBuilder();
    out.append("Name: ").append(name).append('\n');
    out.append(lines(0, 2));
    out.append("Version: ")
        .append(value())
        .append("\nRelease: 1")
        .append(pick("", "%{?" + macro + "0}"));
    out.append("\nSummary: s\nLicense: ").append(pick("l", "%{?" + macro + "1}l")).append('\n');
    out.append(lines(0, 8));
    if (random.nextInt(4) == 0) {
      out.append("BuildArch: noarch\n").append(lines(0, 2));
    }
    if (random.nextInt(4) == 0) {
      out.append(pick("%sourcelist\n", "%patchlist\n")).append(entries());
    }
    out.append("%description\nd\n");
    if (random.nextInt(4) == 0) {
      out.append("%package sub\nSummary: q\nVersion: 9\n").append(lines(0, 3));
      out.append("%description sub\nq\n");
    }
    return out.toString();
  }

  private String lines(int depth, int most) {
    StringBuilder out = new StringBuilder();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      out.append(line(depth));
    }
    return out.toString();
  }

  private String line(int depth) {
    return switch (random.nextInt(depth < MAX_DEPTH ? 16 : 10)) {
      case 0, 1, 2 -> source() + "\n";
      case 3 -> pick("%global ", "%define ") + name() + " " + body() + "\n";
      case 4 -> pick("%global ", "%define ") + name() + " " + pick("0", "1", "2", "0") + "\n";
      case 5 -> "%{" + pick("?", "!?") + name() + ":" + pick("\n", "") + source() + "\n}\n";
      case 6 -> "%{!?" + name() + ": %global " + name() + " " + value() + "}\n";
      case 7 -> "# " + value() + pick("", " %global " + name() + " " + value()) + "\n";
      case 8 ->
          pick("%undefine " + name(), "%dnl " + source(), "", "%{nil}", "URL: u%{version}") + "\n";
      case 9 ->
          "%define "
              + name()
              + "() "
              + source()
              + pick("", "%1")
              + "\\\n"
              + source()
              + "\\\n%{nil}\n"
              + pick("%" + name() + " x\n", "");
      default -> conditional(depth);
    };
  }

  private String conditional(int depth) {
    StringBuilder out = new StringBuilder();
    out.append(pick("", "", " ")).append(opening()).append('\n').append(lines(depth + 1, 3));
    int more = random.nextInt(3);
    for (int i = 0; i < more; i++) {
      out.append(
          pick(
              "%elif " + condition(), "%elif " + condition(), "%elifarch x86_64", "%elifos linux"));
      out.append('\n').append(lines(depth + 1, 2));
    }
    if (random.nextBoolean()) {
      out.append("%else").append(pick("", " # x")).append('\n').append(lines(depth + 1, 2));
    }
    return out.append("%endif").append(pick("", " ", " # end")).append('\n').toString();
  }

  private String opening() {
    return switch (random.nextInt(8)) {
      case 0 ->
          pick(
              "%ifarch x86_64",
              "%ifarch noarch i386", "%ifnarch %{ix86}", "%ifarch %{?" + macro + "0}a x86_64");
      case 1 -> pick("%ifos linux", "%ifnos linux", "%ifos Linux darwin");
      case 2 -> "%if " + condition() + " \\\n  || " + condition();
      default -> "%if " + condition();
    };
  }

  private String condition() {
    return switch (random.nextInt(12)) {
      case 0 -> "0%{?" + name() + "}";
      case 1 -> "0%{?" + name() + "} " + pick(">", "<", "==", "!=", ">=") + " " + random.nextInt(3);
      case 2 -> "\"%{?" + name() + "}\" == \"" + pick("", "a", "1") + "\"";
      case 3 -> pick("%{defined ", "%{undefined ", "%{with ", "%{without ") + name() + "}";
      case 4 -> "v\"%{version}\" > v\"1.5\"";
      case 5 -> "!" + pick("0", "1", "%{defined " + name() + "}");
      case 6 -> "(" + condition() + ") && " + condition();
      case 7 -> condition() + " || " + condition();
      case 8 -> "0%{!?" + name() + ":1}";
      case 9 -> "%{expr:1 + 0%{?" + name() + "}}";
      default -> pick("0", "1", "1", "0");
    };
  }

  private String source() {
    String kind = pick("Source", "Patch", "Patch");
    String number = random.nextInt(3) == 0 ? "" : Integer.toString(tag++ * (1 + random.nextInt(2)));
    String head = random.nextInt(12) == 0 ? kind + " " + number : kind + number;
    return head + pick(":", ":", " :") + pick(" ", "\t", "") + "f" + tag++ + value();
  }

  private String entries() {
    StringBuilder out = new StringBuilder();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      out.append(pick("e" + tag++ + value(), "#c", "", "%{?" + name() + "}e" + tag++)).append('\n');
    }
    return out.toString();
  }

  /** A body that does not swallow the next line, which may be a directive. */
  private String body() {
    String value = value();
    return value.endsWith("\\") ? value + "\n2" : value;
  }

  private String value() {
    return pick(
        "1",
        "2.0",
        "a",
        "%{name}",
        "%{version}",
        "%{?" + name() + "}1",
        "%{" + name() + "}",
        "x%%y",
        "%{VERSION}z",
        "a-%{?" + name() + ":b}",
        "%{basename:a/b}",
        "http://h/%{name}/q",
        "%{!?" + name() + ":n}1",
        "1\\",
        "%[1+1]",
        "%{P:0}",
        "%{?epoch}0",
        "a.%{release}");
  }

  private String name() {
    return macro + random.nextInt(4);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
