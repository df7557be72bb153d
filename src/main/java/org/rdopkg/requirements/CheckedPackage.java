package org.rdopkg.requirements;

import java.util.Optional;

/**
 * A package that upstream or the spec requires, and how the two agree.
 *
 * @param name the package without a Python version
 * @param desired the constraint that upstream asks for, {@code >= 1.0}; empty for any version
 * @param inSpec the spec's constraints; an empty text for any version; nothing when the spec does
 *     not have it
 * @param overridden what upstream asked for when an override file says otherwise
 * @param sync what was done about it
 * @param trouble why nothing could be done, for people; empty otherwise
 */
public record CheckedPackage(
    String name,
    String desired,
    Optional<String> inSpec,
    Optional<String> overridden,
    Sync sync,
    String trouble) {

  /** What was done to the spec. */
  public enum Sync {
    NONE(""),
    ADDED("+ "),
    EDITED("~ "),
    REMOVED("- ");

    private final String mark;

    Sync(String mark) {
      this.mark = mark;
    }

    /** What stands in front of the package. */
    public String mark() {
      return mark;
    }
  }

  static CheckedPackage of(
      String name, String desired, Optional<String> inSpec, Optional<String> overridden) {
    return new CheckedPackage(name, desired, inSpec, overridden, Sync.NONE, "");
  }

  /** The same after the spec was changed to agree. */
  CheckedPackage synced(Sync how) {
    Optional<String> now = how == Sync.REMOVED ? inSpec : Optional.of(desired);
    return new CheckedPackage(name, desired, now, overridden, how, "");
  }

  /** The same, which could not be mended. */
  CheckedPackage failed(String why) {
    return new CheckedPackage(name, desired, inSpec, overridden, sync, why);
  }

  /** {@code python-six >= 1.0}. */
  public String requirement() {
    return desired.isEmpty() ? name : name + " " + desired;
  }
}
