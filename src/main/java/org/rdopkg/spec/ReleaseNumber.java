package org.rdopkg.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.version.Release;

/**
 * Where the number of a Release is written: in the Release line, or in the definition of a macro
 * that the line is made of.
 *
 * <p>{@code %{baserelease}%{?dist}} has its number in {@code %global baserelease 3}; {@code
 * %{?pre:0.}%{rel}%{?dist}} in that of {@code rel}; {@code 1.%{gitdate}git} in the line itself,
 * because a date is no number to count.
 *
 * @param line the line of the spec, from 1
 * @param prefix what stands before the number's text in that line
 * @param release the text from the number on: the rest of the tag's value, or of the body
 * @param suffix what follows it in the line
 */
record ReleaseNumber(int line, String prefix, Release release, String suffix) {
  /** Macros looked at on the way to the number; more is no real spec. */
  static final int MAX_MACROS = 100;

  /** More digits than a packager counts to: a date or a snapshot number. */
  private static final int MAX_DIGITS = 5;

  /** As many hexadecimal digits in a row, some of them letters, are a commit. */
  private static final int MIN_COMMIT = 7;

  /** The macros that are no numbers of the packager's, and those looked at already. */
  private record Macros(Set<String> upstream, Set<String> seen) {
    static Macros without(Set<String> upstream) {
      return new Macros(upstream, new HashSet<>());
    }

    boolean enter(String name) {
      return seen.size() < MAX_MACROS && !upstream.contains(name) && seen.add(name);
    }
  }

  /**
   * Finds the number of a Release line. Macros that files are named with are upstream's, and only
   * looked at when there is no other.
   *
   * @throws RdopkgException when it cannot be told where the number is
   */
  static ReleaseNumber find(SpecFile spec, Tag release) {
    return find(spec, release, FileMacros.of(spec))
        .or(() -> find(spec, release, Set.of()))
        .orElseThrow(() -> noNumber(release.value()));
  }

  private static Optional<ReleaseNumber> find(SpecFile spec, Tag release, Set<String> upstream) {
    return find(
        spec,
        release.line(),
        release.text(),
        release.valueStart(),
        release.valueEnd(),
        Macros.without(upstream));
  }

  private static Optional<ReleaseNumber> find(
      SpecFile spec, int line, String text, int from, int to, Macros macros) {
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (MacroText.isDigit(c)) {
        ReleaseNumber literal =
            new ReleaseNumber(
                line, text.substring(0, i), new Release(text.substring(i, to)), text.substring(to));
        return Optional.of(continued(spec, literal, macros));
      }
      if (c != '%' && c != '.') {
        return Optional.empty();
      }
      int end = c == '.' ? i + 1 : MacroText.end(text, i);
      if (end < 0 || end > to) {
        return Optional.empty();
      }
      if (c == '%') {
        Optional<ReleaseNumber> inside = inCall(spec, text.substring(i, end), macros);
        if (inside.isPresent()) {
          return inside;
        }
      }
      i = end;
    }
    return Optional.empty();
  }

  /** {@code 0.%{rel}}: the number goes on in a macro, if that is a number to count. */
  private static ReleaseNumber continued(SpecFile spec, ReleaseNumber literal, Macros macros) {
    return literal
        .release
        .numberMacro()
        .filter(name -> MacroLine.of(spec, name).size() == 1)
        .flatMap(name -> inDefinition(spec, name, macros))
        .filter(number -> isPlain(number.release.text()))
        .orElse(literal);
  }

  /** Whether no text is glued to the number: {@code 493svn} is upstream's, {@code 3.rc1} is not. */
  private static boolean isPlain(String text) {
    int end = MacroText.skipDigits(text, 0);
    return end == text.length() || text.charAt(end) == '.' || text.charAt(end) == '%';
  }

  private static Optional<ReleaseNumber> inCall(SpecFile spec, String call, Macros macros) {
    String name = referencedName(call);
    if (name.isEmpty() || name.equals("dist")) {
      return Optional.empty();
    }
    if (MacroLine.of(spec, name).isEmpty()) {
      if (call.contains("?")) {
        return Optional.empty();
      }
      throw RdopkgException.of(ErrorKind.INPUT, "Release is made of a macro that this spec lacks")
          .because(
              call + " is not defined in the spec itself, so its number cannot be changed here")
          .fix("set Release by hand");
    }
    return inDefinition(spec, name, macros);
  }

  private static Optional<ReleaseNumber> inDefinition(SpecFile spec, String name, Macros macros) {
    if (!macros.enter(name)) {
      return Optional.empty();
    }
    List<MacroLine> all = MacroLine.of(spec, name);
    if (all.stream().noneMatch(m -> startsNumber(m.body()))) {
      return Optional.empty();
    }
    MacroLine only = SetMacro.only(spec, name).orElseThrow();
    return find(spec, only.line(), only.text(), only.bodyStart(), only.bodyEnd(), macros)
        .filter(n -> isCountable(n.release) && !startsWithCommit(n.release.text()));
  }

  /** Whether a body may be a number; {@code 0.} is only what stands before one. */
  private static boolean startsNumber(String body) {
    return !body.isEmpty()
        && !body.endsWith(".")
        && !body.equals("%{nil}")
        && !body.equals("%nil")
        && (body.charAt(0) == '%' || MacroText.isDigit(body.charAt(0)));
  }

  /** Whether a Release, or a macro of this spec that it is made of, is rpmautospec's. */
  static boolean isAutomatic(SpecFile spec, String text, Set<String> seen) {
    if (new Release(text).isAutomatic()) {
      return true;
    }
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      int end = MacroText.end(text, i);
      String name = end < 0 ? "" : referencedName(text.substring(i, end));
      if (!name.isEmpty()
          && seen.size() < MAX_MACROS
          && seen.add(name)
          && MacroLine.of(spec, name).stream().anyMatch(m -> isAutomatic(spec, m.body(), seen))) {
        return true;
      }
    }
    return false;
  }

  /** Whether no number in it has more digits than a packager counts to. */
  static boolean isCountable(Release release) {
    return release.parts().stream().noneMatch(part -> MacroText.skipDigits(part, 0) > MAX_DIGITS);
  }

  private static boolean startsWithCommit(String text) {
    int end = 0;
    while (end < text.length() && "0123456789abcdef".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end >= MIN_COMMIT && MacroText.skipDigits(text, 0) < end;
  }

  /** The macro that a call only refers to: {@code x} of {@code %x}, {@code %{x}}, {@code %{?x}}. */
  static String referencedName(String call) {
    boolean braces = call.startsWith("%{");
    int start = braces ? 2 : 1;
    while (start < call.length() && call.charAt(start) == '?') {
      start++;
    }
    int end = start;
    while (end < call.length() && MacroText.isNamePart(call.charAt(end))) {
      end++;
    }
    return end == call.length() - (braces ? 1 : 0) ? call.substring(start, end) : "";
  }

  static RdopkgException noNumber(String value) {
    return RdopkgException.of(
            ErrorKind.INPUT, "Release '" + value + "' has no leading number to bump")
        .fix("set Release by hand");
  }

  /** The line with another number. */
  String with(String number) {
    return prefix + number + suffix;
  }
}
