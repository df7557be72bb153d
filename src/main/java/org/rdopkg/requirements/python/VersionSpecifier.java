package org.rdopkg.requirements.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The versions that a requirement accepts (PEP 440): all clauses must hold.
 *
 * @param clauses as written, in their order; none accepts every version
 */
public record VersionSpecifier(List<VersionClause> clauses) {
  /** Every version. */
  public static final VersionSpecifier ANY = new VersionSpecifier(List.of());

  public VersionSpecifier {
    clauses = List.copyOf(clauses);
  }

  /** Reads {@code >=1.0,!=1.2}; empty when a part is no clause. */
  public static Optional<VersionSpecifier> parse(String text) {
    if (text.isBlank()) {
      return Optional.of(ANY);
    }
    List<VersionClause> clauses = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Optional<VersionClause> clause = VersionClause.parse(part);
      if (clause.isEmpty()) {
        return Optional.empty();
      }
      clauses.add(clause.get());
    }
    return Optional.of(new VersionSpecifier(clauses));
  }

  /** Whether all clauses hold for a version, be it a pre-release or not. */
  public boolean matches(PythonVersion version) {
    return clauses.stream().allMatch(clause -> clause.matches(version));
  }

  /** Both this and the other. */
  public VersionSpecifier and(VersionSpecifier other) {
    List<VersionClause> both = new ArrayList<>(clauses);
    other.clauses.stream().filter(clause -> !both.contains(clause)).forEach(both::add);
    return new VersionSpecifier(both);
  }

  /** {@code >= 1.0,!= 1.2}; empty for every version. */
  @Override
  public String toString() {
    return clauses.stream().map(VersionClause::toString).collect(Collectors.joining(","));
  }
}
