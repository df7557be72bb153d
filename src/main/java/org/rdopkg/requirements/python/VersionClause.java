package org.rdopkg.requirements.python;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * One clause of a version specifier (PEP 440): an operator and what it compares with.
 *
 * @param operator {@code ~=}, {@code ==}, {@code !=}, {@code <=}, {@code >=}, {@code <}, {@code >}
 *     or {@code ===}
 * @param version the version as written, {@code 1.2.*} included
 */
public record VersionClause(String operator, String version) {
  private static final String[] OPERATORS = {"===", "~=", "==", "!=", "<=", ">=", "<", ">"};

  /** Reads a clause; empty when it is none. */
  static Optional<VersionClause> parse(String text) {
    String stripped = text.strip();
    for (String operator : OPERATORS) {
      if (stripped.startsWith(operator)) {
        VersionClause clause =
            new VersionClause(operator, stripped.substring(operator.length()).strip());
        return clause.isValid() ? Optional.of(clause) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean isValid() {
    if (operator.equals("===")) {
      return !version.isEmpty() && version.chars().noneMatch(c -> c <= ' ' || c == ';' || c == ')');
    }
    Optional<PythonVersion> parsed = PythonVersion.parse(isWildcard() ? prefix() : version);
    if (parsed.isEmpty() || version.chars().anyMatch(c -> c <= ' ')) {
      return false;
    }
    PythonVersion value = parsed.get();
    boolean equality = operator.equals("==") || operator.equals("!=");
    if (isWildcard()) {
      return equality && value.isFinal();
    }
    return equality || (!value.isLocal() && (!operator.equals("~=") || value.releaseLength() > 1));
  }

  /** Whether it ends with {@code .*}. */
  public boolean isWildcard() {
    return !operator.equals("===") && version.endsWith(".*");
  }

  private String prefix() {
    return version.substring(0, version.length() - 2);
  }

  /**
   * The version that the clause names, a wildcard's prefix; empty for {@code ===} with other text.
   */
  public Optional<PythonVersion> value() {
    return PythonVersion.parse(isWildcard() ? prefix() : version);
  }

  /** Whether a version satisfies the clause; pre-releases are not treated specially. */
  public boolean matches(PythonVersion candidate) {
    if (operator.equals("===")) {
      return candidate.toString().equals(version.toLowerCase(Locale.ROOT));
    }
    PythonVersion value = value().orElseThrow();
    return switch (operator) {
      case "==" -> equal(candidate, value);
      case "!=" -> !equal(candidate, value);
      case "<=" -> compares(candidate.publicPart(), value, order -> order <= 0);
      case ">=" -> compares(candidate.publicPart(), value, order -> order >= 0);
      case "<" -> less(candidate, value);
      case ">" -> greater(candidate, value);
      default -> compatible(candidate, value);
    };
  }

  private static boolean compares(PythonVersion left, PythonVersion right, IntPredicate wanted) {
    return wanted.test(left.compareTo(right));
  }

  private boolean equal(PythonVersion candidate, PythonVersion value) {
    if (isWildcard()) {
      return candidate.publicPart().startsWith(value);
    }
    return (value.isLocal() ? candidate : candidate.publicPart()).compareTo(value) == 0;
  }

  /** A pre-release of the named version is not below it. */
  private static boolean less(PythonVersion candidate, PythonVersion value) {
    boolean preOfValue =
        !value.isPreRelease()
            && candidate.isPreRelease()
            && candidate.compareTo(value.earliestPreRelease()) >= 0;
    return candidate.compareTo(value) < 0 && !preOfValue;
  }

  /** Neither a post-release nor a local build of the named version is above it. */
  private static boolean greater(PythonVersion candidate, PythonVersion value) {
    boolean postOfValue =
        !value.isPostRelease()
            && candidate.isPostRelease()
            && candidate.withoutPost().compareTo(value) == 0;
    boolean localOfValue = candidate.isLocal() && candidate.publicPart().compareTo(value) == 0;
    return candidate.compareTo(value) > 0 && !postOfValue && !localOfValue;
  }

  /** {@code ~=1.4.5} is {@code >=1.4.5,==1.4.*}; suffixes do not count for the prefix. */
  private static boolean compatible(PythonVersion candidate, PythonVersion value) {
    PythonVersion known = candidate.publicPart();
    return known.compareTo(value) >= 0 && known.startsWith(value.withoutLastNumber());
  }

  /** As specs and requirements are shown: {@code >= 1.0}. */
  @Override
  public String toString() {
    return operator + " " + version;
  }
}
