package org.rdopkg.requirements.python;

import java.util.Optional;

/** When a requirement holds (PEP 508): comparisons joined by {@code and} and {@code or}. */
public sealed interface Marker {
  /** Reads a marker; empty when it is none. */
  static Optional<Marker> parse(String text) {
    return new MarkerParser(text).parse();
  }

  /** Whether it holds. */
  boolean holds(PythonEnvironment environment);

  /** Both. */
  record And(Marker left, Marker right) implements Marker {
    @Override
    public boolean holds(PythonEnvironment environment) {
      return left.holds(environment) && right.holds(environment);
    }

    @Override
    public String toString() {
      return bracketed(left) + " and " + bracketed(right);
    }

    private static String bracketed(Marker marker) {
      return marker instanceof Or ? "(" + marker + ")" : marker.toString();
    }
  }

  /** At least one. */
  record Or(Marker left, Marker right) implements Marker {
    @Override
    public boolean holds(PythonEnvironment environment) {
      return left.holds(environment) || right.holds(environment);
    }

    @Override
    public String toString() {
      return left + " or " + right;
    }
  }

  /**
   * One comparison.
   *
   * @param operator an operator of versions, {@code in} or {@code not in}
   */
  record Comparison(Operand left, String operator, Operand right) implements Marker {
    @Override
    public boolean holds(PythonEnvironment environment) {
      String a = left.value(environment);
      String b = right.value(environment);
      Optional<VersionClause> clause = VersionClause.parse(operator + b);
      Optional<PythonVersion> version = PythonVersion.parse(a);
      boolean versions = clause.isPresent() && version.isPresent();
      return versions ? clause.get().matches(version.get()) : compareTexts(a, b);
    }

    /** As Python compares texts, by code points. */
    private boolean compareTexts(String a, String b) {
      return switch (operator) {
        case "in" -> b.contains(a);
        case "not in" -> !b.contains(a);
        case "==", "===" -> a.equals(b);
        case "!=" -> !a.equals(b);
        case "<" -> a.compareTo(b) < 0;
        case "<=" -> a.compareTo(b) <= 0;
        case ">" -> a.compareTo(b) > 0;
        case ">=" -> a.compareTo(b) >= 0;
        default -> false;
      };
    }

    @Override
    public String toString() {
      return left + " " + operator + " " + right;
    }
  }

  /**
   * One side of a comparison.
   *
   * @param text a variable's name, or the text of a literal
   */
  record Operand(boolean variable, String text) {
    String value(PythonEnvironment environment) {
      return variable ? environment.value(text).orElse("") : text;
    }

    @Override
    public String toString() {
      char quote = text.indexOf('"') >= 0 ? '\'' : '"';
      return variable ? text : quote + text + quote;
    }
  }
}
