package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.PatchReference.Kind;

/**
 * The edits to all lines that name patches by number: numbers follow, lines of removed patches go,
 * and in a {@code %prep} with explicit lines new patches get one.
 */
final class PrepEdits {
  private final SpecFile spec;
  private final SpecEdits edits;
  private final PrepScript prep;
  private final PatchItems items;
  private final PatchNumbers numbers;
  private final List<String> warnings;
  private final PatchLineStyle style;
  private final Map<Integer, ApplyLine> lines = new TreeMap<>();
  private final Map<Integer, List<ApplyLine>> pure = new HashMap<>();
  private final Map<Integer, String> rewritten = new HashMap<>();

  PrepEdits(
      SpecFile spec,
      SpecEdits edits,
      PatchReferences references,
      PrepScript prep,
      PatchItems items,
      PatchNumbers numbers,
      List<String> warnings) {
    this.spec = spec;
    this.edits = edits;
    this.prep = prep;
    this.items = items;
    this.numbers = numbers;
    this.warnings = warnings;
    Map<Integer, List<PatchReference>> byLine = new TreeMap<>();
    references.all().forEach(r -> byLine.computeIfAbsent(r.line(), k -> new ArrayList<>()).add(r));
    byLine.forEach((line, all) -> lines.put(line, new ApplyLine(line, text(line), all)));
    this.style = PatchLineStyle.ofNumbers(digits());
    lines.values().stream().filter(l -> prep.isInPrep(l.line()) && l.isPure()).forEach(this::index);
  }

  private void index(ApplyLine line) {
    line.references().stream()
        .map(PatchReference::number)
        .distinct()
        .forEach(n -> pure.computeIfAbsent(n, k -> new ArrayList<>()).add(line));
  }

  private String text(int line) {
    return spec.line(line).text();
  }

  private List<String> digits() {
    return lines.values().stream()
        .flatMap(l -> l.references().stream().map(r -> l.text().substring(r.start(), r.end())))
        .toList();
  }

  void make() {
    dropRemoved();
    renumber();
    Set<Integer> moved = misplaced();
    addAndMove(moved);
    rewritten.forEach(
        (line, text) -> {
          if (!edits.isDeleted(line)) {
            edits.replace(line, text);
          }
        });
  }

  // Removed patches

