package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** The edits to the Patch lines themselves: kept, moved, renamed, renumbered, removed, new. */
final class PatchLineEdits {
  /** The width of numbers in a spec without any patch yet, as in {@code Patch0001}. */
  private static final int USUAL_WIDTH = 4;

  private final SpecFile spec;
  private final SpecEdits edits;
  private final PatchItems items;
  private final PatchNumbers numbers;
  private final PatchLineStyle style;
  private final List<Integer> branchLines;

  PatchLineEdits(
      SpecFile spec,
      SpecEdits edits,
      List<PatchEntry> entries,
      PatchItems items,
      PatchNumbers numbers) {
    this.spec = spec;
    this.edits = edits;
    this.items = items;
    this.numbers = numbers;
    this.style = PatchLineStyle.of(entries);
    this.branchLines =
        entries.stream()
            .filter(entry -> entry.fromBranch() && entry.isEditable())
            .map(PatchEntry::line)
            .toList();
  }

  void make() {
    items.removed().forEach(this::remove);
    List<String> pending = new ArrayList<>();
    Optional<PatchSlot> open = Optional.empty();
    for (PatchItem item : items.ofSeries()) {
      if (item.slot().isEmpty()) {
        keep(item.old().orElseThrow(), item);
        continue;
      }
      if (!item.slot().equals(open)) {
        open.ifPresent(slot -> insert(slot, pending));
        pending.clear();
        open = item.slot();
      }
      pending.addAll(linesOf(item));
    }
    open.ifPresent(slot -> insert(slot, pending));
    PatchHeading.deleteEmpty(spec, edits, branchLines);
  }

  private void remove(PatchEntry entry) {
    if (!entry.isEditable()) {
      throw notEditable(entry, "it is no more in the patches branch");
    }
    deleteWithComment(entry);
  }

  private void deleteWithComment(PatchEntry entry) {
    for (int line = Anchors.commentStart(spec, entry.line()); line <= entry.line(); line++) {
      edits.delete(line);
    }
  }

  private static RdopkgException notEditable(PatchEntry entry, String reason) {
    return RdopkgException.of(
            ErrorKind.INPUT,
            "Patch " + entry.source().fileName() + " (line " + entry.line() + ") can't be edited")
        .because(reason + ", but its line is made by a macro or an included file")
        .fix("edit line " + entry.line() + " of the spec by hand");
  }

  private void keep(PatchEntry old, PatchItem item) {
    boolean renamed = isRenamed(old, item);
    if (!old.isEditable() && renamed) {
      throw notEditable(old, "its file has another name now");
    }
    String text = spec.line(old.line()).text();
    String changed = text(old, item);
    if (!changed.equals(text)) {
      edits.replace(old.line(), changed);
    }
  }

  private static boolean isRenamed(PatchEntry old, PatchItem item) {
    return item.wanted().filter(w -> !w.fileName().equals(old.source().fileName())).isPresent();
  }

  private String text(PatchEntry old, PatchItem item) {
    String text = spec.line(old.line()).text();
    String value = isRenamed(old, item) ? value(item) : old.source().written();
    if (old.kind() == PatchEntry.Kind.LISTED) {
      return isRenamed(old, item) ? value : text;
    }
    if (old.tag().isEmpty()) {
      return text;
    }
    Tag tag = old.tag().get();
    String result = isRenamed(old, item) ? tag.withValue(value) : text;
    boolean numbered = numbers.kind(item) == PatchEntry.Kind.NUMBERED;
    if (!numbered || (old.kind() == numbers.kind(item) && numbers.of(item) == old.number())) {
      return result;
    }
    Tag like = Tag.parse(tag.line(), result).orElse(tag);
    String rest = result.substring(like.valueEnd());
    return style.render(like, style.number(numbers.of(item), tag.number()), like.value()) + rest;
  }

  private String value(PatchItem item) {
    return spec.fit(MacroText.escape(item.wanted().orElseThrow().fileName()));
  }

  private List<String> linesOf(PatchItem item) {
    List<String> lines = new ArrayList<>();
    if (item.old().isEmpty()) {
      lines.add(newLine(item));
      return lines;
    }
    PatchEntry old = item.old().get();
    for (int line = Anchors.commentStart(spec, old.line()); line < old.line(); line++) {
      lines.add(spec.line(line).text());
    }
    boolean sameForm = old.kind() == item.kind();
    lines.add(sameForm ? text(old, item) : newLine(item));
    deleteWithComment(old);
    return lines;
  }

  private String newLine(PatchItem item) {
    String value =
        item.old()
            .filter(o -> !isRenamed(o, item))
            .map(o -> o.source().written())
            .orElseGet(() -> value(item));
    if (item.kind() == PatchEntry.Kind.LISTED) {
      return value;
    }
    boolean numbered = numbers.kind(item) == PatchEntry.Kind.NUMBERED;
    if (item.like().isEmpty()) {
      String number = numbered ? PatchLineStyle.pad(numbers.of(item), USUAL_WIDTH) : "";
      return "Patch" + number + ": " + value;
    }
    Tag like = item.like().get();
    return style.render(like, numbered ? style.number(numbers.of(item), like.number()) : "", value);
  }

  private void insert(PatchSlot slot, List<String> lines) {
    switch (slot.kind()) {
      case BEFORE -> edits.insertBefore(slot.line(), lines);
      case AFTER -> edits.insertAfter(slot.line(), lines);
      case AFTER_WITH_BLANK -> Anchors.directlyAfter(spec, edits, slot.line(), lines);
      case PARAGRAPH -> Anchors.paragraphAfter(spec, edits, slot.line(), lines);
    }
  }
}
