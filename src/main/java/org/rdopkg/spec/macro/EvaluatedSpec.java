package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a spec comes to under given macro definitions.
 *
 * @param tags the main package's single-value tags by lower-case name
 * @param sources all sources in file order
 * @param patches all patches in file order
 * @param definitions the macro definitions carried out, in file order
 * @param unknowns every unknown met, whether or not a value depends on it, and what rpm would
 *     refuse
 * @param gaps the unknowns among them that may stand for tags, sources or patches of their own
 * @param packageTags the tags that may stand several times, of all packages, in file order
 * @param problems the gaps, and what rpm would refuse
 * @param subpackages the sub-packages, in file order
 */
public record EvaluatedSpec(
    Map<String, EvaluatedTag> tags,
    List<EvaluatedSource> sources,
    List<EvaluatedSource> patches,
    List<MacroDefinition> definitions,
    List<Unknown> unknowns,
    List<Unknown> gaps,
    List<PackageTag> packageTags,
    List<Unknown> problems,
    List<Subpackage> subpackages) {
  public EvaluatedSpec {
    tags = Map.copyOf(tags);
    sources = List.copyOf(sources);
    patches = List.copyOf(patches);
    definitions = List.copyOf(definitions);
    unknowns = List.copyOf(unknowns);
    gaps = List.copyOf(gaps);
    packageTags = List.copyOf(packageTags);
    problems = List.copyOf(problems);
    subpackages = List.copyOf(subpackages);
  }

  /** A spec in which nothing unknown may stand for more tags. */
  public EvaluatedSpec(
      Map<String, EvaluatedTag> tags,
      List<EvaluatedSource> sources,
      List<EvaluatedSource> patches,
      List<MacroDefinition> definitions,
      List<Unknown> unknowns) {
    this(tags, sources, patches, definitions, unknowns, List.of(), List.of(), List.of(), List.of());
  }

  /** A tag of the main package by its name in any case. */
  public Optional<EvaluatedTag> tag(String name) {
    return Optional.ofNullable(tags.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The tags of one name, in any case, that may stand several times; of all packages. */
  public List<PackageTag> packageTags(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return packageTags.stream().filter(tag -> tag.name().equals(wanted)).toList();
  }
}
