package org.rdopkg.requirements.python;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a marker by the grammar of PEP 508; {@code and} binds closer than {@code or}. */
final class MarkerParser {
  private static final int DEEPEST = 50;
  private static final int LONGEST = 10_000;

  /** Names that setuptools once used. */
  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "os.name", "os_name",
          "sys.platform", "sys_platform",
          "platform.version", "platform_version",
          "platform.machine", "platform_machine",
          "platform.python_implementation", "platform_python_implementation",
          "python_implementation", "platform_python_implementation");

  private static final String[] OPERATORS = {"===", "~=", "==", "!=", "<=", ">=", "<", ">"};

  private final String text;
  private int at;
  private int depth;

  MarkerParser(String text) {
    this.text = text;
  }

  Optional<Marker> parse() {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Marker marker = or();
    skipBlanks();
    return marker == null || at < text.length() ? Optional.empty() : Optional.of(marker);
  }

  private @Nullable Marker or() {
    Marker left = and();
    while (left != null && word("or")) {
      Marker right = and();
      left = right == null ? null : new Marker.Or(left, right);
    }
    return left;
  }

  private @Nullable Marker and() {
    Marker left = term();
    while (left != null && word("and")) {
      Marker right = term();
      left = right == null ? null : new Marker.And(left, right);
    }
    return left;
  }

  private @Nullable Marker term() {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '(') {
      return bracketed();
    }
    Marker.Operand left = operand();
    String operator = left == null ? null : operator();
    Marker.Operand right = operator == null ? null : operand();
    return left == null || operator == null || right == null
        ? null
        : new Marker.Comparison(left, operator, right);
  }

  private @Nullable Marker bracketed() {
    if (++depth > DEEPEST) {
      return null;
    }
    at++;
    Marker inner = or();
    skipBlanks();
    depth--;
    if (inner == null || at >= text.length() || text.charAt(at) != ')') {
      return null;
    }
    at++;
    return inner;
  }

  private Marker.@Nullable Operand operand() {
    skipBlanks();
    if (at >= text.length()) {
      return null;
    }
    char first = text.charAt(at);
    if (first == '"' || first == '\'') {
      int end = text.indexOf(first, at + 1);
      if (end < 0) {
        return null;
      }
      String literal = text.substring(at + 1, end);
      at = end + 1;
      return new Marker.Operand(false, literal);
    }
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    String written = text.substring(start, at);
    String name = OLD_NAMES.getOrDefault(written, written);
    return PythonEnvironment.isVariable(name) ? new Marker.Operand(true, name) : null;
  }

  private @Nullable String operator() {
    skipBlanks();
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        at += operator.length();
        return operator;
      }
    }
    if (word("in")) {
      return "in";
    }
    return word("not") && word("in") ? "not in" : null;
  }

  /** Takes a word that stands alone. */
  private boolean word(String word) {
    skipBlanks();
    int end = at + word.length();
    boolean there =
        text.startsWith(word, at) && (end == text.length() || !isNamePart(text.charAt(end)));
    at = there ? end : at;
    return there;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || c == '.' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }
}
