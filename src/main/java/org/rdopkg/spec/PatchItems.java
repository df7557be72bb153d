package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All patches that the spec has afterwards, in the order of their declarations. */
final class PatchItems {
  private final SpecFile spec;
  private final List<PatchEntry> entries;
  private final List<WantedPatch> series;
  private final PatchPlacement placement;
  private final List<Optional<Tag>> likes;
  private final Optional<Tag> lastTag;
  private final List<PatchItem> ofSeries = new ArrayList<>();
  private final List<PatchItem> declared = new ArrayList<>();

  PatchItems(
      SpecFile spec, List<PatchEntry> entries, List<WantedPatch> series, PatchPlacement placement) {
    this.spec = spec;
    this.entries = entries;
    this.series = series;
    this.placement = placement;
    this.likes =
        Nearest.filled(
            series.stream().map(w -> placement.old(w).flatMap(PatchEntry::tag)).toList());
    this.lastTag = lastTag(true).or(() -> lastTag(false));
    for (int i = 0; i < series.size(); i++) {
      ofSeries.add(item(i));
    }
    order();
  }

  /** The patches of the series, in its order. */
  List<PatchItem> ofSeries() {
    return ofSeries;
  }

  /** All patches in the order of their declarations: what rpm numbers and applies by. */
  List<PatchItem> declared() {
    return declared;
  }

  /** The patches of the branch that the series has no more. */
  List<PatchEntry> removed() {
    Set<Integer> kept = new HashSet<>();
    series.forEach(w -> kept.add(w.continues()));
    return entries.stream().filter(e -> e.fromBranch() && !kept.contains(e.line())).toList();
  }

  private PatchItem item(int index) {
    WantedPatch wanted = series.get(index);
    Optional<PatchEntry> old = placement.old(wanted);
    Optional<PatchSlot> slot = placement.slot(index);
    boolean listed = slot.isPresent() && isListed(slot.get());
    if (old.isPresent() && (slot.isEmpty() || !listed)) {
      boolean leavesList = slot.isPresent() && old.get().kind() == PatchEntry.Kind.LISTED;
      PatchEntry.Kind kind = leavesList ? PatchEntry.Kind.UNNUMBERED : old.get().kind();
      Optional<Tag> like = leavesList ? neighbour(index) : old.get().tag();
      return new PatchItem(old, Optional.of(wanted), slot, like, kind);
    }
    Optional<Tag> like = neighbour(index);
    PatchEntry.Kind kind = listed ? PatchEntry.Kind.LISTED : kindLike(like);
    return new PatchItem(old, Optional.of(wanted), slot, like, kind);
  }

  private boolean isListed(PatchSlot slot) {
    return slot.line() > 0 && spec.sectionAt(slot.line()).name().equals("patchlist");
  }

  private static PatchEntry.Kind kindLike(Optional<Tag> like) {
    boolean unnumbered = like.isPresent() && like.get().number().isEmpty();
    return unnumbered ? PatchEntry.Kind.UNNUMBERED : PatchEntry.Kind.NUMBERED;
  }

  /** The tag line to imitate: the one before in the series, the one after, one removed, any. */
  private Optional<Tag> neighbour(int index) {
    return likes.get(index).or(() -> lastTag);
  }

  private Optional<Tag> lastTag(boolean fromBranch) {
    return entries.stream()
        .filter(e -> e.fromBranch() == fromBranch)
        .flatMap(e -> e.tag().stream())
        .reduce((first, second) -> second);
  }

  private void order() {
    IdentityHashMap<PatchItem, Integer> positions = new IdentityHashMap<>();
    Map<Integer, PatchItem> bySeriesLine = new HashMap<>();
    ofSeries.forEach(i -> i.old().ifPresent(o -> bySeriesLine.put(o.line(), i)));
    int position = 0;
    for (PatchEntry entry : entries) {
      position = entry.line() > 0 ? 2 * entry.line() : position;
      Optional<PatchItem> item = remaining(entry, bySeriesLine);
      if (item.isPresent() && item.get().slot().isEmpty()) {
        declared.add(item.get());
        positions.put(item.get(), position);
      }
    }
    for (PatchItem item : ofSeries) {
      item.slot().ifPresent(s -> positions.put(item, s.position()));
      if (item.slot().isPresent()) {
        declared.add(item);
      }
    }
    declared.sort(Comparator.comparing(i -> positions.getOrDefault(i, 0)));
  }

  private static Optional<PatchItem> remaining(PatchEntry entry, Map<Integer, PatchItem> kept) {
    if (entry.fromBranch()) {
      return Optional.ofNullable(kept.get(entry.line()));
    }
    return Optional.of(
        new PatchItem(
            Optional.of(entry), Optional.empty(), Optional.empty(), entry.tag(), entry.kind()));
  }
}
