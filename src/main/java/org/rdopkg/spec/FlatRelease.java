package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.version.Release;
import org.rdopkg.version.ReleaseBump;

/**
 * A Release with the spec's own macros put in, where every character remembers its place: of {@code
 * 0.%{rel}%{?dist}} the second number is in the definition of {@code rel}, and a z-stream's number
 * may be in a macro behind {@code %{?dist}}.
 */
final class FlatRelease {
  private final SpecFile spec;
  private final Tag tag;
  private final StringBuilder text = new StringBuilder();
  private final List<int[]> places = new ArrayList<>();
  private int macros;

  private FlatRelease(SpecFile spec, Tag tag) {
    this.spec = spec;
    this.tag = tag;
    add(tag.line(), tag.text(), tag.valueStart(), tag.valueEnd(), new HashSet<>());
  }

  /**
   * The spec with its Release counted up.
   *
   * @throws org.rdopkg.error.RdopkgException when the Release has no number in that place
   */
  static SpecFile bumped(SpecFile spec, Tag tag, ReleaseBump bump) {
    return new FlatRelease(spec, tag).bumped(bump);
  }

  private void add(int line, String source, int from, int to, Set<String> around) {
    int i = from;
    while (i < to) {
      int end = source.charAt(i) == '%' ? Math.min(MacroText.end(source, i), to) : i + 1;
      int next = end <= i ? to : end;
      Optional<MacroLine> macro = definition(source.substring(i, next), around);
      if (macro.isPresent() && macros < ReleaseNumber.MAX_MACROS) {
        macros++;
        MacroLine body = macro.get();
        around.add(body.name());
        add(body.line(), body.text(), body.bodyStart(), body.bodyEnd(), around);
        around.remove(body.name());
      } else {
        for (int at = i; at < next; at++) {
          text.append(source.charAt(at));
          places.add(new int[] {line, at});
        }
      }
      i = next;
    }
  }

  /** What a call refers to, if the spec defines it once; a date is no number to count. */
  private Optional<MacroLine> definition(String call, Set<String> around) {
    String name = call.startsWith("%") ? ReleaseNumber.referencedName(call) : "";
    if (name.isEmpty() || name.equals("dist") || around.contains(name)) {
      return Optional.empty();
    }
    List<MacroLine> all = MacroLine.of(spec, name);
    return all.size() == 1 && ReleaseNumber.isCountable(new Release(all.get(0).body()))
        ? Optional.of(all.get(0))
        : Optional.empty();
  }

  private SpecFile bumped(ReleaseBump bump) {
    int start = bump.equals(ReleaseBump.zstream()) ? 0 : firstNumber();
    String before = text.substring(start);
    String after = bump.apply(new Release(before)).text();
    if (after.startsWith(before)) {
      return replaced(tag.line(), tag.valueEnd(), tag.valueEnd(), after.substring(before.length()));
    }
    int from = 0;
    while (before.charAt(from) == after.charAt(from)) {
      from++;
    }
    while (from > 0 && MacroText.isDigit(before.charAt(from - 1))) {
      from--;
    }
    int to = MacroText.skipDigits(before, from);
    return replaced(
        start + from, start + to, after.substring(from, after.length() - before.length() + to));
  }

  /** Macros that stand before the first number are none of its parts. */
  private int firstNumber() {
    int at = 0;
    while (at < text.length() && !MacroText.isDigit(text.charAt(at))) {
      int end = text.charAt(at) == '%' ? MacroText.end(text.toString(), at) : at + 1;
      at = end <= at ? text.length() : end;
    }
    return at < text.length() ? at : 0;
  }

  private SpecFile replaced(int from, int to, String digits) {
    int[] first = places.get(from);
    int[] last = places.get(to - 1);
    if (first[0] != last[0] || last[1] - first[1] != to - 1 - from) {
      throw ReleaseNumber.noNumber(tag.value());
    }
    return replaced(first[0], first[1], last[1] + 1, digits);
  }

  private SpecFile replaced(int line, int from, int to, String with) {
    String old = spec.line(line).text();
    return spec.edit().replace(line, old.substring(0, from) + with + old.substring(to)).apply();
  }
}
