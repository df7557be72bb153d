package org.rdopkg.requirements;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a spec agrees with upstream's requirements.
 *
 * @param met both say the same
 * @param any upstream limits the versions, the spec does not
 * @param excess only the spec requires it; {@code desired} is what the spec says
 * @param mismatch the versions differ
 * @param missing only upstream requires it
 * @param removed only the spec requires it, and earlier releases of upstream did
 */
public record RequirementCheck(
    List<CheckedPackage> met,
    List<CheckedPackage> any,
    List<CheckedPackage> excess,
    List<CheckedPackage> mismatch,
    List<CheckedPackage> missing,
    List<CheckedPackage> removed) {
  public RequirementCheck {
    met = List.copyOf(met);
    any = List.copyOf(any);
    excess = List.copyOf(excess);
    mismatch = List.copyOf(mismatch);
    missing = List.copyOf(missing);
    removed = List.copyOf(removed);
  }

  /**
   * Compares.
   *
   * @param wanted what upstream requires
   * @param spec what the spec requires
   * @param overrides constraints that hold instead of upstream's, by package; an empty one leaves
   *     the package out
   * @param earlier the packages that earlier releases of upstream required
   */
  public static RequirementCheck of(
      List<WantedPackage> wanted,
      List<SpecRequirement> spec,
      Map<String, String> overrides,
      Set<String> earlier) {
    Map<String, SpecRequirement> left = new LinkedHashMap<>();
    spec.forEach(requirement -> left.put(requirement.name(), requirement));
    Builder blocks = new Builder();
    for (WantedPackage one : wanted) {
      SpecRequirement there = left.remove(one.name());
      String override = overrides.get(one.name());
      if (override == null) {
        blocks.add(one, one, Optional.ofNullable(there), Optional.empty());
      } else if (!override.isEmpty()) {
        WantedPackage other = Overrides.wanted(one, override);
        String was = one.desired().isEmpty() ? "any version" : one.desired();
        blocks.add(one, other, Optional.ofNullable(there), Optional.of(was));
      }
    }
    left.values().stream()
        .filter(requirement -> !requirement.isOptional())
        .forEach(requirement -> blocks.addSurplus(requirement, earlier));
    return blocks.build();
  }

  /** Collects the blocks. */
  private static final class Builder {
    private final List<CheckedPackage> met = new ArrayList<>();
    private final List<CheckedPackage> any = new ArrayList<>();
    private final List<CheckedPackage> excess = new ArrayList<>();
    private final List<CheckedPackage> mismatch = new ArrayList<>();
    private final List<CheckedPackage> missing = new ArrayList<>();
    private final List<CheckedPackage> removed = new ArrayList<>();

    void add(
        WantedPackage asked,
        WantedPackage wanted,
        Optional<SpecRequirement> spec,
        Optional<String> overridden) {
      Optional<String> inSpec = spec.map(SpecRequirement::constraints);
      String desired = wanted.desired();
      CheckedPackage checked = CheckedPackage.of(asked.name(), desired, inSpec, overridden);
      if (spec.isEmpty()) {
        missing.add(checked);
      } else if (inSpec.orElse("").isEmpty()) {
        (desired.isEmpty() ? met : any).add(checked);
      } else {
        (wanted.isMetBy(spec.get()) ? met : mismatch).add(checked);
      }
    }

    void addSurplus(SpecRequirement spec, Set<String> earlier) {
      String name = spec.name();
      if (earlier.contains(name)) {
        removed.add(
            CheckedPackage.of(name, spec.constraints(), Optional.empty(), Optional.empty()));
      } else {
        String constraints = spec.constraints();
        excess.add(
            CheckedPackage.of(name, constraints, Optional.of(constraints), Optional.empty()));
      }
    }

    RequirementCheck build() {
      return new RequirementCheck(met, any, excess, mismatch, missing, removed);
    }
  }
}
