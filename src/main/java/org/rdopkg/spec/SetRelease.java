package org.rdopkg.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rdopkg.version.Release;

/**
 * Starts the Release anew, as for a new version: its number is set, what told apart builds of the
 * old version (snapshot dates, hashes, z-stream numbers) goes, conditional macros such as {@code
 * %{?dist}} stay. A Release that rpmautospec makes is left alone.
 */
final class SetRelease {
  private static final String MILESTONE = "%{?milestone}";

  private SetRelease() {}

  /**
   * The spec with the Release at this number.
   *
   * @param number for example {@code 1} or {@code 0.1}
   * @param milestone whether {@code %{?milestone}} follows the number
   */
  static SpecFile to(SpecFile spec, String number, boolean milestone) {
    Tag tag = SetTag.only(spec, "Release");
    if (ReleaseNumber.isAutomatic(spec, tag.value(), new HashSet<>())) {
      return spec;
    }
    ReleaseNumber place = ReleaseNumber.find(spec, tag);
    if (place.line() == tag.line()) {
      String text = started(spec, place.release(), number, milestone);
      return spec.edit().replace(tag.line(), place.with(text)).apply();
    }
    boolean preRelease = number.startsWith("0.");
    boolean prefixed = tag.value().startsWith("0.%");
    String own = preRelease && prefixed ? number.substring(2) : number;
    String body = place.with(started(spec, place.release(), own, false));
    String kept = prefixed && !preRelease ? tag.value().substring(2) : tag.value();
    return spec.edit()
        .replace(place.line(), body)
        .replace(tag.line(), tag.withValue(cleaned(spec, kept, place.line(), milestone)))
        .apply();
  }

  /**
   * The release from its number on, started anew. Text goes, and with it the macro behind it: of
   * {@code 5git%{?hash}} nothing is left but the number.
   */
  private static String started(SpecFile spec, Release release, String number, boolean milestone) {
    String text = release.text();
    int calls = text.indexOf('%');
    String literal = calls < 0 ? text : text.substring(0, calls);
    boolean snapshot = literal.endsWith(".");
    StringBuilder result = new StringBuilder(number).append(milestone ? MILESTONE : "");
    boolean afterDist = false;
    int end = 0;
    for (int i = calls; i >= 0; i = nextCall(text, i)) {
      String call = call(text, i);
      String name = ReleaseNumber.referencedName(call);
      afterDist |= name.equals("dist");
      boolean conditional = call.startsWith("%{?") || call.startsWith("%{!?");
      boolean glued = i > end && !name.isEmpty() && !MacroText.isDigit(text.charAt(i - 1));
      end = i + call.length();
      boolean stays = afterDist ? !isNumber(spec, name) : !glued && (conditional || !snapshot);
      if (!name.equals("milestone") && stays) {
        result.append(call);
      }
    }
    return result.toString();
  }

  private static String call(String text, int start) {
    int end = MacroText.end(text, start);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  private static int nextCall(String text, int start) {
    return text.indexOf('%', start + call(text, start).length());
  }

  /**
   * Whether a macro of this spec is a number and no more: behind {@code %{?dist}}, a z-stream's.
   */
  private static boolean isNumber(SpecFile spec, String macro) {
    List<MacroLine> all = macro.isEmpty() ? List.of() : MacroLine.of(spec, macro);
    return !all.isEmpty()
        && all.stream()
            .map(MacroLine::body)
            .allMatch(body -> body.chars().allMatch(c -> MacroText.isDigit((char) c) || c == '.'));
  }

  /** A value whose number is in the macro of a line: what follows its call is started anew. */
  private static String cleaned(SpecFile spec, String value, int line, boolean milestone) {
    for (int i = value.indexOf('%'); i >= 0; i = nextCall(value, i)) {
      String call = call(value, i);
      if (leadsTo(spec, ReleaseNumber.referencedName(call), line, new HashSet<>())) {
        String rest = value.substring(i + call.length());
        return value.substring(0, i) + call + started(spec, new Release("1" + rest), "", milestone);
      }
    }
    return value;
  }

  private static boolean leadsTo(SpecFile spec, String macro, int line, Set<String> seen) {
    if (macro.isEmpty() || seen.size() > ReleaseNumber.MAX_MACROS || !seen.add(macro)) {
      return false;
    }
    for (MacroLine definition : MacroLine.of(spec, macro)) {
      String body = definition.body();
      boolean here = definition.line() == line;
      for (int i = body.indexOf('%'); i >= 0 && !here; i = nextCall(body, i)) {
        here = leadsTo(spec, ReleaseNumber.referencedName(call(body, i)), line, seen);
      }
      if (here) {
        return true;
      }
    }
    return false;
  }
}
