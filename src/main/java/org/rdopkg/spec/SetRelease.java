package org.rdopkg.spec;

import java.util.HashSet;
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
      String text = started(place.release(), number, milestone);
      return spec.edit().replace(tag.line(), place.with(text)).apply();
    }
    boolean preRelease = number.startsWith("0.");
    boolean prefixed = tag.value().startsWith("0.%");
    String own = preRelease && prefixed ? number.substring(2) : number;
    String body = place.with(started(place.release(), own, false));
    SpecFile defined = spec.edit().replace(place.line(), body).apply();
    String kept = prefixed && !preRelease ? tag.value().substring(2) : tag.value();
    String value = cleaned(kept, milestone);
    return defined.edit().replace(tag.line(), tag.withValue(value)).apply();
  }

  /** The release from its number on, started anew. */
  static String started(Release release, String number, boolean milestone) {
    String text = release.text();
    int calls = text.indexOf('%');
    String literal = calls < 0 ? text : text.substring(0, calls);
    boolean snapshot = literal.endsWith(".");
    StringBuilder result = new StringBuilder(number).append(milestone ? MILESTONE : "");
    boolean afterDist = false;
    for (int i = calls; i >= 0; i = nextCall(text, i)) {
      String call = call(text, i);
      String name = ReleaseNumber.referencedName(call);
      afterDist |= name.equals("dist");
      boolean conditional = call.startsWith("%{?") || call.startsWith("%{!?");
      if (!name.equals("milestone") && (afterDist || conditional || !snapshot)) {
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

  /** A value whose number is elsewhere: without z-stream number, the milestone as wanted. */
  private static String cleaned(String value, boolean milestone) {
    String text = value.replace(MILESTONE, "").replace("%{milestone}", "");
    int dist = MacroText.call(text, "dist");
    String head = dist < 0 ? text : text.substring(0, dist);
    String tail = dist < 0 ? "" : text.substring(dist);
    int distEnd = call(tail.isEmpty() ? "%" : tail, 0).length();
    if (dist >= 0 && tail.substring(distEnd).startsWith(".")) {
      int digits = MacroText.skipDigits(tail, distEnd + 1);
      tail = tail.substring(0, distEnd) + tail.substring(digits);
    }
    return head + (milestone ? MILESTONE : "") + tail;
  }
}
