package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Where each patch of the series stands afterwards. Lines stay where they are as far as the order
 * of the series allows it; others, and new ones, follow their predecessor, outside of conditionals.
 */
final class PatchPlacement {
  private final SpecFile spec;
  private final List<PatchEntry> entries;
  private final List<WantedPatch> series;
  private final Map<Integer, PatchEntry> byLine = new HashMap<>();
  private final Set<Integer> stayingLines = new HashSet<>();
  private final Map<Integer, PatchSlot> slots = new HashMap<>();

  PatchPlacement(SpecFile spec, List<PatchEntry> entries, List<WantedPatch> series) {
    this.spec = spec;
    this.entries = entries;
    this.series = series;
    for (PatchEntry entry : entries) {
      if (entry.fromBranch()) {
        byLine.put(entry.line(), entry);
      }
    }
    findStaying();
    findSlots();
  }

  /** The old patch that one of the series continues, if it is not a new one. */
  Optional<PatchEntry> old(WantedPatch wanted) {
    return Optional.ofNullable(byLine.get(wanted.continues()));
  }

  /** Whether a patch of the branch keeps its line. */
  boolean stays(PatchEntry entry) {
    return stayingLines.contains(entry.line());
  }

  /** Where the patch at this place of the series is put; empty when it stays on its line. */
  Optional<PatchSlot> slot(int index) {
    return Optional.ofNullable(slots.get(index));
  }

  private void findStaying() {
    Map<Integer, Integer> wantedAt = new HashMap<>();
    for (int i = 0; i < series.size(); i++) {
      WantedPatch wanted = series.get(i);
      if (!wanted.isNew()) {
        boolean known = byLine.containsKey(wanted.continues());
        if (!known || wantedAt.put(wanted.continues(), i) != null) {
          throw new IllegalArgumentException(
              "line " + wanted.continues() + " is no patch of the branch, or wanted twice");
        }
      }
    }
    List<PatchEntry> kept =
        entries.stream().filter(e -> e.fromBranch() && wantedAt.containsKey(e.line())).toList();
    Set<Integer> fixed = new HashSet<>();
    List<Integer> order = new ArrayList<>();
    for (PatchEntry entry : kept) {
      if (!entry.isEditable() || isConditional(entry)) {
        fixed.add(order.size());
      }
      order.add(wantedAt.getOrDefault(entry.line(), 0));
    }
    Set<Integer> staying = SeriesOrder.staying(order, fixed);
    if (staying.isEmpty() && !fixed.isEmpty()) {
      throw outOfOrder(fixed.stream().sorted().map(i -> kept.get(i).line()).toList());
    }
    staying.forEach(i -> stayingLines.add(kept.get(i).line()));
  }

  private boolean isConditional(PatchEntry entry) {
    return !spec.conditionalsAt(entry.line()).isEmpty();
  }

  private static RdopkgException outOfOrder(List<Integer> lines) {
    return RdopkgException.of(ErrorKind.INPUT, "The Patch lines cannot follow the new patch order")
        .because(
            "patches are applied in the order of their lines, and the spec's "
                + Lines.name(lines)
                + " stand in conditionals or are made by macros")
        .fix("put these lines in the order of the patches branch by hand");
  }

  private void findSlots() {
    List<Optional<PatchEntry>> staying =
        series.stream().map(w -> old(w).filter(this::stays)).toList();
    List<Optional<PatchEntry>> next = new ArrayList<>(staying);
    for (int i = next.size() - 2; i >= 0; i--) {
      if (next.get(i).isEmpty()) {
        next.set(i, next.get(i + 1));
      }
    }
    Optional<PatchEntry> previous = Optional.empty();
    for (int i = 0; i < series.size(); i++) {
      if (staying.get(i).isPresent()) {
        previous = staying.get(i);
      } else {
        slots.put(i, slot(previous, next.get(i)));
      }
    }
  }

  private PatchSlot slot(Optional<PatchEntry> previous, Optional<PatchEntry> next) {
    if (previous.isPresent()) {
      int after = Anchors.outside(spec, previous.get().line());
      boolean tooFar = next.isPresent() && after >= next.get().line();
      if (!tooFar && takesPatches(after)) {
        return new PatchSlot(after, PatchSlot.Kind.AFTER);
      }
      List<Integer> lines = new ArrayList<>(List.of(previous.get().line()));
      next.ifPresent(n -> lines.add(n.line()));
      throw inConditional(lines);
    }
    if (next.isPresent()) {
      int start = Anchors.outsideStart(spec, next.get().line());
      return new PatchSlot(Anchors.commentStart(spec, start), PatchSlot.Kind.BEFORE);
    }
    return slotWithoutNeighbours();
  }

  private static RdopkgException inConditional(List<Integer> lines) {
    return RdopkgException.of(
            ErrorKind.INPUT, "A new patch cannot be put where the series wants it")
        .because(
            "its place is next to "
                + Lines.name(lines)
                + " of the spec, inside a conditional, where it would be left out at times")
        .fix("move these Patch lines out of the conditional by hand");
  }

  private boolean takesPatches(int line) {
    Section section = spec.sectionAt(line);
    return section.hasTags() || section.name().equals("patchlist");
  }

  private PatchSlot slotWithoutNeighbours() {
    Optional<PatchSlot> afterOld =
        lastPlace(true).or(() -> lastPlace(false)).map(l -> new PatchSlot(l, PatchSlot.Kind.AFTER));
    return afterOld.or(this::inEmptyList).orElseGet(this::firstSlot);
  }

  private Optional<Integer> lastPlace(boolean fromBranch) {
    return entries.stream()
        .filter(e -> e.isEditable() && (e.fromBranch() || !fromBranch))
        .map(e -> Anchors.outside(spec, e.line()))
        .filter(this::takesPatches)
        .reduce((a, b) -> b);
  }

  private Optional<PatchSlot> inEmptyList() {
    return spec.sections("patchlist").stream()
        .findFirst()
        .map(s -> new PatchSlot(s.header(), PatchSlot.Kind.AFTER));
  }

  /** Never below a BuildArch: rpm would not see the patches, and lint refuses such a spec. */
  private PatchSlot firstSlot() {
    PatchSlot slot = usualFirstSlot();
    int architecture = Anchors.firstTag(spec, "BuildArch");
    if (architecture == 0 || slot.line() < architecture) {
      return slot;
    }
    int sources = Anchors.afterSources(spec);
    int above = Anchors.outsideStart(spec, architecture) - 1;
    return new PatchSlot(Math.min(sources, above), PatchSlot.Kind.PARAGRAPH);
  }

  private PatchSlot usualFirstSlot() {
    int magic = Anchors.lastMagicComment(spec);
    if (magic > 0) {
      return new PatchSlot(Anchors.outside(spec, magic), PatchSlot.Kind.AFTER_WITH_BLANK);
    }
    return new PatchSlot(Anchors.afterSources(spec), PatchSlot.Kind.PARAGRAPH);
  }
}
