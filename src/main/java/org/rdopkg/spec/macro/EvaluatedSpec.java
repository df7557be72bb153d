package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a spec comes to under given macro definitions.
 *
 * @param tags the main package's single-value tags by lower-case name
 * @param sources all sources in file order
 * @param patches all patches in file order
 * @param definitions the macro definitions carried out, in file order
 * @param unknowns every unknown met, whether or not a value depends on it
 */
public record EvaluatedSpec(
    Map<String, EvaluatedTag> tags,
    List<EvaluatedSource> sources,
    List<EvaluatedSource> patches,
    List<MacroDefinition> definitions,
    List<Unknown> unknowns) {
  public EvaluatedSpec {
    tags = Map.copyOf(tags);
    sources = List.copyOf(sources);
    patches = List.copyOf(patches);
    definitions = List.copyOf(definitions);
    unknowns = List.copyOf(unknowns);
  }

  /** A tag of the main package by its name in any case. */
  public Optional<EvaluatedTag> tag(String name) {
    return Optional.ofNullable(tags.get(name.toLowerCase(java.util.Locale.ROOT)));
  }
}
