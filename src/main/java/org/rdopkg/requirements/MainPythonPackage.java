package org.rdopkg.requirements;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.PackageTag;

/**
 * Finds where a new {@code Requires} of a Python package belongs: into the sub-package that holds
 * the Python code, behind what it requires already.
 */
final class MainPythonPackage {
  private final SpecFile spec;
  private final EvaluatedSpec evaluated;

  MainPythonPackage(SpecFile spec, EvaluatedSpec evaluated) {
    this.spec = spec;
    this.evaluated = evaluated;
  }

  /** The line that a new one goes behind; empty when there is none to start from. */
  Optional<Tag> anchor() {
    String name = name();
    Optional<Tag> requires = last(name, "requires");
    if (requires.isPresent() || !name.isEmpty()) {
      return requires.or(() -> last(name, "buildrequires")).or(() -> lastOfPackage(name));
    }
    return last("", "buildrequires").or(() -> last("", "buildarch"));
  }

  /**
   * The package: the sub-package whose name starts with {@code python} and has fewest dashes, else
   * the first one; if it requires another sub-package in the same version, that one. Empty for the
   * main package.
   */
  private String name() {
    List<String> all = evaluated.subpackages();
    if (all.isEmpty()) {
      return "";
    }
    String chosen =
        all.stream()
            .filter(name -> name.startsWith("python"))
            .min((a, b) -> Integer.compare(dashes(a), dashes(b)))
            .orElse(all.get(0));
    Set<String> seen = new HashSet<>();
    while (seen.add(chosen)) {
      chosen = required(chosen).orElse(chosen);
    }
    return chosen;
  }

  private static int dashes(String name) {
    return (int) name.chars().filter(c -> c == '-').count();
  }

  private Optional<String> required(String name) {
    return evaluated.packageTags("requires").stream()
        .filter(tag -> tag.packageName().equals(name))
        .map(tag -> DependencyTokens.of(tag.value().text()))
        .filter(words -> words.size() == 3 && words.get(1).operator().equals("="))
        .map(words -> words.get(0).text())
        .filter(other -> evaluated.subpackages().contains(other))
        .filter(other -> !other.startsWith("python-") && !other.startsWith(name))
        .findFirst();
  }

  /** The last line of a tag outside of conditionals; without a qualifier such as {@code (pre)}. */
  private Optional<Tag> last(String packageName, String tagName) {
    return evaluated.packageTags(tagName).stream()
        .filter(tag -> tag.packageName().equals(packageName) && tag.qualifier().isEmpty())
        .flatMap(tag -> plain(tag).stream())
        .filter(tag -> tag.is(tagName))
        .reduce((first, second) -> second);
  }

  private Optional<Tag> lastOfPackage(String packageName) {
    return evaluated.packageTags().stream()
        .filter(tag -> tag.packageName().equals(packageName))
        .flatMap(tag -> plain(tag).stream())
        .reduce((first, second) -> second);
  }

  private Optional<Tag> plain(PackageTag tag) {
    return tag.line() > 0 && spec.conditionalsAt(tag.line()).isEmpty()
        ? spec.tagAt(tag.line())
        : Optional.empty();
  }
}
