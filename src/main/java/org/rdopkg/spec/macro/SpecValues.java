package org.rdopkg.spec.macro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what the lines of a spec say: tags, sources, patches, and what could not be known. */
final class SpecValues {
  private static final int MAX_PROBLEMS = 1000;

  /**
   * Where an expanded line comes from.
   *
   * @param line the logical line
   * @param alone whether it is one physical line that came to one line
   * @param condition the innermost condition around it
   * @param undefined the undefined macros met in it
   */
  record Origin(LogicalLine line, boolean alone, String condition, List<Unknown> undefined) {}

  private final Expander expander;
  private final Map<String, EvaluatedTag> tags = new LinkedHashMap<>();
  private final List<EvaluatedSource> sources = new ArrayList<>();
  private final List<EvaluatedSource> patches = new ArrayList<>();
  private final List<PackageTag> packageTags = new ArrayList<>();
  private final List<Subpackage> subpackages = new ArrayList<>();
  private final Set<Unknown> problems = new LinkedHashSet<>();
  private final Set<Unknown> gaps = new LinkedHashSet<>();
  private final List<Runnable> listed = new ArrayList<>();
  private SourceNumbers sourceNumbers = new SourceNumbers();
  private SourceNumbers patchNumbers = new SourceNumbers();
  private @Nullable SourceNumbers savedSources;
  private @Nullable SourceNumbers savedPatches;
  private String buildArchitecture = "";
  private String packageName = "";

  SpecValues(Expander expander) {
    this.expander = expander;
  }

