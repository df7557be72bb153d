package org.rdopkg.requirements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rdopkg.requirements.DependencyTokens.Token;
import org.rdopkg.requirements.SpecRequirement.Place;
import org.rdopkg.spec.SpecEdits;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;

/** Edits single words of dependency lines, several on one line too; nothing around them changes. */
final class TagEdits {
  private final SpecFile spec;
  private final Map<Integer, List<Change>> changes = new TreeMap<>();
  private final List<Integer> deleted = new ArrayList<>();
  private final Map<Integer, List<String>> added = new TreeMap<>();

  /** Another text for a part of a line. */
  private record Change(int start, int end, String text) {}

  TagEdits(SpecFile spec) {
    this.spec = spec;
  }

  /** The words of the line that a place stands in, with their places in the line. */
  private List<Token> words(Place place) {
    Optional<Tag> tag =
        place.line() > 0 && place.word() >= 0 ? spec.tagAt(place.line()) : Optional.empty();
    return tag.map(
            t ->
                DependencyTokens.of(t.value()).stream()
                    .map(token -> new Token(token.text(), token.start() + t.valueStart()))
                    .toList())
        .orElse(List.of());
  }

  /** Why a dependency's constraint cannot be changed; empty when it can. */
  String fault(Place place) {
    List<Token> words = words(place);
    boolean versioned = !place.operator().isEmpty();
    int last = place.word() + (versioned ? 2 : 0);
    if (place.word() < 0 || last >= words.size()) {
      return "line " + place.line() + " is made of macros";
    }
    String written = words.get(last).text();
    return versioned && written.indexOf('%') >= 0
        ? "the version in line " + place.line() + " is made of macros: " + written
        : "";
  }

  /**
   * Gives a dependency that has a constraint another one.
   *
   * @param constraint in rpm's spelling; empty for none
   */
  void constrain(Place place, String constraint) {
    List<Token> words = words(place);
    Token operator = words.get(place.word() + 1);
    Token version = words.get(place.word() + 2);
    if (constraint.isEmpty()) {
      change(place.line(), words.get(place.word()).end(), version.end(), "");
      return;
    }
    String[] parts = constraint.split(" ", 2);
    if (!operator.operator().equals(parts[0])) {
      change(place.line(), operator.start(), operator.end(), parts[0]);
    }
    change(place.line(), version.start(), version.end(), parts[1]);
  }

  private void change(int line, int start, int end, String text) {
    changes.computeIfAbsent(line, l -> new ArrayList<>()).add(new Change(start, end, text));
  }

  /** Why a dependency's line cannot be removed; empty when it can. */
  String removalFault(Place place) {
    int expected = place.operator().isEmpty() ? 1 : 3;
    if (words(place).size() != expected) {
      return "line " + place.line() + " has more than this";
    }
    return spec.conditionalsAt(place.line()).isEmpty()
        ? ""
        : "line " + place.line() + " stands in a conditional";
  }

  /** Removes the line of a dependency that has one of its own. */
  void remove(Place place) {
    deleted.add(place.line());
  }

  /** Puts a line behind another, in the order of the calls. */
  void addAfter(int line, String text) {
    added.computeIfAbsent(line, l -> new ArrayList<>()).add(text);
  }

  SpecFile apply() {
    SpecEdits edits = spec.edit();
    changes.forEach((line, list) -> edits.replace(line, changed(spec.line(line).text(), list)));
    deleted.stream().distinct().filter(l -> !changes.containsKey(l)).forEach(edits::delete);
    added.forEach(edits::insertAfter);
    return edits.apply();
  }

  private String changed(String text, List<Change> list) {
    StringBuilder line = new StringBuilder(text);
    list.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Change::start).reversed())
        .forEach(change -> line.replace(change.start(), change.end(), spec.fit(change.text())));
    return line.toString();
  }
}