  private void dropRemoved() {
    Set<Integer> dropped = numbers.dropped();
    List<Integer> stuck = new ArrayList<>();
    for (ApplyLine line : lines.values()) {
      List<PatchReference> gone =
          line.references().stream()
              .filter(r -> r.kind() != Kind.OPTIONAL && dropped.contains(r.number()))
              .toList();
      if (gone.isEmpty()) {
        continue;
      }
      if (gone.size() == line.references().size() && line.isPure()) {
        deleteWithComment(line.line());
      } else if (line.isMacro()) {
        rewritten.put(line.line(), without(line, gone));
      } else {
        stuck.add(line.line());
      }
    }
    if (!stuck.isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "The spec still uses a patch that is removed")
          .because("see " + Lines.name(stuck) + " of the spec, which only a person can change")
          .fix("take the removed patch out of these lines, then try again");
    }
  }

  private static String without(ApplyLine line, List<PatchReference> gone) {
    StringBuilder text = new StringBuilder(line.text());
    for (int i = gone.size() - 1; i >= 0; i--) {
      int start = gone.get(i).tokenStart();
      if (gone.get(i).kind() != Kind.ATTACHED) {
        while (start > 0 && MacroText.isBlank(text.charAt(start - 1))) {
          start--;
        }
      }
      text.delete(start, gone.get(i).end());
    }
    return text.toString();
  }

  /** A comment that heads several lines stays; one directly above this line alone goes with it. */
  private void deleteWithComment(int line) {
    boolean heads = lines.containsKey(line + 1);
    for (int i = heads ? line : Anchors.commentStart(spec, line); i <= line; i++) {
      edits.delete(i);
    }
  }

  // Numbers that change

  private void renumber() {
    Map<Integer, Integer> changed = numbers.changed();
    for (ApplyLine line : lines.values()) {
      String before = rewritten.getOrDefault(line.line(), line.text());
      if (edits.isDeleted(line.line()) || !before.equals(line.text())) {
        renumberRest(line, before, changed);
      } else {
        String after = renumbered(line, changed);
        if (!after.equals(before)) {
          rewritten.put(line.line(), after);
        }
      }
    }
  }

  /** A line that lost some numbers is read again for the others. */
  private void renumberRest(ApplyLine line, String text, Map<Integer, Integer> changed) {
    if (!edits.isDeleted(line.line())) {
      List<PatchReference> rest = PatchReferences.in(line.line(), text);
      rewritten.put(line.line(), renumbered(new ApplyLine(line.line(), text, rest), changed));
    }
  }

  private String renumbered(ApplyLine line, Map<Integer, Integer> changed) {
    StringBuilder text = new StringBuilder(line.text());
    List<PatchReference> backwards = new ArrayList<>(line.references());
    backwards.sort(Comparator.comparing(PatchReference::start).reversed());
    for (PatchReference reference : backwards) {
      Integer number = changed.get(reference.number());
      if (number != null && reference.kind() == Kind.IMPLICIT) {
        text.insert(reference.start(), " -P " + number);
      } else if (number != null) {
        String old = line.text().substring(reference.start(), reference.end());
        boolean padded = reference.kind() != Kind.PATH && reference.kind() != Kind.OPTIONAL;
        String digits = padded ? style.number(number, old) : Integer.toString(number);
        text.replace(reference.start(), reference.end(), digits);
      }
    }
    return text.toString();
  }

  // Order of application

  /** The apply lines in {@code %prep} of a patch, by its old number. */
  private List<ApplyLine> applying(int number) {
    return pure.getOrDefault(number, List.of()).stream()
        .filter(l -> !edits.isDeleted(l.line()))
        .toList();
  }

  /** The only apply line of a patch, if it applies nothing else. */
  private Optional<ApplyLine> single(PatchItem item) {
    List<ApplyLine> all = item.old().map(o -> applying(o.number())).orElse(List.of());
    return all.size() == 1 && all.get(0).references().size() == 1
        ? Optional.of(all.get(0))
        : Optional.empty();
  }

  /** The lines that must move so that the patches are applied in the order of the series. */
  private Set<Integer> misplaced() {
    List<Integer> inSeriesOrder = new ArrayList<>();
    items.ofSeries().forEach(i -> single(i).ifPresent(l -> inSeriesOrder.add(l.line())));
    List<Integer> inFileOrder = new ArrayList<>(inSeriesOrder);
    inFileOrder.sort(Comparator.naturalOrder());
    List<Integer> wanted = inFileOrder.stream().map(inSeriesOrder::indexOf).toList();
    Set<Integer> staying = SeriesOrder.staying(wanted, Set.of());
    Set<Integer> misplaced = new HashSet<>();
    for (int i = 0; i < inFileOrder.size(); i++) {
      if (!staying.contains(i)) {
        misplaced.add(inFileOrder.get(i));
      }
    }
    if (misplaced.isEmpty()) {
      return misplaced;
    }
    boolean deliberate = isDeclaredInOrder();
    if (deliberate || !isStraight(inFileOrder)) {
      warnings.add(
          "%prep applies patches in another order than the series ("
              + Lines.name(misplaced.stream().sorted().toList())
              + "); "
              + (deliberate
                  ? "it did so before, and is left as it is"
                  : "what stands between them keeps them from being moved"));
      return Set.of();
    }
    return misplaced;
  }

  /** Whether the series has the old patches in the order in which the spec declares them. */
  private boolean isDeclaredInOrder() {
    int previous = 0;
    for (PatchItem item : items.ofSeries()) {
      int line = item.old().map(PatchEntry::line).orElse(previous);
      if (line < previous) {
        return false;
      }
      previous = line;
    }
    return true;
  }

  /** Whether nothing but apply lines, comments and blank lines stands between these lines. */
  private boolean isStraight(List<Integer> sorted) {
    for (int line = sorted.get(0); line <= sorted.get(sorted.size() - 1); line++) {
      boolean harmless = spec.line(line).isBlank() || spec.line(line).isComment();
      boolean apply = lines.containsKey(line) && lines.get(line).isPure();
      if (!harmless && !apply) {
        return false;
      }
    }
    return true;
  }

  // New and moved lines

  private void addAndMove(Set<Integer> moved) {
    int previous = 0;
    List<Optional<ApplyLine>> likes = likes();
    List<String> pending = new ArrayList<>();
    for (int i = 0; i < items.ofSeries().size(); i++) {
      PatchItem item = items.ofSeries().get(i);
      Optional<ApplyLine> own = single(item);
      if (own.isPresent() && moved.contains(own.get().line())) {
        pending.addAll(taken(own.get()));
      } else if (item.isNew()) {
        if (!prep.applies(numbers.of(item))) {
          pending.add(newLine(likes.get(i), item));
        }
      } else {
        int line = lastApplying(item);
        if (line > 0) {
          place(pending, previous, line);
          pending.clear();
          previous = Math.max(previous, line);
        }
      }
    }
    place(pending, previous, 0);
  }

  private int lastApplying(PatchItem item) {
    return item.old().map(o -> applying(o.number())).orElse(List.of()).stream()
        .mapToInt(ApplyLine::line)
        .max()
        .orElse(0);
  }

  private List<String> taken(ApplyLine own) {
    List<String> texts = new ArrayList<>();
    boolean heads = lines.containsKey(own.line() + 1);
    int start = heads ? own.line() : Anchors.commentStart(spec, own.line());
    for (int line = start; line < own.line(); line++) {
      texts.add(text(line));
    }
    texts.add(rewritten.getOrDefault(own.line(), own.text()));
    for (int line = start; line <= own.line(); line++) {
      edits.delete(line);
    }
    return texts;
  }

  private String newLine(Optional<ApplyLine> like, PatchItem item) {
    boolean keepIndent = like.filter(l -> spec.conditionalsAt(l.line()).isEmpty()).isPresent();
    return like.map(l -> l.forAnother(numbers.of(item), style, keepIndent))
        .orElse(ApplyLine.usual(numbers.of(item)));
  }

  /** The apply line to imitate: of the patch before, after, one removed, or one kept by hand. */
  private List<Optional<ApplyLine>> likes() {
    Optional<ApplyLine> last = lastPure(removedNumbers()).or(() -> lastPure(pure.keySet()));
    List<Optional<ApplyLine>> own =
        items.ofSeries().stream()
            .map(i -> i.old().flatMap(o -> lastPure(Set.of(o.number()))))
            .toList();
    return Nearest.filled(own).stream().map(l -> l.or(() -> last)).toList();
  }

  private Set<Integer> removedNumbers() {
    Set<Integer> removed = new HashSet<>();
    items.removed().forEach(e -> removed.add(e.number()));
    return removed;
  }

  private Optional<ApplyLine> lastPure(Set<Integer> ofNumbers) {
    return ofNumbers.stream()
        .flatMap(n -> pure.getOrDefault(n, List.of()).stream())
        .max(Comparator.comparing(ApplyLine::line));
  }

  /** Puts lines between the apply lines of two patches; 0 stands for none. */
  private void place(List<String> texts, int previous, int next) {
    if (texts.isEmpty()) {
      return;
    }
    if (previous > 0) {
      int after = Anchors.outside(spec, previous);
      if (next > previous && after >= next) {
        throw inConditional(previous, next);
      }
      edits.insertAfter(after, texts);
    } else if (next > 0) {
      int start = Anchors.outsideStart(spec, next);
      boolean heads = start == next && lines.containsKey(next + 1);
      edits.insertBefore(heads ? start : Anchors.commentStart(spec, start), texts);
    } else {
      placeFirst(texts);
    }
  }

  private static RdopkgException inConditional(int previous, int next) {
    return RdopkgException.of(
            ErrorKind.INPUT, "A new patch cannot be applied where the series wants it")
        .because(
            "its place in %prep is between lines "
                + previous
                + " and "
                + next
                + ", inside a conditional, where it would be left out at times")
        .fix("move these lines out of the conditional by hand");
  }

  private void placeFirst(List<String> texts) {
    Optional<ApplyLine> place = lastPure(removedNumbers()).or(() -> lastPure(pure.keySet()));
    if (place.isPresent()) {
      edits.insertAfter(Anchors.outside(spec, place.get().line()), texts);
      return;
    }
    if (prep.setupEnd() == 0) {
      throw RdopkgException.of(ErrorKind.INPUT, "No place for %patch lines in %prep")
          .because("the %prep section has no %setup that they could follow")
          .fix("use %autosetup, or add a `%patch -P N -p1` line for the first patch by hand");
    }
    Anchors.paragraphAfter(spec, edits, Anchors.outside(spec, prep.setupEnd()), texts);
  }
}
