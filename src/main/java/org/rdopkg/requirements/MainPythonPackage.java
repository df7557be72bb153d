package org.rdopkg.requirements;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.PackageTag;
import org.rdopkg.spec.macro.Subpackage;

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
    return name.isEmpty()
        ? requires.or(() -> last("", "buildrequires")).or(() -> last("", "buildarch"))
        : requires.or(() -> lastOfSection(name));
  }

  /**
   * The package whose name starts with {@code python} and has fewest dashes, a sub-package before
   * the main one; else the main one when it requires something of Python; else the first
   * sub-package. If that requires another sub-package in the same version, that one. Empty for the
   * main package.
   */
  private String name() {
    List<String> all = evaluated.subpackages().stream().map(Subpackage::name).toList();
    String main = evaluated.tag("name").map(tag -> tag.value().text()).orElse("");
    String chosen =
        Stream.concat(all.stream(), Stream.of(main))
            .filter(name -> name.startsWith("python"))
            .min(Comparator.comparingInt(MainPythonPackage::dashes))
            .orElseGet(() -> all.isEmpty() || mainRequiresPython() ? main : all.get(0));
    Set<String> seen = new HashSet<>();
    while (all.contains(chosen) && seen.add(chosen)) {
      chosen = required(chosen, all).orElse(chosen);
    }
    return all.contains(chosen) ? chosen : "";
  }

  private boolean mainRequiresPython() {
    return evaluated.packageTags("requires").stream()
        .anyMatch(tag -> tag.packageName().isEmpty() && tag.value().text().startsWith("python"));
  }

  private static int dashes(String name) {
    return (int) name.chars().filter(c -> c == '-').count();
  }

  private Optional<String> required(String name, List<String> all) {
    return evaluated.packageTags("requires").stream()
        .filter(tag -> tag.packageName().equals(name))
        .map(tag -> DependencyTokens.of(tag.value().text()))
        .filter(words -> words.size() == 3 && words.get(1).operator().equals("="))
        .map(words -> words.get(0).text())
        .filter(all::contains)
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

  /** The last tag below the sub-package's {@code %package} line. */
  private Optional<Tag> lastOfSection(String packageName) {
    return evaluated.subpackages().stream()
        .filter(one -> one.name().equals(packageName) && one.line() > 0)
        .flatMap(one -> spec.sections("package").stream().filter(s -> s.header() == one.line()))
        .flatMap(section -> IntStream.rangeClosed(section.first(), section.last()).boxed())
        .filter(line -> spec.conditionalsAt(line).isEmpty())
        .flatMap(line -> spec.tagAt(line).stream())
        .reduce((first, second) -> second);
  }

  private Optional<Tag> plain(PackageTag tag) {
    return tag.line() > 0 && spec.conditionalsAt(tag.line()).isEmpty()
        ? spec.tagAt(tag.line())
        : Optional.empty();
  }
}
