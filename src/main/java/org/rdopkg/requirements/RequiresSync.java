package org.rdopkg.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rdopkg.requirements.CheckedPackage.Sync;
import org.rdopkg.requirements.DependencyTokens.Token;
import org.rdopkg.requirements.SpecRequirement.Place;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * Makes a spec require what upstream does, in the fewest edits: adds what is missing, changes
 * versions that differ, removes what upstream required once and no longer does. What only the spec
 * requires stays.
 */
public final class RequiresSync {
  private final RequirementCheck check;
  private final Map<String, SpecRequirement> bySpec;
  private final TagEdits edits;
  private final Optional<Tag> anchor;
  private final String prefix;
  private final String major;
  private final List<CheckedPackage> met;

  private RequiresSync(
      SpecFile spec,
      EvaluatedSpec evaluated,
      List<SpecRequirement> requirements,
      RequirementCheck check,
      String major) {
    this.check = check;
    this.bySpec = requirements.stream().collect(Collectors.toMap(SpecRequirement::name, r -> r));
    this.edits = new TagEdits(spec);
    this.anchor = new MainPythonPackage(spec, evaluated).anchor();
    this.major = major;
    this.prefix = prefix(evaluated);
    this.met = new ArrayList<>(check.met());
  }

  /**
   * A spec that agrees.
   *
   * @param spec edited
   * @param check what became of each package
   */
  public record Result(SpecFile spec, RequirementCheck check) {}

  /**
   * Edits.
   *
   * @param requirements what the spec requires
   * @param check how that agrees with upstream
   * @param major the Python version's first number, for names of packages
   */
  public static Result of(
      SpecFile spec,
      EvaluatedSpec evaluated,
      List<SpecRequirement> requirements,
      RequirementCheck check,
      String major) {
    return new RequiresSync(spec, evaluated, requirements, check, major).run();
  }

  private Result run() {
    List<CheckedPackage> missing = each(check.missing(), this::add, Sync.ADDED);
    List<CheckedPackage> mismatch = each(check.mismatch(), this::edit, Sync.EDITED);
    List<CheckedPackage> removed = each(check.removed(), this::remove, Sync.REMOVED);
    RequirementCheck after =
        new RequirementCheck(met, check.any(), check.excess(), mismatch, missing, removed);
    return new Result(edits.apply(), after);
  }

  /** Mends one package; answers why it cannot, empty when it can. */
  @FunctionalInterface
  private interface Mend {
    String apply(CheckedPackage checked);
  }

  /** From the last to the first, as people know it from the Python tool. */
  private List<CheckedPackage> each(List<CheckedPackage> block, Mend mend, Sync how) {
    List<CheckedPackage> left = new ArrayList<>();
    for (int i = block.size() - 1; i >= 0; i--) {
      String trouble = mend.apply(block.get(i));
      if (trouble.isEmpty()) {
        met.add(block.get(i).synced(how));
      } else {
        left.add(0, block.get(i).failed(trouble));
      }
    }
    return left;
  }

  private String add(CheckedPackage checked) {
    if (anchor.isEmpty()) {
      return "there is no Requires, BuildRequires or BuildArch to put it behind";
    }
    Tag tag = anchor.get();
    String gap = tag.text().substring(tag.text().indexOf(':') + 1, tag.valueStart());
    String head = tag.text().substring(0, tag.text().indexOf(tag.name())) + "Requires:";
    String aligned =
        tag.is("requires") || gap.indexOf('\t') >= 0
            ? head + gap
            : head + " ".repeat(Math.max(1, tag.valueStart() - head.length()));
    edits.addAfter(tag.line(), aligned + dependency(checked));
    return "";
  }

  private String dependency(CheckedPackage checked) {
    String built = PackageNames.forPython(checked.name(), major);
    String name =
        checked.name().startsWith("python-") && built.startsWith("python" + major + "-")
            ? prefix + built.substring(built.indexOf('-'))
            : built;
    List<String> constraints = constraints(checked.desired());
    return constraints.isEmpty()
        ? name
        : constraints.stream().map(c -> name + " " + c).collect(Collectors.joining(", "));
  }

  /** What rpm can check: it has no {@code !=}. */
  private static List<String> constraints(String desired) {
    List<String> constraints = new ArrayList<>();
    for (String one : desired.split(",", -1)) {
      if (!one.isBlank() && !one.startsWith("!=")) {
        constraints.add(one.startsWith("==") ? one.substring(1) : one);
      }
    }
    return constraints;
  }

  /** How the spec writes {@code python3}, which may be {@code python%{pyver}}. */
  private String prefix(EvaluatedSpec evaluated) {
    String plain = "python" + major;
    return evaluated.packageTags("requires").stream()
        .filter(tag -> anchor.isPresent() && tag.line() == anchor.get().line())
        .map(
            tag -> {
              List<Token> written = DependencyTokens.of(tag.written());
              List<Token> words = DependencyTokens.of(tag.value().text());
              return written.size() == words.size() && words.get(0).text().startsWith(plain + "-")
                  ? beforeDash(written.get(0).text())
                  : plain;
            })
        .findFirst()
        .orElse(plain);
  }

  private static String beforeDash(String name) {
    int dash = name.indexOf('-');
    return dash < 0 ? name : name.substring(0, dash);
  }

  private String edit(CheckedPackage checked) {
    List<String> constraints = constraints(checked.desired());
    if (constraints.size() > 1) {
      return "upstream asks for several things at once";
    }
    String constraint = constraints.isEmpty() ? "" : constraints.get(0);
    List<Place> versioned =
        places(checked).stream().filter(place -> !place.operator().isEmpty()).toList();
    for (Place place : versioned) {
      boolean upper = place.operator().startsWith("<") && !constraint.startsWith("<");
      if (upper && !constraint.isEmpty()) {
        return "upstream does not have the limit of line " + place.line();
      }
    }
    return mend(versioned, edits::fault, place -> edits.constrain(place, constraint));
  }

  private String remove(CheckedPackage checked) {
    return mend(places(checked), edits::removalFault, edits::remove);
  }

  /** Edits all places or none; answers why none. */
  private static String mend(
      List<Place> places, Function<Place, String> fault, Consumer<Place> edit) {
    Optional<String> trouble =
        places.stream().map(fault).filter(found -> !found.isEmpty()).findFirst();
    if (trouble.isEmpty()) {
      places.forEach(edit);
    }
    return trouble.orElse("");
  }

  private List<Place> places(CheckedPackage checked) {
    SpecRequirement requirement = bySpec.get(checked.name());
    return requirement == null ? List.of() : requirement.places();
  }
}
