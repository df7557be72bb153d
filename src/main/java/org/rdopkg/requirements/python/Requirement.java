package org.rdopkg.requirements.python;

import java.util.List;
import java.util.Optional;

/**
 * One requirement of a Python project (PEP 508): {@code name[extra] >=1.0; python_version<"3.9"}.
 *
 * @param name the project, as written
 * @param extras optional features of it that are wanted too
 * @param versions the versions that are accepted
 * @param url where to take it from instead of an index
 * @param marker when the requirement holds; empty for always
 * @param text the requirement as written
 */
public record Requirement(
    String name,
    List<String> extras,
    VersionSpecifier versions,
    Optional<String> url,
    Optional<Marker> marker,
    String text) {
  public Requirement {
    extras = List.copyOf(extras);
  }

  /** Reads a requirement; empty when the text is none. */
  public static Optional<Requirement> parse(String text) {
    return new RequirementParser(text.strip()).parse();
  }

  /** A project of which any version will do. */
  public static Requirement ofName(String name, String text) {
    return new Requirement(
        name, List.of(), VersionSpecifier.ANY, Optional.empty(), Optional.empty(), text);
  }

  /** Whether it holds in an environment. */
  public boolean holds(PythonEnvironment environment) {
    return marker.map(m -> m.holds(environment)).orElse(true);
  }

  /** The same with other versions. */
  public Requirement withVersions(VersionSpecifier others) {
    return new Requirement(name, extras, others, url, marker, text);
  }

  /** The same, holding only when another marker does. */
  public Requirement withMarker(Optional<Marker> other) {
    return new Requirement(name, extras, versions, url, other, text);
  }

  /** The project's name in its one normal spelling. */
  public String project() {
    return ProjectNames.normal(name);
  }
}
