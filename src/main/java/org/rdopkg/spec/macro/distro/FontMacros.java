package org.rdopkg.spec.macro.distro;

import java.util.Locale;
import java.util.Set;

/** The names that {@code %fontpkg} gives to font packages, see Fedora's fonts guidelines. */
final class FontMacros {
  private static final int MAX_FAMILIES = 1000;

  private FontMacros() {}

  static String call(String name, MacroScope scope) {
    if (!name.equals("fontpkg")) {
      return "";
    }
    String suffix = scope.option('z');
    if (scope.hasOption('a')) {
      int number = scope.value("fontfamily").isEmpty() ? 1 : 0;
      String lines = family("", scope);
      for (; number < MAX_FAMILIES && !scope.value("fontfamily" + number).isEmpty(); number++) {
        lines += family(Integer.toString(number), scope);
      }
      return lines;
    }
    return family(suffix, scope);
  }

  /** Defines one family's macros; the main package is named after it when it has no name yet. */
  private static String family(String suffix, MacroScope scope) {
    String family = scope.value("fontfamily" + suffix);
    if (family.isEmpty()) {
      return "";
    }
    String own = scope.value("fontpkgname" + suffix);
    String foundry = scope.value("foundry" + suffix);
    foundry = foundry.isEmpty() ? scope.value("foundry") : foundry;
    String name = own.isEmpty() ? packageName(foundry, family) : own;
    scope.define("fontpkgname" + suffix, name);
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
