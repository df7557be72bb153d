package org.rdopkg.spec.macro;

import java.util.Locale;

/**
 * The tags that hold one value. rpm defines a macro for each in lower and in upper case; a
 * sub-package's tag redefines the lower-case one alone (seen with RPM 4.18).
 */
final class TagMacros {
  private TagMacros() {}

  static boolean isSingle(String tag) {
    return switch (tag) {
      case "name",
          "version",
          "release",
          "epoch",
          "summary",
          "license",
          "url",
          "group",
          "vendor",
          "packager",
          "distribution",
          "vcs",
          "bugurl",
          "disttag",
          "modularitylabel",
          "translationurl",
          "prefix",
          "prefixes",
          "upstreamreleases" ->
          true;
      default -> false;
    };
  }

  static String upper(String tag) {
    return tag.toUpperCase(Locale.ROOT);
  }
}
