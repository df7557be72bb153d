package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.rpm.Rpmspec;
import org.rdopkg.spec.Section;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.EvaluatedTag;
import org.rdopkg.spec.macro.Expansion;
import org.rdopkg.spec.macro.MacroOptions;
import org.rdopkg.spec.macro.PackageTag;
import org.rdopkg.spec.macro.SpecEvaluator;
import org.rdopkg.spec.macro.Subpackage;

/**
 * The installed rpm, which runs what a spec contains: the values are rpm's, the lines that they
 * stand in are those that rdopkg's own engine finds.
 *
 * <p>{@code rpmspec --parse} prints the spec without macros and without the branches that do not
 * hold; its percent signs are doubled here and it is read as a spec again.
 */
final class RpmMacros implements SpecMacros {
  private final Rpmspec rpmspec;
  private final EngineMacros engine;

  private RpmMacros(Rpmspec rpmspec, EngineMacros engine) {
    this.rpmspec = rpmspec;
    this.engine = engine;
  }

  static RpmMacros of(
      Environment environment, MacroRequest request, EngineMacros engine, Narrator narrator) {
    ProcessRunner runner = new ProcessRunner(environment);
    Rpmspec rpmspec = new Rpmspec(runner, request.defines(), request.undefines());
    narrator.warn(
        "rpm expands the macros, and runs the shell and Lua code that a spec contains: use"
            + " --macros=rpm on specs that you trust");
    return new RpmMacros(rpmspec, engine);
  }

  @Override
  public EvaluatedSpec evaluate(SpecFile spec, Path file) {
    EvaluatedSpec own = engine.evaluate(spec, file);
    EvaluatedSpec rpm =
        SpecEvaluator.evaluate(literal(SpecFile.of(rpmspec.parsed(file))), MacroOptions.none());
    return new EvaluatedSpec(
        tags(own, rpm),
        sources(own.sources(), rpm.sources()),
        sources(own.patches(), rpm.patches()),
        own.definitions(),
        List.of(),
        List.of(),
        packageTags(own, rpm),
        List.of(),
        rpm.subpackages().stream().map(one -> new Subpackage(one.name(), 0)).toList());
  }

  /** Lines that come to themselves when they are expanded; the headers of sections stay. */
  private static List<String> literal(SpecFile parsed) {
    Set<Integer> headers =
        parsed.sections().stream().map(Section::header).collect(Collectors.toSet());
    List<String> lines = new ArrayList<>();
    for (int line = 1; line <= parsed.lineCount(); line++) {
      String text = parsed.line(line).text();
      lines.add(headers.contains(line) ? text : text.replace("%", "%%"));
    }
    return lines;
  }

  private static Map<String, EvaluatedTag> tags(EvaluatedSpec own, EvaluatedSpec rpm) {
    Map<String, EvaluatedTag> tags = new LinkedHashMap<>();
    rpm.tags()
        .forEach(
            (name, tag) -> {
              Optional<EvaluatedTag> place = own.tag(name);
              tags.put(
                  name,
                  new EvaluatedTag(
                      name,
                      place.map(EvaluatedTag::line).orElse(0),
                      place.map(EvaluatedTag::written).orElse(tag.value().text()),
                      known(tag.value())));
            });
    return tags;
  }

  private static Expansion known(Expansion value) {
    return new Expansion(value.text(), List.of());
  }

  /** rpm's sources with our lines; those of ours that rpm does not have are not active. */
  private static List<EvaluatedSource> sources(
      List<EvaluatedSource> own, List<EvaluatedSource> rpm) {
    List<EvaluatedSource> left = new ArrayList<>(own);
    List<EvaluatedSource> merged = new ArrayList<>();
    for (EvaluatedSource source : rpm) {
      Optional<EvaluatedSource> place =
          left.stream()
              .filter(s -> s.number() == source.number())
              .reduce((a, b) -> a.active() ? a : b);
      place.ifPresent(left::remove);
      merged.add(merged(source, place));
    }
    left.stream().map(RpmMacros::inactive).forEach(merged::add);
    return merged;
  }

  private static EvaluatedSource merged(EvaluatedSource rpm, Optional<EvaluatedSource> place) {
    Expansion value = known(rpm.value());
    return place
        .map(
            s ->
                new EvaluatedSource(
                    s.number(), s.line(), s.written(), value, true, s.condition(), s.editable()))
        .orElseGet(
            () -> new EvaluatedSource(rpm.number(), 0, value.text(), value, true, "", false));
  }

  private static EvaluatedSource inactive(EvaluatedSource s) {
    return new EvaluatedSource(
        s.number(), s.line(), s.written(), s.value(), false, s.condition(), s.editable());
  }

  private static List<PackageTag> packageTags(EvaluatedSpec own, EvaluatedSpec rpm) {
    List<PackageTag> left = new ArrayList<>(own.packageTags());
    List<PackageTag> merged = new ArrayList<>();
    for (PackageTag tag : rpm.packageTags()) {
      Optional<PackageTag> place = left.stream().filter(t -> isSame(t, tag)).findFirst();
      place.ifPresent(left::remove);
      merged.add(
          new PackageTag(
              tag.packageName(),
              tag.name(),
              tag.qualifier(),
              place.map(PackageTag::line).orElse(0),
              place.map(PackageTag::written).orElse(tag.value().text()),
              known(tag.value())));
    }
    return merged;
  }

  private static boolean isSame(PackageTag a, PackageTag b) {
    return a.packageName().equals(b.packageName())
        && a.name().equals(b.name())
        && a.qualifier().equals(b.qualifier())
        && a.value().text().equals(b.value().text());
  }

  @Override
  public Expansion macro(SpecFile spec, Path file, String name) {
    return new Expansion(rpmspec.expanded(file, "%{" + name + "}"), List.of());
  }

  @Override
  public boolean isDefined(SpecFile spec, Path file, String name) {
    return !rpmspec.expanded(file, "%{?" + name + ":1}").isEmpty();
  }
}
