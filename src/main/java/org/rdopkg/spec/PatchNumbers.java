package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.PatchReferences.NumberGroup;

/**
 * Gives every patch its number.
 *
 * <p>Where the numbers of the branch's patches run without gaps, they do so afterwards, from the
 * same first number. Otherwise, or when numbers decide which {@code %autopatch} applies a patch,
 * patches keep their numbers and new ones get the highest plus one. Patches kept by hand keep
 * theirs. Unnumbered ones get what rpm gives them: the highest so far plus one.
 */
final class PatchNumbers {
  private final List<PatchEntry> entries;
  private final PatchItems items;
  private final PrepScript prep;
  private final IdentityHashMap<PatchItem, Integer> numbers = new IdentityHashMap<>();
  private final IdentityHashMap<PatchItem, PatchEntry.Kind> kinds = new IdentityHashMap<>();

  PatchNumbers(
      List<PatchEntry> entries, PatchItems items, PrepScript prep, PatchReferences references) {
    this.entries = entries;
    this.items = items;
    this.prep = prep;
    items.declared().forEach(i -> kinds.put(i, i.kind()));
    boolean free = !prep.hasGroups() && !references.isComputed();
    if (free && isContiguous()) {
      runOn();
    } else {
      keep();
    }
    resolve();
  }

  /** A patch's number afterwards; -1 for one in a conditional that does not hold. */
  int of(PatchItem item) {
    return numbers.getOrDefault(item, -1);
  }

  /** How a patch is written afterwards: unnumbered ones may need a number to avoid a clash. */
  PatchEntry.Kind kind(PatchItem item) {
    return kinds.getOrDefault(item, item.kind());
  }

  /** The new number for each old one that changes. */
  Map<Integer, Integer> changed() {
    Map<Integer, Integer> changed = new HashMap<>();
    for (PatchItem item : items.declared()) {
      int number = of(item);
      item.old()
          .filter(o -> number >= 0 && o.number() != number)
          .ifPresent(o -> changed.put(o.number(), number));
    }
    return changed;
  }

  /** The old numbers that no patch has any more. */
  Set<Integer> dropped() {
    Set<Integer> dropped = new HashSet<>();
    items.removed().forEach(e -> dropped.add(e.number()));
    items.declared().forEach(i -> i.old().ifPresent(o -> dropped.remove(o.number())));
    return dropped;
  }

  private boolean isContiguous() {
    List<PatchEntry> branch = entries.stream().filter(PatchEntry::fromBranch).toList();
    if (branch.isEmpty() || branch.stream().anyMatch(e -> e.kind() != PatchEntry.Kind.NUMBERED)) {
      return false;
    }
    Set<Integer> taken = takenByHand();
    int expected = branch.get(0).number();
    for (PatchEntry entry : branch) {
      if (entry.number() != expected) {
        return false;
      }
      expected = nextFree(expected + 1, taken);
    }
    return true;
  }

  private Set<Integer> takenByHand() {
    Set<Integer> taken = new HashSet<>();
    entries.stream().filter(e -> !e.fromBranch()).forEach(e -> taken.add(e.number()));
    return taken;
  }

  private static int nextFree(int from, Set<Integer> taken) {
    int number = from;
    while (taken.contains(number)) {
      number++;
    }
    return number;
  }

  private void runOn() {
    Set<Integer> taken = takenByHand();
    int number = entries.stream().filter(PatchEntry::fromBranch).findFirst().orElseThrow().number();
    for (PatchItem item : items.ofSeries()) {
      if (item.hasOwnNumber()) {
        numbers.put(item, number);
        number = nextFree(number + 1, taken);
      }
    }
  }

  private void keep() {
    Set<Integer> taken = takenByHand();
    for (PatchItem item : items.ofSeries()) {
      if (item.hasOwnNumber() && item.old().isPresent()) {
        numbers.put(item, item.old().get().number());
        taken.add(item.old().get().number());
      }
    }
    List<PatchItem> series = items.ofSeries();
    for (int i = 0; i < series.size(); i++) {
      if (series.get(i).hasOwnNumber() && series.get(i).isNew()) {
        int number = prep.hasGroups() ? inGroup(i, taken) : highest(taken);
        numbers.put(series.get(i), number);
        taken.add(number);
      }
    }
  }

