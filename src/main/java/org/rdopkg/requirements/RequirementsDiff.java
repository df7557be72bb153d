package org.rdopkg.requirements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rdopkg.requirements.python.PythonEnvironment;
import org.rdopkg.requirements.python.Requirement;
import org.rdopkg.requirements.python.VersionSpecifier;

/**
 * What became of requirements from one version of a project to another.
 *
 * @param added only the new ones have it
 * @param changed other versions are accepted
 * @param removed only the old ones have it
 */
public record RequirementsDiff(List<Entry> added, List<Entry> changed, List<Entry> removed) {
  public RequirementsDiff {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /**
   * One project.
   *
   * @param name as it is written
   * @param versions what is accepted: {@code >= 1.0}; empty for all
   * @param before what was accepted; the same when nothing changed
   */
  public record Entry(String name, String versions, String before) {}

  /** Compares those requirements that hold in an environment. */
  public static RequirementsDiff of(
      List<Requirement> before, List<Requirement> after, PythonEnvironment environment) {
    Map<String, Requirement> old = byProject(before, environment);
    Map<String, Requirement> now = byProject(after, environment);
    List<Entry> added = new ArrayList<>();
    List<Entry> changed = new ArrayList<>();
    List<Entry> removed = new ArrayList<>();
    now.forEach(
        (project, requirement) -> {
          Requirement was = old.get(project);
          if (was == null) {
            added.add(entry(requirement, requirement));
          } else if (!isSame(requirement.versions(), was.versions())) {
            changed.add(entry(requirement, was));
          }
        });
    old.forEach(
        (project, requirement) -> {
          if (!now.containsKey(project)) {
            removed.add(entry(requirement, requirement));
          }
        });
    return new RequirementsDiff(added, changed, removed);
  }

  /** Whether nothing changed. */
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  private static Entry entry(Requirement requirement, Requirement before) {
    return new Entry(
        requirement.name(), requirement.versions().toString(), before.versions().toString());
  }

  /** The order of clauses does not count. */
  private static boolean isSame(VersionSpecifier one, VersionSpecifier other) {
    return new HashSet<>(one.clauses()).equals(new HashSet<>(other.clauses()));
  }

  private static Map<String, Requirement> byProject(
      List<Requirement> requirements, PythonEnvironment environment) {
    List<Requirement> sorted = new ArrayList<>(requirements);
    sorted.sort(Comparator.comparing(r -> r.text().toLowerCase(Locale.ROOT)));
    Map<String, Requirement> map = new LinkedHashMap<>();
    for (Requirement requirement : sorted) {
      if (requirement.holds(environment)) {
        map.merge(
            requirement.project(),
            requirement,
            (one, other) -> one.withVersions(one.versions().and(other.versions())));
      }
    }
    return map;
  }
}
