package org.rdopkg.requirements.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dependencies of {@code pyproject.toml}: those of the standard table {@code [project]}
 * (PEP 621), where they are dynamic those that setuptools takes from files, else those of poetry
 * and flit.
 */
final class Pyproject {
  private final RequirementsCollector found;

  Pyproject(RequirementsCollector found) {
    this.found = found;
  }

  /** Reads; answers whether the file is a place for requirements, be it a broken one. */
  boolean read(String text) {
    Map<String, Object> root;
    try {
      root = Toml.parse(text);
    } catch (TomlException e) {
      found.note(found.file() + ", line " + e.line() + ": " + e.getMessage());
      return true;
    }
    Map<String, Object> project = table(root, "project");
    if (project != null && project.get("dependencies") instanceof List<?> list) {
      addAll(list);
      return true;
    }
    return (isDynamic(project) && dynamic(root)) || poetry(root) || flit(root);
  }

  private static boolean isDynamic(@Nullable Map<String, Object> project) {
    return project != null
        && project.get("dynamic") instanceof List<?> names
        && names.contains("dependencies");
  }

  private boolean dynamic(Map<String, Object> root) {
    Map<String, Object> dynamic = table(root, "tool", "setuptools", "dynamic", "dependencies");
    if (dynamic == null) {
      return false;
    }
    List<String> files = new ArrayList<>();
    if (dynamic.get("file") instanceof List<?> list) {
      list.forEach(name -> files.add(String.valueOf(name)));
    } else if (dynamic.get("file") instanceof String name) {
      files.add(name);
    }
    files.forEach(name -> found.include(found.file(), name));
    return !files.isEmpty();
  }

  private boolean poetry(Map<String, Object> root) {
    Map<String, Object> dependencies = table(root, "tool", "poetry", "dependencies");
    if (dependencies == null) {
      return false;
    }
    Poetry poetry = new Poetry(found);
    dependencies.forEach(poetry::add);
    return true;
  }

  private boolean flit(Map<String, Object> root) {
    Map<String, Object> metadata = table(root, "tool", "flit", "metadata");
    if (metadata == null || !(metadata.get("requires") instanceof List<?> list)) {
      return false;
    }
    addAll(list);
    return true;
  }

  private void addAll(List<?> list) {
    list.forEach(item -> found.add(String.valueOf(item)));
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, Object> table(Map<String, Object> root, String... names) {
    Map<String, Object> table = root;
    for (String name : names) {
      if (!(table.get(name) instanceof Map<?, ?> next)) {
        return null;
      }
      table = (Map<String, Object>) next;
    }
    return table;
  }
}
