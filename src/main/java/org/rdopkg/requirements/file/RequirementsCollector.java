package org.rdopkg.requirements.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.requirements.python.Requirement;

/** Collects what files declare, with bounds on what hostile ones could ask for. */
final class RequirementsCollector {
  private static final int MOST_REQUIREMENTS = 20_000;
  private static final int MOST_NOTES = 200;
  private static final int MOST_FILES = 50;

  private final String file;
  private final ProjectFiles files;
  private final List<Requirement> requirements = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> included = new HashSet<>();

  RequirementsCollector(String file, ProjectFiles files) {
    this.file = file;
    this.files = files;
    included.add(file);
  }

  String file() {
    return file;
  }

  /** Takes one requirement; a text that is none is noted. */
  void add(String text) {
    Optional<Requirement> parsed = Requirement.parse(text);
    if (parsed.isPresent()) {
      add(parsed.get());
    } else {
      failed(text);
    }
  }

  void add(Requirement requirement) {
    if (requirements.size() < MOST_REQUIREMENTS) {
      requirements.add(requirement);
    } else if (requirements.size() == MOST_REQUIREMENTS) {
      note("there are more than " + MOST_REQUIREMENTS + " requirements, the rest is left out");
    }
  }

  void failed(String text) {
    note("Failed to parse requirement: " + text);
  }

  void note(String text) {
    if (notes.size() < MOST_NOTES && !notes.contains(text)) {
      notes.add(text);
    }
  }

  /** Reads another requirements.txt of the project, once; {@code path} comes from {@code from}. */
  void include(String from, String path) {
    Optional<String> resolved = resolve(from, path);
    if (resolved.isEmpty()) {
      note(from + ": " + path + " is not in the project, and is left out");
      return;
    }
    if (included.size() >= MOST_FILES || !included.add(resolved.get())) {
      return;
    }
    Optional<String> text = files.read(resolved.get());
    if (text.isPresent()) {
      new RequirementsTxt(this).read(resolved.get(), text.get());
    } else {
      note(from + ": " + path + " is not there, and is left out");
    }
  }

  /** The path from the project's top; empty when it leads out of it, or is an address. */
  private static Optional<String> resolve(String from, String path) {
    List<String> names = new ArrayList<>(List.of(from.split("/", -1)));
    names.remove(names.size() - 1);
    if (path.startsWith("/") || path.contains("://") || path.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        if (names.isEmpty()) {
          return Optional.empty();
        }
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join("/", names));
  }

  DeclaredRequirements declared() {
    return new DeclaredRequirements(file, requirements, notes);
  }
}
