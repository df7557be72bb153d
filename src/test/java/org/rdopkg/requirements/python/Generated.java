package org.rdopkg.requirements.python;

import java.util.List;
import java.util.Random;

/** Texts near enough to real ones to be mostly valid, and odd enough to find differences. */
final class Generated {
  private static final List<String> PRE =
      List.of("a", "b", "rc", "c", "alpha", "beta", "pre", "preview", "A", "RC");
  private static final List<String> SEPARATORS = List.of("", "", "", ".", "-", "_");
  private static final List<String> OPERATORS =
      List.of("==", "!=", "<=", ">=", "<", ">", "~=", "===");
  private static final List<String> VARIABLES =
      List.of("python_version", "python_full_version", "implementation_version");
  private static final List<String> TEXT_VARIABLES =
      List.of(
          "os_name",
          "sys_platform",
          "platform_machine",
          "platform_python_implementation",
          "implementation_name",
          "platform_system");

  private Generated() {}

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static boolean in(Random random, int of) {
    return random.nextInt(of) == 0;
  }

  static String version(Random random) {
    StringBuilder text = new StringBuilder();
    text.append(in(random, 20) ? "v" : "").append(in(random, 12) ? random.nextInt(3) + "!" : "");
    release(random, text);
    if (in(random, 4)) {
      text.append(one(random, SEPARATORS)).append(one(random, PRE));
      text.append(one(random, SEPARATORS)).append(in(random, 4) ? "" : random.nextInt(4));
    }
    if (in(random, 6)) {
      text.append(
          in(random, 3) ? "-" : one(random, SEPARATORS) + one(random, List.of("post", "rev", "r")));
      text.append(in(random, 4) ? "" : random.nextInt(4));
    }
    if (in(random, 6)) {
      text.append(one(random, SEPARATORS))
          .append("dev")
          .append(in(random, 4) ? "" : random.nextInt(4));
    }
    if (in(random, 10)) {
      text.append('+').append(one(random, List.of("ubuntu", "1", "a.1", "01", "a-B_c", "1.a", "")));
    }
    return in(random, 60) ? text + one(random, List.of(".", "x", " 1", "*", "-")) : text.toString();
  }

  private static void release(Random random, StringBuilder text) {
    int numbers = 1 + random.nextInt(4);
    for (int i = 0; i < numbers; i++) {
      text.append(i == 0 ? "" : ".").append(in(random, 20) ? "0" : "").append(random.nextInt(3));
    }
  }

  static String specifier(Random random) {
    StringBuilder text = new StringBuilder();
    int clauses = 1 + random.nextInt(2);
    for (int i = 0; i < clauses; i++) {
      text.append(i == 0 ? "" : one(random, List.of(",", ", ", " ,")));
      String operator = one(random, OPERATORS);
      text.append(operator).append(in(random, 5) ? " " : "");
      if (operator.equals("~=")) {
        // packaging takes the prefix of ~= from the version as written, also where that is no
        // number: only normal forms are compared
        release(random, text);
        text.append(one(random, List.of("", "", ".1", "rc1", "a0", ".post2", ".dev3", "b1.dev2")));
      } else if (in(random, 4)) {
        release(random, text);
        text.append(".*");
      } else {
        text.append(version(random));
      }
    }
    return text.toString();
  }

  static String marker(Random random, int depth) {
    if (depth > 0 && in(random, 2)) {
      String left = marker(random, depth - 1);
      String right = marker(random, depth - 1);
      return switch (random.nextInt(4)) {
        case 0 -> left + " and " + right;
        case 1 -> left + " or " + right;
        case 2 -> "(" + left + ") and " + right;
        default -> "(" + left + " or " + right + ")";
      };
    }
    return in(random, 3) ? text(random) : versionMarker(random);
  }

  private static String versionMarker(Random random) {
    String quote = in(random, 2) ? "'" : "\"";
    String value =
        one(random, List.of("3.12", "3.9", "3", "3.12.4", "3.12.*", "2.7", "3.13", "3.1"));
    if (in(random, 8)) {
      String list = quote + "2.7 3.1 3.12 3.12.4" + quote;
      return one(random, VARIABLES) + one(random, List.of(" in ", " not in ")) + list;
    }
    String operator = one(random, OPERATORS.subList(0, 6));
    boolean wildcard = value.endsWith("*") && !operator.equals("==") && !operator.equals("!=");
    String literal = quote + (wildcard ? "3.12" : value) + quote;
    String variable = one(random, VARIABLES);
    return in(random, 6)
        ? quote + "3.10" + quote + " " + operator + " " + variable
        : variable + operator + literal;
  }

  private static String text(Random random) {
    String literal =
        "'"
            + one(random, List.of("posix", "linux", "win32", "CPython", "x86_64", "Linux", ""))
            + "'";
    String operator = one(random, List.of("==", "!=", " in ", " not in ", " == "));
    return in(random, 4)
        ? literal + operator + one(random, TEXT_VARIABLES)
        : one(random, TEXT_VARIABLES) + operator + literal;
  }

  static String requirement(Random random) {
    StringBuilder text = new StringBuilder();
    text.append(
        one(random, List.of("foo", "oslo.config", "A-b_c", "x", "0a", "foo-", "-x", "Foo2")));
    text.append(one(random, List.of("", "", "", "[a]", "[a, b]", " [a-1,b]", "[]", "[a", "[,]")));
    text.append(in(random, 4) ? " " : "");
    if (in(random, 10)) {
      return text + "@ https://example.org/x.zip" + one(random, List.of("", " ; os_name=='x'"));
    }
    String specifier = in(random, 4) ? "" : specifier(random);
    text.append(in(random, 8) ? "(" + specifier + ")" : specifier);
    text.append(in(random, 3) ? one(random, List.of(";", " ; ")) + marker(random, 1) : "");
    return text.toString();
  }
}
