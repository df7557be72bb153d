package org.rdopkg.spec;

import java.util.Optional;

/**
 * A patch that the spec has afterwards: one of the series, or one kept by hand.
 *
 * @param old the patch that it was so far; empty for a new one
 * @param wanted what the series says about it; empty for one kept by hand
 * @param slot where it is put; empty when it stays on its line
 * @param like for a new one the tag line that it is to look like; empty for the usual form
 * @param kind how it is written
 */
record PatchItem(
    Optional<PatchEntry> old,
    Optional<WantedPatch> wanted,
    Optional<PatchSlot> slot,
    Optional<Tag> like,
    PatchEntry.Kind kind) {

  boolean isNew() {
    return old.isEmpty();
  }

  boolean hasOwnNumber() {
    return kind == PatchEntry.Kind.NUMBERED || kind == PatchEntry.Kind.FIXED;
  }

  boolean isActive() {
    return old.map(o -> o.source().active()).orElse(true);
  }

  PatchItem withKind(PatchEntry.Kind other) {
    return new PatchItem(old, wanted, slot, like, other);
  }
}
