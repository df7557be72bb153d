package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.PatchReference.Kind;

/**
 * Finds all {@link PatchReference}s of a spec, comments and {@code %changelog} left out.
 *
 * <p>Some references cannot be followed, such as {@code %{PATCH%{n}}} or {@code %patch -P %{n}}:
 * then {@link #isComputed()} is true and no patch may get another number.
 */
final class PatchReferences {
  private static final String OPTIONS_WITH_ARGUMENT = "PpbdFzomM";

  /** Far above any real spec; keeps hostile ones from taking time. */
  private static final int MAX_REFERENCES = 20_000;

  private static final int MAX_LINE = 16_384;

  private final List<PatchReference> found = new ArrayList<>();
  private final List<NumberGroup> groups = new ArrayList<>();
  private boolean computed;

  /**
   * The patches that one {@code %autopatch} applies.
   *
   * @param line the line of the spec, from 1
   * @param lowest the lowest number, inclusive
   * @param highest the highest number, inclusive
   * @param listed whether it names single patches instead of a range
   * @param known whether the bounds are plain numbers
   */
  record NumberGroup(int line, int lowest, int highest, boolean listed, boolean known) {
    boolean contains(int number) {
      return !listed && number >= lowest && number <= highest;
    }

    boolean isBounded() {
      return !listed && (lowest > 0 || highest < Integer.MAX_VALUE || !known);
    }
  }

  PatchReferences(SpecFile spec) {
    for (int line = 1; line <= spec.lineCount(); line++) {
      String text = spec.line(line).text();
      boolean comment = spec.line(line).isComment() || text.stripLeading().startsWith("%dnl");
      if (!comment && !spec.sectionAt(line).name().equals("changelog")) {
        noPatch(spec, line);
        if (text.indexOf('%') >= 0 && text.length() <= MAX_LINE) {
          scan(line, text);
        }
        computed |= text.contains("patches[");
      }
    }
  }

  private PatchReferences() {}

  /** The references in one line's text. */
  static List<PatchReference> in(int line, String text) {
    PatchReferences references = new PatchReferences();
    references.scan(line, text);
    return references.found;
  }

  List<PatchReference> all() {
    return found;
  }

  List<PatchReference> on(int line) {
    return found.stream().filter(r -> r.line() == line).toList();
  }

  List<NumberGroup> groups() {
    return groups;
  }

  /** Whether some reference depends on a number that is not written down. */
  boolean isComputed() {
    return computed;
  }

  private void noPatch(SpecFile spec, int line) {
    Optional<Tag> tag = spec.tagAt(line).filter(t -> t.is("NoPatch"));
    tag.ifPresent(
        t ->
            number(t.value())
                .ifPresent(
                    n ->
                        found.add(
                            new PatchReference(
                                line,
                                t.valueStart(),
                                t.valueStart(),
                                t.valueEnd(),
                                n,
                                Kind.NOPATCH))));
  }

  private void scan(int line, String text) {
    int i = text.indexOf('%');
    while (i >= 0 && i + 1 < text.length()) {
      if (found.size() + groups.size() > MAX_REFERENCES) {
        throw RdopkgException.of(ErrorKind.INPUT, "The spec applies too many patches")
            .because("it names patches more than " + MAX_REFERENCES + " times");
      }
      int next = i + 1;
      if (text.charAt(next) == '%') {
        next++;
      } else {
        int name = next + (text.charAt(next) == '{' ? 1 : 0);
        call(line, text, name, name > next);
      }
      i = text.indexOf('%', next);
    }
  }

