package org.rdopkg.patch;

/**
 * A bug that a text mentions.
 *
 * @param id the bug as trackers and changelogs write it: {@code rhbz#1234}, {@code RHEL-1234},
 *     {@code CVE-2026-1234}
 * @param relation what the text says about it
 */
public record BugReference(String id, Relation relation) {

  /** What a text says about a bug. */
  public enum Relation {
    /** It is mended: what a mention means when nothing else is said. */
    RESOLVES("Resolves"),
    /** It has to do with the change, no more. */
    RELATED("Related");

    private final String label;

    Relation(String label) {
      this.label = label;
    }

    /** The word that introduces such bugs in a commit message. */
    public String label() {
      return label;
    }
  }

  /** The line for a commit message: {@code Resolves: rhbz#1234}. */
  public String trailer() {
    return relation.label() + ": " + id;
  }
}
