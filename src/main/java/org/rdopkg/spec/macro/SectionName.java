package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of sections of a spec, as far as they decide what its lines mean. */
enum SectionName {
  /** Tags of the main package. */
  PREAMBLE,
  /** Tags of a sub-package. */
  PACKAGE,
  /** One source a line. */
  SOURCELIST,
  /** One patch a line. */
  PATCHLIST,
  /** Text and scripts: no tags. */
  OTHER;

  /** The section that a line opens; null when it opens none. */
  static @Nullable SectionName openedBy(String line) {
    if (line.isEmpty() || line.charAt(0) != '%') {
      return null;
    }
    int end = Names.end(line, 1);
    if (end < line.length() && !Names.isSpace(line.charAt(end))) {
      return null;
    }
    return switch (line.substring(1, end).toLowerCase(Locale.ROOT)) {
      case "package" -> PACKAGE;
      case "sourcelist" -> SOURCELIST;
      case "patchlist" -> PATCHLIST;
      case "description",
          "prep",
          "generate_buildrequires",
          "conf",
          "build",
          "install",
          "check",
          "clean",
          "preun",
          "postun",
          "pretrans",
          "posttrans",
          "preuntrans",
          "postuntrans",
          "pre",
          "post",
          "files",
          "changelog",
          "triggerpostun",
          "triggerprein",
          "triggerun",
          "triggerin",
          "trigger",
          "verifyscript",
          "sepolicy",
          "filetriggerin",
          "filetriggerun",
          "filetriggerpostun",
          "transfiletriggerin",
          "transfiletriggerun",
          "transfiletriggerpostun",
          "end" ->
          OTHER;
      default -> null;
    };
  }

  /** The full name of the package that {@code %package devel}, {@code %package -n x} opens. */
  static String packageName(String header, String mainName) {
    List<String> words = Words.split(header.replace('\n', ' '));
    boolean full = false;
    for (String word : words.subList(Math.min(1, words.size()), words.size())) {
      if (word.equals("-n")) {
        full = true;
      } else {
        return full ? word : mainName + "-" + word;
      }
    }
    return mainName;
  }
}
