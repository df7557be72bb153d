package org.rdopkg.spec.macro;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets unknown pieces travel inside ordinary text.
 *
 * <p>Each unknown is one character of the text, a low surrogate without its high one, which no
 * decoded file holds. It can be copied, stored in a macro, cut out or dropped like any character;
 * {@link #render} replaces what is left of it by the piece as written and says which unknowns the
 * text depends on.
 */
final class UnknownMarks {
  private static final char FIRST = Character.MIN_LOW_SURROGATE;
  private static final int CAPACITY = 1024;

  private record Mark(Unknown unknown, String shown) {}

  private static final Mark BROKEN =
      new Mark(new Unknown("\uFFFD", 0, "half of a character"), "\uFFFD");

  private final List<Mark> marks = new ArrayList<>();

  /** A mark that renders as the piece itself. */
  char mark(Unknown unknown) {
    return mark(unknown, unknown.what());
  }

  /** A mark that renders as {@code shown}; an empty one taints a text without changing it. */
  char mark(Unknown unknown, String shown) {
    if (marks.size() < CAPACITY - 1) {
      marks.add(new Mark(unknown, shown));
    } else if (marks.size() == CAPACITY - 1) {
      marks.add(new Mark(new Unknown("", unknown.line(), "too many unknown pieces to tell"), ""));
    }
    return (char) (FIRST + marks.size() - 1);
  }

  /** What a character stands for; half of a pair that lost its other half is no mark of ours. */
  private Mark of(char c) {
    int index = c - FIRST;
    return index < marks.size() ? marks.get(index) : BROKEN;
  }

  /** Every unknown that was met, in order, each once. */
  List<Unknown> all() {
    Set<Unknown> all = new LinkedHashSet<>();
    marks.forEach(mark -> all.add(mark.unknown()));
    return List.copyOf(all);
  }

  /** Where the first mark stands at or after {@code from}; -1 without one. */
  static int find(CharSequence text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (isPair(text, i)) {
        i++;
      } else if (Character.isLowSurrogate(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isPair(CharSequence text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  /** Whether the text depends on an unknown. */
  static boolean in(CharSequence text) {
    return find(text, 0) >= 0;
  }

  /** The marks of a text alone, to taint what is computed from it. */
  static String only(CharSequence text) {
    StringBuilder out = new StringBuilder();
    for (int i = find(text, 0); i >= 0; i = find(text, i + 1)) {
      if (out.indexOf(text.subSequence(i, i + 1).toString()) < 0) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /** As {@link #only}, but with marks that show nothing. */
  String silent(CharSequence text) {
    StringBuilder out = new StringBuilder();
    String found = only(text);
    for (int i = 0; i < found.length(); i++) {
      Mark mark = of(found.charAt(i));
      out.append(mark.shown().isEmpty() ? found.charAt(i) : mark(mark.unknown(), ""));
    }
    return out.toString();
  }

  /** What the first mark of a tainted text stands for. */
  Unknown first(CharSequence text) {
    return of(text.charAt(find(text, 0))).unknown();
  }

  /** The text for people, and the unknowns that it depends on. */
  Expansion render(String text) {
    int next = find(text, 0);
    if (next < 0) {
      return new Expansion(text, List.of());
    }
    StringBuilder out = new StringBuilder(text.length() + 32);
    Set<Unknown> unknowns = new LinkedHashSet<>();
    int done = 0;
    while (next >= 0) {
      Mark mark = of(text.charAt(next));
      out.append(text, done, next).append(mark.shown());
      unknowns.add(mark.unknown());
      done = next + 1;
      next = find(text, done);
    }
    out.append(text, done, text.length());
    return new Expansion(out.toString(), List.copyOf(unknowns));
  }

  /** Input made safe: lone surrogates, which no decoder gives, cannot pass for marks. */
  static String withoutMarks(String input) {
    StringBuilder out = new StringBuilder(0);
    for (int i = 0; i < input.length(); i++) {
      if (isPair(input, i)) {
        i++;
      } else if (Character.isSurrogate(input.charAt(i))) {
        if (out.isEmpty()) {
          out.append(input);
        }
        out.setCharAt(i, '\uFFFD');
      }
    }
    return out.isEmpty() ? input : out.toString();
  }
}
