package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.Environment;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.EvaluatedTag;
import org.rdopkg.spec.macro.MacroDefinition;
import org.rdopkg.spec.macro.PackageTag;

/** {@code rdopkg spec get} and {@code spec macro}: single values of one spec; reads only. */
public final class SpecValueWorkflow {
  private final OneSpec spec;
  private final SpecMacros macros;

  /**
   * @param specName the spec's path; empty for the one in the current folder
   */
  public SpecValueWorkflow(
      Environment environment, Optional<String> specName, MacroRequest request, Narrator narrator) {
    this.spec = OneSpec.read(environment, specName);
    this.macros = SpecMacros.of(environment, request, narrator);
  }

  /**
   * The values of a tag of the main package: one, or as many as there are of a tag that may stand
   * several times.
   *
   * @param raw whether as written, instead of expanded
   * @throws RdopkgException when there is none, or when it cannot be known
   */
  public List<String> tag(String name, boolean raw) {
    TagName tag = TagName.parse(name);
    EvaluatedSpec evaluated = macros.evaluate(spec.spec(), spec.file());
    List<String> values = tag.isSource() ? sources(tag, evaluated, raw) : tags(tag, evaluated, raw);
    if (values.isEmpty()) {
      throw spec.lacks(tag, name);
    }
    return values;
  }

  private List<String> sources(TagName tag, EvaluatedSpec evaluated, boolean raw) {
    List<EvaluatedSource> all =
        tag.letters().equals("patch") ? evaluated.patches() : evaluated.sources();
    List<String> values = new ArrayList<>();
    for (EvaluatedSource source : all) {
      if (source.active() && (tag.number() < 0 || tag.number() == source.number())) {
        values.add(raw ? source.written() : spec.known(tag.text(), source.value()));
      }
    }
    return values;
  }

  private List<String> tags(TagName tag, EvaluatedSpec evaluated, boolean raw) {
    List<String> values = new ArrayList<>();
    Optional<EvaluatedTag> single = evaluated.tag(tag.letters());
    single.ifPresent(
        found -> values.add(raw ? found.written() : spec.known(tag.text(), found.value())));
    for (PackageTag found : evaluated.packageTags(tag.letters())) {
      if (found.packageName().isEmpty()) {
        values.add(raw ? found.written() : spec.known(tag.text(), found.value()));
      }
    }
    return values;
  }

  /**
   * What a macro comes to when the spec has been read to its end.
   *
   * @param raw whether the body as written, of the last definition that is carried out
   * @throws RdopkgException when it is not defined, or when it cannot be known
   */
  public String macro(String name, boolean raw) {
    MacroName.check(name);
    if (raw) {
      return written(name);
    }
    if (!macros.isDefined(spec.spec(), spec.file(), name)) {
      throw spec.lacksMacro(name, defined());
    }
    return spec.known("macro " + name, macros.macro(spec.spec(), spec.file(), name));
  }

  private String written(String name) {
    return macros.evaluate(spec.spec(), spec.file()).definitions().stream()
        .filter(definition -> definition.name().equals(name))
        .reduce((first, last) -> last)
        .map(MacroDefinition::body)
        .orElseThrow(() -> spec.lacksDefinition(name, defined()));
  }

  private List<String> defined() {
    return macros.evaluate(spec.spec(), spec.file()).definitions().stream()
        .map(MacroDefinition::name)
        .distinct()
        .toList();
  }
}
