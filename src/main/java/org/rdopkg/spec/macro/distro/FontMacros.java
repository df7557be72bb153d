package org.rdopkg.spec.macro.distro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names that {@code %fontpkg} gives to font packages, see Fedora's fonts guidelines. */
final class FontMacros {
  private static final String PUNCTUATION = " \t\n!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~";

  /** Words that tell one font of a family from another: shape, slant, width, weight. */
  private static final List<List<String>> STYLES =
      List.of(
          List.of("normal", "book", "regular", "upright"),
          List.of(
              "italic",
              "ita",
              "ital",
              "cursive",
              "kursiv",
              "oblique",
              "inclined",
              "backslanted",
              "backslant",
              "slanted"),
          styles(
              List.of("ultra", "extra", "ext", "semi"),
              List.of("condensed", "compressed", "cond", "condens", "expanded", "extended"),
              List.of("narrow", "wide", "compressed", "condensed", "cond", "expanded", "extended")),
          styles(
              List.of("ultra", "extra", "ext", "semi", "demi"),
              List.of("thin", "light", "bold", "black"),
              List.of(
                  "thin", "light", "medium", "bold", "black", "heavy", "nord", "demi", "ultra")));

  private FontMacros() {}

  /** The words with each degree in front, with and without a dash, then plain words. */
  private static List<String> styles(List<String> degrees, List<String> words, List<String> plain) {
    List<String> all = new ArrayList<>();
    for (String degree : degrees) {
      for (String word : words) {
        all.add(degree + "-" + word);
        all.add(degree + word);
      }
    }
    all.addAll(plain);
    return List.copyOf(all);
  }

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
    numbered.defineUnlessSet("fontfamily", family);
    String foundry = numbered.value("foundry");
    foundry = foundry.isEmpty() ? scope.value("foundry") : foundry;
    numbered.defineUnlessSet("fontpkgname", packageName(foundry, family));
    String name = numbered.value("fontpkgname");
    boolean main = scope.hasOption('m') || (numbered.isMain() && !scope.hasOption('s'));
    if (main && !scope.hasTag("name")) {
      return "Name: " + name + "\nBuildArch: noarch\n";
    }
    return scope.value("name").equals(name) ? "BuildArch: noarch\n" : "";
  }

  /**
   * Foundry and family in lower case, without the foundry in front of the family and without words
   * for weights and the like at the end; each word once, without "font", then {@code -fonts}.
   */
  static String packageName(String foundry, String family) {
    String own = family.startsWith(foundry) ? family.substring(foundry.length()) : family;
    String name = Tokens.joined((foundry + " " + own).toLowerCase(Locale.ROOT), PUNCTUATION);
    for (List<String> words : STYLES) {
      name = withoutSuffix(name, words);
    }
    return Tokens.dashed(name, "", Set.of("font", "fonts")) + "-fonts";
  }

  private static String withoutSuffix(String name, List<String> words) {
    for (String word : words) {
      if (name.endsWith("-" + word)) {
        return name.substring(0, name.length() - word.length() - 1);
      }
    }
    return name;
  }
}
