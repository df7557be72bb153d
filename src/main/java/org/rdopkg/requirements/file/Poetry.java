package org.rdopkg.requirements.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.rdopkg.requirements.python.Marker;
import org.rdopkg.requirements.python.PythonVersion;
import org.rdopkg.requirements.python.Requirement;
import org.rdopkg.requirements.python.VersionSpecifier;

/**
 * Reads poetry's own way of writing dependencies: {@code ^1.2}, {@code ~1.2}, {@code 1.*}, tables.
 */
final class Poetry {
  private final RequirementsCollector found;

  Poetry(RequirementsCollector found) {
    this.found = found;
  }

  /**
   * Takes one dependency.
   *
   * @param value a text, a table, or a list of tables of which the markers choose
   */
  void add(String name, Object value) {
    if (name.equals("python")) {
      return;
    }
    if (value instanceof List<?> list) {
      list.forEach(item -> one(name, item));
    } else {
      one(name, value);
    }
  }

  private void one(String name, @Nullable Object value) {
    if (value instanceof String versions) {
      add(name, versions, Optional.empty());
    } else if (value instanceof Map<?, ?> table) {
      if (!"true".equals(String.valueOf(table.get("optional")))) {
        add(name, table.get("version") instanceof String text ? text : "*", marker(table));
      }
    } else {
      found.failed(name + " = " + value);
    }
  }

  private Optional<Marker> marker(Map<?, ?> table) {
    Optional<Marker> markers = Optional.empty();
    if (table.get("markers") instanceof String text) {
      markers = Marker.parse(text);
    }
    if (table.get("python") instanceof String python) {
      Optional<Marker> limit = pythonMarker(python);
      return markers.isPresent() && limit.isPresent()
          ? Optional.of(new Marker.And(markers.get(), limit.get()))
          : markers.or(() -> limit);
    }
    return markers;
  }

  private static Optional<Marker> pythonMarker(String python) {
    return specifier(python)
        .flatMap(
            specifier ->
                specifier.clauses().stream()
                    .flatMap(
                        clause ->
                            Marker.parse(
                                "python_version "
                                    + clause.operator()
                                    + " '"
                                    + clause.version()
                                    + "'")
                                .stream())
                    .reduce(Marker.And::new));
  }

  private void add(String name, String versions, Optional<Marker> marker) {
    Optional<Requirement> named = Requirement.parse(name);
    Optional<VersionSpecifier> specifier = specifier(versions);
    if (named.isEmpty() || specifier.isEmpty()) {
      found.failed(name + " = " + versions);
      return;
    }
    found.add(named.get().withVersions(specifier.get()).withMarker(marker));
  }

  /** Of alternatives, {@code ||}, only the first can be said with clauses. */
  static Optional<VersionSpecifier> specifier(String text) {
    Optional<VersionSpecifier> all = Optional.of(VersionSpecifier.ANY);
    for (String part : text.split("\\|\\|?", 2)[0].split(",", -1)) {
      Optional<VersionSpecifier> one = clause(part.strip());
      all = all.flatMap(known -> one.map(known::and));
    }
    return all;
  }

  private static Optional<VersionSpecifier> clause(String text) {
    if (text.isEmpty() || text.equals("*")) {
      return Optional.of(VersionSpecifier.ANY);
    }
    char first = text.charAt(0);
    if (first == '^') {
      return from(text.substring(1).strip(), Poetry::caretCut);
    }
    if (first == '~' && !text.startsWith("~=")) {
      return from(
          text.substring(1).strip(), v -> v.releaseLength() > 2 ? v.releaseLength() - 2 : 0);
    }
    String exact = Character.isDigit(first) ? "==" + text : text;
    return VersionSpecifier.parse(exact);
  }

  /** Up to the next version that changes the first number that is not zero. */
  private static int caretCut(PythonVersion version) {
    for (int i = 0; i < version.releaseLength(); i++) {
      if (!version.number(i).equals("0")) {
        return version.releaseLength() - 1 - i;
      }
    }
    return 0;
  }

  private static Optional<VersionSpecifier> from(String text, ToIntFunction<PythonVersion> cut) {
    return PythonVersion.parse(text)
        .flatMap(v -> VersionSpecifier.parse(">=" + text + ",<" + v.successor(cut.applyAsInt(v))));
  }
}