  private void call(int line, String text, int name, boolean braces) {
    if (isCallOf(text, name, "patch")) {
      new Arguments(line, text, name + "patch".length()).readPatch();
    } else if (isCallOf(text, name, "autopatch")) {
      new Arguments(line, text, name + "autopatch".length()).readAutopatch();
    } else if (braces && text.startsWith("P:", name)) {
      path(line, text, name + 2, Kind.PATH);
    } else {
      int start = name;
      while (start < text.length() && "?!".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      if (text.startsWith("PATCH", start)) {
        path(line, text, start + "PATCH".length(), start > name ? Kind.OPTIONAL : Kind.PATH);
      }
    }
  }

  private static boolean isCallOf(String text, int at, String macro) {
    if (!text.startsWith(macro, at)) {
      return false;
    }
    int end = at + macro.length();
    if (end == text.length()) {
      return true;
    }
    char c = text.charAt(end);
    boolean attached = macro.equals("patch") && MacroText.isDigit(c);
    return attached || MacroText.isBlank(c) || c == '}' || c == ':';
  }

  private void path(int line, String text, int from, Kind kind) {
    int end = MacroText.skipDigits(text, from);
    if (end > from) {
      boolean plain = end - from == 1 || text.charAt(from) != '0';
      boolean whole = end == text.length() || !MacroText.isNamePart(text.charAt(end));
      OptionalInt number = number(text.substring(from, end));
      if (plain && whole && number.isPresent()) {
        found.add(new PatchReference(line, from, from, end, number.getAsInt(), kind));
      }
    } else if (from < text.length() && "%${".indexOf(text.charAt(from)) >= 0) {
      computed = true;
    }
  }

  static OptionalInt number(String digits) {
    boolean valid =
        !digits.isEmpty()
            && digits.length() <= 9
            && MacroText.skipDigits(digits, 0) == digits.length();
    return valid ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
  }

  /** The words after {@code %patch} or {@code %autopatch}. */
  private final class Arguments {
    private final int line;
    private final String text;
    private int at;
    private boolean numbered;
    private int lowest;
    private int highest = Integer.MAX_VALUE;
    private boolean known = true;

    Arguments(int line, String text, int from) {
      this.line = line;
      this.text = text;
      this.at = from;
    }

    void readPatch() {
      int nameEnd = at;
      int end = MacroText.skipDigits(text, at);
      add(at, at, end, Kind.ATTACHED);
      at = end;
      readWords(Kind.POSITIONAL);
      if (!numbered) {
        found.add(new PatchReference(line, nameEnd, nameEnd, nameEnd, 0, Kind.IMPLICIT));
      }
    }

    void readAutopatch() {
      readWords(Kind.AUTOPATCH);
      groups.add(new NumberGroup(line, lowest, highest, numbered, known));
    }

    private void readWords(Kind kind) {
      if (at < text.length() && text.charAt(at) == ':') {
        at++;
      }
      for (int start = nextWord(); start >= 0; start = nextWord()) {
        word(start, kind);
      }
    }

    /** The start of the next word, its end in {@link #at}; -1 at the end of the call. */
    private int nextWord() {
      int start = MacroText.skipBlanks(text, at);
      if (start >= text.length() || "#|;&\\}".indexOf(text.charAt(start)) >= 0) {
        return -1;
      }
      int end = start;
      while (end < text.length() && "|;&\\} \t".indexOf(text.charAt(end)) < 0) {
        int callEnd = text.charAt(end) == '%' ? MacroText.end(text, end) : end + 1;
        end = callEnd < 0 ? text.length() : callEnd;
      }
      at = end;
      return start;
    }

    private void word(int start, Kind kind) {
      char c = text.charAt(start);
      if (c == '-' && at - start > 1) {
        option(start, kind);
      } else if (c == '%') {
        computed |= !text.startsWith("%{?", start) && !text.startsWith("%{!?", start);
        numbered = true;
      } else {
        add(start, start, at, kind);
      }
    }

    private void option(int start, Kind kind) {
      char option = text.charAt(start + 1);
      int valueStart = start + 2;
      if (at == valueStart && OPTIONS_WITH_ARGUMENT.indexOf(option) >= 0) {
        int next = nextWord();
        valueStart = next < 0 ? at : next;
      }
      if (option == 'P' && kind != Kind.AUTOPATCH) {
        boolean macro = valueStart < at && text.charAt(valueStart) == '%';
        computed |= macro;
        numbered |= macro;
        add(start, valueStart, at, Kind.OPTION);
      } else if (kind == Kind.AUTOPATCH && (option == 'm' || option == 'M')) {
        bound(option, text.substring(valueStart, Math.max(valueStart, at)));
      }
    }

    private void bound(char option, String value) {
      OptionalInt number = number(value);
      known &= number.isPresent();
      if (option == 'm') {
        lowest = number.orElse(0);
      } else {
        highest = number.orElse(Integer.MAX_VALUE);
      }
    }

    private void add(int tokenStart, int start, int end, Kind kind) {
      OptionalInt number = start < end ? number(text.substring(start, end)) : OptionalInt.empty();
      if (number.isPresent()) {
        numbered = true;
        found.add(new PatchReference(line, tokenStart, start, end, number.getAsInt(), kind));
      }
    }
  }
}
