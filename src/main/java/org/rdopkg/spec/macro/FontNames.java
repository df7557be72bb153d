package org.rdopkg.spec.macro;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of font packages, which {@code %fontpkg} makes up at the end of a spec and whose Source
 * lines use before: Fedora's template has them so, since rpm expands the name of a file once more
 * when it looks for it.
 */
final class FontNames {
  private static final String PREFIX = "fontpkgname";
  private static final String CALL = "%{" + PREFIX;

  private FontNames() {}

  /** The macros for names that a spec calls, numbered or not. */
  static Set<String> usedIn(List<String> lines) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : lines) {
      for (int at = line.indexOf(CALL); at >= 0; at = line.indexOf(CALL, at + 1)) {
        int end = at + CALL.length();
        while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
          end++;
        }
        if (end < line.length() && line.charAt(end) == '}') {
          names.add(line.substring(at + 2, end));
        }
      }
    }
    return names;
  }

  /** Gives one reading of a spec the names that another one ended with. */
  static void copy(Set<String> names, Expander from, Expander to) {
    for (String name : names) {
      Definition found = from.macros.find(name);
      if (found != null && !UnknownMarks.in(found.body()) && !to.exists(name)) {
        to.define(name, null, found.body(), true);
      }
    }
  }
}
