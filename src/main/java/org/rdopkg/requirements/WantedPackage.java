package org.rdopkg.requirements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.requirements.python.PythonEnvironment;
import org.rdopkg.requirements.python.PythonVersion;
import org.rdopkg.requirements.python.Requirement;
import org.rdopkg.requirements.python.VersionClause;
import org.rdopkg.requirements.python.VersionSpecifier;
import org.rdopkg.version.RpmVersions;

/**
 * A package that upstream's requirements ask for.
 *
 * @param name the package without a Python version
 * @param module the Python project, as upstream wrote it
 * @param versions what upstream accepts
 */
public record WantedPackage(String name, String module, VersionSpecifier versions) {

  /**
   * What requirements ask for in an environment, in the order of their texts; several of one
   * package are taken together.
   */
  public static List<WantedPackage> of(
      List<Requirement> requirements, PythonEnvironment environment, PackageNames names) {
    List<Requirement> sorted = new ArrayList<>(requirements);
    sorted.sort(Comparator.comparing(r -> r.text().toLowerCase(Locale.ROOT)));
    Map<String, WantedPackage> wanted = new LinkedHashMap<>();
    for (Requirement requirement : sorted) {
      if (requirement.holds(environment)) {
        String name = names.packageOf(requirement.name());
        wanted.merge(
            name,
            new WantedPackage(name, requirement.name(), requirement.versions()),
            (one, other) ->
                new WantedPackage(name, one.module(), one.versions().and(other.versions())));
      }
    }
    return List.copyOf(wanted.values());
  }

  /**
   * The one constraint that a spec should have: the lowest version that is accepted; where there is
   * none, all that upstream wrote. Empty when any version will do.
   */
  public String desired() {
    Optional<VersionClause> lowest = Optional.empty();
    for (VersionClause clause : versions.clauses()) {
      if (isLower(clause) && (lowest.isEmpty() || isHigher(clause, lowest.get()))) {
        lowest = Optional.of(clause);
      }
    }
    if (lowest.isPresent()) {
      String operator = lowest.get().operator().equals(">") ? ">" : ">=";
      return operator + " " + rpmVersion(lowest.get());
    }
    List<String> all = new ArrayList<>();
    for (VersionClause clause : versions.clauses()) {
      all.add(operator(clause) + " " + rpmVersion(clause));
    }
    return String.join(",", all);
  }

  private static boolean isLower(VersionClause clause) {
    return switch (clause.operator()) {
      case ">", ">=", "~=" -> true;
      case "==" -> clause.isWildcard();
      default -> false;
    };
  }

  private static boolean isHigher(VersionClause one, VersionClause other) {
    Optional<PythonVersion> left = one.value();
    Optional<PythonVersion> right = other.value();
    return left.isPresent() && right.isPresent() && left.get().compareTo(right.get()) > 0;
  }

  private static String operator(VersionClause clause) {
    return clause.operator().equals("===") ? "==" : clause.operator();
  }

  /** As written; pre-releases in the form that rpm sorts before the release. */
  private static String rpmVersion(VersionClause clause) {
    Optional<PythonVersion> value = clause.value();
    if (value.isEmpty()) {
      return clause.version();
    }
    String plain =
        clause.isWildcard()
            ? clause.version().substring(0, clause.version().length() - 2)
            : clause.version();
    return value.get().isPreRelease() ? value.get().rpmForm() : plain;
  }

  /**
   * Whether constraints of a spec say what upstream says: the desired one is among them, and every
   * other is upstream's too.
   */
  boolean isMetBy(SpecRequirement spec) {
    List<String> allowed = allowed();
    boolean desiredIsThere = false;
    for (SpecRequirement.Place place : spec.places()) {
      if (!place.operator().isEmpty()) {
        boolean dist = place.capability().endsWith(")");
        desiredIsThere |= isSame(place.constraint(), desired(), dist);
        if (allowed.stream().noneMatch(a -> isSame(place.constraint(), a, dist))) {
          return false;
        }
      }
    }
    return desiredIsThere;
  }

  /** The constraints that rpm can check of what upstream says. */
  private List<String> allowed() {
    List<String> allowed = new ArrayList<>(List.of(desired()));
    for (VersionClause clause : versions.clauses()) {
      allowed.add(operator(clause) + " " + rpmVersion(clause));
      clause.value().flatMap(v -> upperBound(clause, v)).ifPresent(b -> allowed.add("< " + b));
      if (isLower(clause) && !clause.operator().equals(">")) {
        allowed.add(">= " + rpmVersion(clause));
      }
    }
    return allowed;
  }

  private static Optional<PythonVersion> upperBound(VersionClause clause, PythonVersion value) {
    if (clause.operator().equals("~=")) {
      return Optional.of(value.successor(1));
    }
    return clause.operator().equals("==") && clause.isWildcard()
        ? Optional.of(value.successor(0))
        : Optional.empty();
  }

  /**
   * Whether two constraints are the same to rpm; capabilities such as {@code python3dist(x)} have
   * versions without zeros at the end.
   */
  private static boolean isSame(String spec, String wanted, boolean dist) {
    String[] one = spec.split(" ", 2);
    String[] other = wanted.split(" ", 2);
    if (one.length < 2 || other.length < 2 || !one[0].equals(other[0])) {
      return false;
    }
    if (RpmVersions.compare(one[1], other[1]) == 0) {
      return true;
    }
    Optional<PythonVersion> left = PythonVersion.parse(one[1].replace("~", ""));
    Optional<PythonVersion> right = PythonVersion.parse(other[1].replace("~", ""));
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    return dist
        ? left.get().equals(right.get())
        : left.get().isPreRelease() && left.get().rpmForm().equals(right.get().rpmForm());
  }
}
