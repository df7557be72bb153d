package org.rdopkg.service.distroinfo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.service.distroinfo.InfoValue.Fields;

/** What two states of the metadata have otherwise. */
public final class InfoDiff {
  private final Map<String, InfoPackage> before = new LinkedHashMap<>();
  private final List<InfoPackage> after;

  public InfoDiff(DistroInfo before, DistroInfo after) {
    before.packages().forEach(pkg -> this.before.putIfAbsent(pkg.project(), pkg));
    this.after = after.packages();
  }

  /** A package and the tags that are new or have other overrides. */
  public record Tags(String name, List<String> tags) {}

  /** A package and the new value of an attribute. */
  public record Attribute(String name, InfoValue value) {}

  /**
   * Packages with new or changed tags.
   *
   * @param attribute {@code tags} or {@code buildsys-tags}
   */
  public List<Tags> tags(String attribute) {
    List<Tags> changes = new ArrayList<>();
    for (InfoPackage pkg : after) {
      Fields now = pkg.fields().fields(attribute);
      Fields then = old(pkg).map(old -> old.fields().fields(attribute)).orElse(Fields.NONE);
      List<String> tags =
          now.map().entrySet().stream()
              .filter(tag -> !tag.getValue().equals(then.map().get(tag.getKey())))
              .map(Map.Entry::getKey)
              .toList();
      if (!tags.isEmpty()) {
        changes.add(new Tags(pkg.name(), tags));
      }
    }
    return changes;
  }

  /** Packages that have an attribute which they did not have, or had with another value. */
  public List<Attribute> attribute(String attribute) {
    List<Attribute> changes = new ArrayList<>();
    for (InfoPackage pkg : after) {
      Optional<InfoValue> now = pkg.fields().get(attribute);
      Optional<InfoValue> then = old(pkg).flatMap(old -> old.fields().get(attribute));
      if (now.isPresent() && !now.equals(then)) {
        changes.add(new Attribute(pkg.name(), now.get()));
      }
    }
    return changes;
  }

  private Optional<InfoPackage> old(InfoPackage pkg) {
    return Optional.ofNullable(before.get(pkg.project()));
  }
}
