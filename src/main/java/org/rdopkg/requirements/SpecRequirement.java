package org.rdopkg.requirements;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that the packages of a spec require, all its lines together.
 *
 * @param name the package without its Python version
 * @param places where it stands, in file order; never empty
 */
public record SpecRequirement(String name, List<Place> places) {
  public SpecRequirement {
    places = List.copyOf(places);
  }

  /**
   * One mention.
   *
   * @param capability as it expands, {@code python3-six}
   * @param operator in rpm's spelling; empty without a version
   * @param version without epoch; empty without one
   * @param optional whether it stands in an alternative or under a condition of a boolean
   *     dependency
   * @param line the line of the spec, from 1; 0 when no single line makes it
   * @param word which of the line's words the name is, counted from 0; -1 when the words as written
   *     are not those that they expand to
   */
  public record Place(
      String capability, String operator, String version, boolean optional, int line, int word) {
    /** {@code >= 1.0}, equality as {@code ==}; empty without a version. */
    public String constraint() {
      return operator.isEmpty() ? "" : (operator.equals("=") ? "==" : operator) + " " + version;
    }
  }

  /** All constraints, each once: {@code >= 1.0,< 2.0}; empty when any version will do. */
  public String constraints() {
    return places.stream()
        .map(Place::constraint)
        .filter(c -> !c.isEmpty())
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** Whether it is only required in alternatives or under conditions. */
  public boolean isOptional() {
    return places.stream().allMatch(Place::optional);
  }
}
