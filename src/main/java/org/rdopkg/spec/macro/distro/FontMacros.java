package org.rdopkg.spec.macro.distro;

import java.util.Locale;
import java.util.Set;

/** The names that {@code %fontpkg} gives to font packages, see Fedora's fonts guidelines. */
final class FontMacros {
  private FontMacros() {}

  static String call(String name, MacroScope scope) {
    if (!name.equals("fontpkg")) {
      return "";
    }
    StringBuilder lines = new StringBuilder();
    for (Numbered family : Numbered.of(scope, "fontfamily")) {
      lines.append(family(scope, family));
    }
    return lines.toString();
  }

  /** Defines one family's macros; the main package is named after it when it has no name yet. */
  private static String family(MacroScope scope, Numbered numbered) {
    String family = numbered.value("fontfamily");
    if (family.isEmpty()) {
      return "";
    }
    String foundry = numbered.value("foundry");
    foundry = foundry.isEmpty() ? scope.value("foundry") : foundry;
    numbered.defineUnlessSet("fontpkgname", packageName(foundry, family));
    String name = numbered.value("fontpkgname");
    if (!scope.hasTag("name")) {
      return "Name: " + name + "\nBuildArch: noarch\n";
    }
    return scope.value("name").equals(name) ? "BuildArch: noarch\n" : "";
  }

  /** Foundry and family in lower case, each word once, without "font", then {@code -fonts}. */
  static String packageName(String foundry, String family) {
    String words = (foundry + " " + family).toLowerCase(Locale.ROOT);
    String dashed =
        Tokens.dashed(words, " \t!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~", Set.of("font", "fonts"));
    return dashed + "-fonts";
  }
}