  /** Something that rpm would refuse. */
  void problem(String what, String why) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new Unknown(Brackets.excerpt(what, 0).strip(), expander.line, why));
    }
  }

  /** Something that could hide tags, sources or definitions. */
  void gap(String what, String why) {
    problem(what, why);
    if (gaps.size() < MAX_PROBLEMS) {
      gaps.add(new Unknown(Brackets.excerpt(what, 0).strip(), expander.line, why));
    }
  }

  String buildArchitecture() {
    return buildArchitecture;
  }

  EvaluatedSpec result() {
    Set<Unknown> unknowns = new LinkedHashSet<>(expander.met());
    unknowns.addAll(problems);
    return new EvaluatedSpec(
        tags,
        sources,
        patches,
        expander.definitions(),
        List.copyOf(unknowns),
        List.copyOf(gaps),
        packageTags,
        List.copyOf(problems),
        List.copyOf(subpackages));
  }

  /** The tags from now on are those of the sub-package that a {@code %package} line opens. */
  void openPackage(String header) {
    String main = tags.containsKey("name") ? tags.get("name").value().text() : "";
    packageName = SectionName.packageName(expander.marks.render(header).text(), main);
    subpackages.add(new Subpackage(packageName, expander.line));
  }

  /** Numbers given from now on are those of a branch that is not read. */
  void enterShadow() {
    savedSources = sourceNumbers.copy();
    savedPatches = patchNumbers.copy();
  }

  void leaveShadow() {
    if (savedSources != null && savedPatches != null) {
      sourceNumbers = savedSources;
      patchNumbers = savedPatches;
    }
  }

  /** A line, expanded and without blanks at its end, that is neither empty nor a comment. */
  void line(SectionName section, String text, Origin origin) {
    switch (section) {
      case PREAMBLE, PACKAGE -> preamble(section == SectionName.PREAMBLE, text, origin);
      case SOURCELIST -> source(false, listed(text), origin, true);
      case PATCHLIST -> source(true, listed(text), origin, true);
      default -> {}
    }
  }

  /** A line of a branch that is not read: only sources and patches are of interest. */
  void inactiveLine(SectionName section, String text, Origin origin) {
    if (section == SectionName.SOURCELIST || section == SectionName.PATCHLIST) {
      if (!text.isBlank() && text.charAt(0) != '#') {
        source(section == SectionName.PATCHLIST, listed(text), origin, false);
      }
      return;
    }
    TagLine tag = TagLine.parse(text);
    if (tag != null && isSource(tag)) {
      source(tag.name().equals("patch"), tag, origin, false);
    }
  }

  private static TagLine listed(String text) {
    return new TagLine("", -1, "", text);
  }

  private static boolean isSource(TagLine tag) {
    return tag.name().equals("source") || tag.name().equals("patch");
  }

  private void preamble(boolean main, String text, Origin origin) {
    TagLine tag = TagLine.parse(text);
    if (tag == null) {
      opaque(text, origin);
    } else if (isSource(tag)) {
      source(tag.name().equals("patch"), tag, origin, true);
    } else {
      tag(main, tag, origin);
    }
  }

  /** A line that is no tag: an undefined macro or something unknown, which may stand for tags. */
  private void opaque(String text, Origin origin) {
    int mark = UnknownMarks.find(text, 0);
    if (mark >= 0) {
      Unknown unknown = expander.marks.first(text);
      gap(unknown.what(), unknown.why());
    } else if (!origin.undefined().isEmpty()) {
      Unknown unknown = origin.undefined().get(0);
      gap(unknown.what(), unknown.why());
    } else {
      problem(text, "Unknown tag");
    }
  }

  private void tag(boolean main, TagLine tag, Origin origin) {
    String name = tag.name();
    if (!TagMacros.isSingle(name)) {
      packageTags.add(packageTag(tag, origin));
      if (main && (name.equals("buildarch") || name.equals("buildarchitectures"))) {
        buildArchitecture(tag.value());
      }
      return;
    }
    boolean qualified = tag.head().indexOf('(') >= 0;
    String value = tag.value() + (main ? conditionalMarks() : "");
    if (value.isEmpty()) {
      problem(tag.head(), "Empty tag");
    }
    expander.define(name, null, value, true);
    if (main) {
      expander.define(TagMacros.upper(name), null, value, true);
    }
    if (main && !qualified) {
      keep(tag, value, origin);
    }
  }

  private void keep(TagLine tag, String value, Origin origin) {
    if (tags.containsKey(tag.name())) {
      problem(tag.head() + ": " + value, "the tag stands twice in the main package");
      return;
    }
    expander.noteTag(tag.name());
    tags.put(
        tag.name(),
        new EvaluatedTag(
            tag.name(), lineOf(tag, origin), written(tag, origin), expansion(value, origin)));
  }

  private PackageTag packageTag(TagLine tag, Origin origin) {
    String value = tag.value() + conditionalMarks();
    return new PackageTag(
        packageName,
        tag.name(),
        tag.qualifier(),
        lineOf(tag, origin),
        written(tag, origin),
        expansion(value, origin));
  }

  private void buildArchitecture(String value) {
    if (buildArchitecture.isEmpty() && !UnknownMarks.in(value)) {
      List<String> names = Words.split(value.replace(',', ' '));
      buildArchitecture = names.isEmpty() ? "" : names.get(0);
    }
  }

  private void source(boolean patch, TagLine tag, Origin origin, boolean active) {
    SourceNumbers numbers = patch ? patchNumbers : sourceNumbers;
    int number = numbers.next(tag.number());
    if (!numbers.take(number) && active) {
      problem(tag.head(), (patch ? "patch " : "source ") + number + " defined multiple times");
    }
    String value = tag.value() + (active ? conditionalMarks() : "");
    EvaluatedSource found =
        new EvaluatedSource(
            number,
            lineOf(tag, origin),
            written(tag, origin),
            expansion(value, origin),
            active,
            origin.condition(),
            isEditable(tag, origin));
    (patch ? patches : sources).add(found);
    if (active && tag.head().isEmpty()) {
      listed.add(() -> defineFile(patch, number, value));
    } else if (active) {
      defineFile(patch, number, value);
    }
  }

  /** The files of a list have their macros when it ends. */
  void endList() {
    listed.forEach(Runnable::run);
    listed.clear();
  }

  private void defineFile(boolean patch, int number, String value) {
    String kind = patch ? "PATCH" : "SOURCE";
    String base = value.substring(value.lastIndexOf('/') + 1);
    expander.define(kind + number, null, "%{_sourcedir}/" + base, true);
    expander.define(kind + "URL" + number, null, value, true);
  }

  private String conditionalMarks() {
    return expander.taint;
  }

  private Expansion expansion(String value, Origin origin) {
    Expansion rendered = expander.marks.render(value);
    if (origin.undefined().isEmpty()) {
      return rendered;
    }
    Set<Unknown> all = new LinkedHashSet<>(rendered.unknowns());
    for (Unknown unknown : origin.undefined()) {
      if (rendered.text().contains(unknown.what())) {
        all.add(unknown);
      }
    }
    return new Expansion(rendered.text(), List.copyOf(all));
  }

  private static int lineOf(TagLine tag, Origin origin) {
    return tag.head().isEmpty()
        ? origin.line().lineStartingWith(tag.value())
        : origin.line().lineStartingWith(tag.head());
  }

  /** The value as the file has it: behind the colon where the line is a tag's, else the whole. */
  private static String written(TagLine tag, Origin origin) {
    String raw = origin.line().physical(lineOf(tag, origin)).strip();
    if (tag.head().isEmpty()) {
      return raw;
    }
    TagLine rawTag = TagLine.parse(raw);
    return rawTag != null && rawTag.head().equalsIgnoreCase(tag.head()) ? rawTag.value() : raw;
  }

  private static boolean isEditable(TagLine tag, Origin origin) {
    if (!origin.alone() || origin.line().first() == 0) {
      return false;
    }
    String raw = origin.line().text();
    return tag.head().isEmpty() || raw.startsWith(tag.head() + ":");
  }
}
