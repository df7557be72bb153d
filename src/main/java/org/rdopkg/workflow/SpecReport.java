package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.Changelog;
import org.rdopkg.spec.ChangelogEntry;
import org.rdopkg.spec.Dependency;
import org.rdopkg.spec.PrepStyle;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.EvaluatedTag;
import org.rdopkg.spec.macro.PackageTag;
import org.rdopkg.spec.macro.Unknown;

/**
 * What one spec comes to.
 *
 * @param file its name as the user gave it
 * @param identity Name, Epoch, Version and Release, as far as the spec has them
 * @param sources all sources, also those in conditionals that do not hold
 * @param patches the same of the patches
 * @param requires what the packages require, in file order
 * @param changelog the newest entry; empty when the changelog is elsewhere, or there is none
 * @param applyMethod how the patches are applied; empty when the spec could not be read
 * @param unknown what could not be known, and what rpm would refuse
 * @param error why the spec could not be read, or is none
 */
public record SpecReport(
    String file,
    Identity identity,
    List<EvaluatedSource> sources,
    List<EvaluatedSource> patches,
    List<Requirement> requires,
    Optional<ChangelogEntry> changelog,
    Optional<String> applyMethod,
    List<Doubt> unknown,
    Optional<RdopkgException> error) {
  private static final List<String> WANTED = List.of("Name", "Version", "Release");

  /** The four tags that name a build, expanded. */
  public record Identity(
      Optional<String> name,
      Optional<String> epoch,
      Optional<String> version,
      Optional<String> release) {

    /** {@code NAME-VERSION-RELEASE}; empty when one of them is missing. */
    public Optional<String> nvr() {
      return name.flatMap(n -> version.flatMap(v -> release.map(r -> n + "-" + v + "-" + r)));
    }
  }

  /**
   * One dependency of a {@code Requires} line.
   *
   * @param subpackage the full name of the sub-package that has it; empty for the main package
   * @param dependency what is required
   * @param qualifier when, {@code pre,post}; empty for always
   * @param line the line of the spec, from 1; 0 when no single line of the file makes it
   */
  public record Requirement(String subpackage, Dependency dependency, String qualifier, int line) {}

  /**
   * Something that could not be known, or that rpm would refuse.
   *
   * @param unknown what, where and why
   * @param affects the values shown here that depend on it: {@code version}, {@code source 0},
   *     {@code patch 3}, {@code requires}; none when the spec may have more tags than are shown, or
   *     when rpm would refuse it
   */
  public record Doubt(Unknown unknown, List<String> affects) {}

  /** A spec that could not be read. */
  static SpecReport failed(String file, RdopkgException error) {
    Identity none =
        new Identity(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return new SpecReport(
        file,
        none,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(error));
  }

  /** What a spec comes to. */
  static SpecReport of(String file, SpecFile spec, EvaluatedSpec evaluated) {
    return new SpecReport(
        file,
        new Identity(
            value(evaluated, "name"),
            value(evaluated, "epoch"),
            value(evaluated, "version"),
            value(evaluated, "release")),
        evaluated.sources(),
        evaluated.patches(),
        requires(evaluated),
        Changelog.of(spec).top(),
        Optional.of(PrepStyle.of(spec).method().label()),
        doubts(evaluated),
        missing(file, evaluated));
  }

  private static Optional<String> value(EvaluatedSpec evaluated, String tag) {
    return evaluated.tag(tag).map(found -> found.value().text());
  }

  private static List<Requirement> requires(EvaluatedSpec evaluated) {
    List<Requirement> found = new ArrayList<>();
    for (PackageTag tag : evaluated.packageTags("requires")) {
      for (Dependency dependency : Dependency.parse(tag.value().text())) {
        found.add(new Requirement(tag.packageName(), dependency, tag.qualifier(), tag.line()));
      }
    }
    return found;
  }

  private static List<Doubt> doubts(EvaluatedSpec evaluated) {
    Map<Unknown, List<String>> affects = new LinkedHashMap<>();
    for (String name : List.of("name", "epoch", "version", "release")) {
      evaluated.tag(name).ifPresent(tag -> note(affects, tag.value().unknowns(), name));
    }
    noteSources(affects, evaluated.sources(), "source ");
    noteSources(affects, evaluated.patches(), "patch ");
    for (PackageTag tag : evaluated.packageTags("requires")) {
      note(affects, tag.value().unknowns(), "requires");
    }
    evaluated.problems().forEach(problem -> affects.putIfAbsent(problem, List.of()));
    return affects.entrySet().stream().map(e -> new Doubt(e.getKey(), e.getValue())).toList();
  }

  private static void noteSources(
      Map<Unknown, List<String>> affects, List<EvaluatedSource> sources, String kind) {
    for (EvaluatedSource source : sources) {
      note(affects, source.value().unknowns(), kind + source.number());
    }
  }

  private static void note(
      Map<Unknown, List<String>> affects, List<Unknown> unknowns, String value) {
    for (Unknown unknown : unknowns) {
      List<String> values = affects.computeIfAbsent(unknown, u -> new ArrayList<>());
      if (!values.contains(value)) {
        values.add(value);
      }
    }
  }

  /**
   * rpm wants Name, Version and Release. Where some of them are missing, an unknown may stand for
   * those; a file with none of them is no spec.
   */
  private static Optional<RdopkgException> missing(String file, EvaluatedSpec evaluated) {
    List<String> missing = new ArrayList<>();
    for (String name : WANTED) {
      Optional<EvaluatedTag> tag = evaluated.tag(name);
      if (tag.isEmpty() || tag.get().value().text().isEmpty()) {
        missing.add(name);
      }
    }
    boolean excused = missing.size() < WANTED.size() && !evaluated.gaps().isEmpty();
    if (missing.isEmpty() || excused) {
      return Optional.empty();
    }
    return Optional.of(
        RdopkgException.of(ErrorKind.INPUT, file + " has no " + String.join(", no ", missing))
            .because("every spec has them, so this may be another kind of file"));
  }
}