  /** The number after the branch's highest; for the first of a branch, after everybody's. */
  private int highest(Set<Integer> taken) {
    Optional<Integer> own = numbers.values().stream().max(Integer::compare);
    if (own.isPresent()) {
      return nextFree(own.get() + 1, taken);
    }
    Optional<Integer> before =
        items.removed().stream().map(PatchEntry::number).min(Integer::compare);
    Optional<Integer> all = taken.stream().max(Integer::compare);
    return nextFree(before.or(() -> all.map(n -> n + 1)).orElse(1), taken);
  }

  private int inGroup(int index, Set<Integer> taken) {
    Optional<NumberGroup> group = neighbour(index).flatMap(prep::group);
    if (group.isEmpty()) {
      int number = highest(taken);
      while (taken.contains(number) || prep.group(number).isPresent()) {
        NumberGroup foreign = prep.group(number).orElse(null);
        if (foreign != null && foreign.highest() == Integer.MAX_VALUE) {
          return nextFree(number, taken);
        }
        number++;
      }
      return number;
    }
    return inGroup(group.get(), taken);
  }

  private static int inGroup(NumberGroup group, Set<Integer> taken) {
    int after =
        taken.stream().filter(group::contains).max(Integer::compare).orElse(group.lowest() - 1) + 1;
    int number = group.contains(after) ? after : nextFree(group.lowest(), taken);
    if (!group.contains(number)) {
      throw RdopkgException.of(
              ErrorKind.INPUT,
              "No free patch number between " + group.lowest() + " and " + group.highest())
          .because(
              "line "
                  + group.line()
                  + " of the spec applies the patches of these numbers, and the"
                  + " new patch belongs to them")
          .fix("widen the range of %autopatch on that line");
    }
    return number;
  }

  /** The number of the nearest patch of the series that has one. */
  private Optional<Integer> neighbour(int index) {
    List<PatchItem> series = items.ofSeries();
    for (int i = index - 1; i >= 0; i--) {
      Optional<Integer> number = Optional.ofNullable(numbers.get(series.get(i)));
      if (number.isPresent()) {
        return number;
      }
    }
    return series.subList(index, series.size()).stream()
        .flatMap(item -> Optional.ofNullable(numbers.get(item)).stream())
        .findFirst()
        .or(() -> items.removed().stream().findFirst().map(PatchEntry::number));
  }

  /** Counts the unnumbered ones; of two that clash one is given a number that is free. */
  private void resolve() {
    for (int tries = 0; tries <= items.ofSeries().size(); tries++) {
      Optional<PatchItem> clashing = count().flatMap(this::movable);
      if (clashing.isEmpty()) {
        return;
      }
      PatchItem item = clashing.get();
      kinds.put(item, PatchEntry.Kind.NUMBERED);
      numbers.put(
          item, nextFree(numbers.values().stream().max(Integer::compare).orElse(0), taken()));
    }
  }

  private Set<Integer> taken() {
    return new HashSet<>(numbers.values());
  }

  /** Numbers all in order; returns those that have one number together, if there are such. */
  private Optional<List<PatchItem>> count() {
    Map<Integer, List<PatchItem>> holders = new LinkedHashMap<>();
    int last = -1;
    for (PatchItem item : items.declared()) {
      boolean own = kind(item) == PatchEntry.Kind.NUMBERED || kind(item) == PatchEntry.Kind.FIXED;
      if (own) {
        numbers.putIfAbsent(item, item.old().map(PatchEntry::number).orElse(last + 1));
      } else {
        numbers.put(item, item.isActive() ? last + 1 : -1);
      }
      if (item.isActive()) {
        last = Math.max(last, of(item));
        holders.computeIfAbsent(of(item), k -> new ArrayList<>()).add(item);
      }
    }
    return holders.values().stream().filter(h -> h.size() > 1).findFirst();
  }

  /**
   * The one that gets another number: a new one, else the one whose number is written, else any;
   * never one that a person keeps.
   */
  private Optional<PatchItem> movable(List<PatchItem> holders) {
    List<PatchItem> ours =
        holders.stream()
            .filter(i -> i.wanted().isPresent())
            .filter(i -> i.kind() != PatchEntry.Kind.FIXED && i.kind() != PatchEntry.Kind.LISTED)
            .sorted(Comparator.comparing(i -> kind(i) != PatchEntry.Kind.NUMBERED))
            .toList();
    return ours.stream().filter(PatchItem::isNew).findFirst().or(() -> ours.stream().findFirst());
  }
}
