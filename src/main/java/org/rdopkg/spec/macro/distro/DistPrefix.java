package org.rdopkg.spec.macro.distro;

import java.util.Locale;

/**
 * {@code distprefix}, with which {@code %dist} starts: what tells a snapshot from a release, such
 * as {@code .20170729gite5d498f}.
 *
 * <p>Fedora's macro takes a date that the spec does not give from the file of the source, when it
 * is there; here it counts as not there.
 */
final class DistPrefix {
  private static final int SHORT_COMMIT = 7;
  private static final String[] BEFORE_VERSION = {
    "", "v", "v.", "version", "version.", "tags.v", "tags.v."
  };

  private DistPrefix() {}

  /** Defines it for a project, unless the spec has done so. */
  static void define(MacroScope scope, Numbered project) {
    String rest = beyondVersion(scope, project);
    String prefix = rest.isEmpty() ? "" : project.value("date") + project.value("scm") + rest;
    String own = project.value("version");
    String main = scope.value("version");
    boolean versioned =
        !project.isMain() && !own.isEmpty() && !own.equals("0") && !own.equals(main);
    String all = (versioned ? "." + own : "") + (prefix.isEmpty() ? "" : "." + prefix);
    if (all.isEmpty()) {
      return;
    }
    String mark = project.isMain() ? "." : ".s";
    String named = mark + all.substring(1);
    for (String macro : new String[] {"distprefix", "_forgeversionsuffix"}) {
      if (!project.isDefined(macro)) {
        project.define(macro, named);
      }
    }
  }

  /** What tag, commit or branch say beyond the version, in lower case. */
  private static String beyondVersion(MacroScope scope, Numbered project) {
    String tag = project.value("tag");
    String commit = project.value("commit");
    if (tag.isEmpty()) {
      return (commit.isEmpty() ? project.value("branch") : ForgeMacros.cut(commit, SHORT_COMMIT))
          .toLowerCase(Locale.ROOT);
    }
    String rest = dotted(tag.toLowerCase(Locale.ROOT));
    String repo = scope.value("repo").toLowerCase(Locale.ROOT);
    if (!repo.isEmpty() && rest.startsWith(repo)) {
      rest = withoutDot(rest.substring(repo.length()));
    }
    String version = scope.value("version");
    version = version.isEmpty() ? project.value("version") : version;
    version = dotted(version.isEmpty() ? scope.written("version") : version);
    for (String before : BEFORE_VERSION) {
      String whole = before + version;
      if (rest.startsWith(whole) && !goesOn(rest, whole.length())) {
        rest = rest.substring(whole.length());
      }
    }
    return withoutDot(rest);
  }

  /** Whether the number in front of {@code at} goes on there: {@code 1.2} in {@code 1.2.1}. */
  private static boolean goesOn(String text, int at) {
    int digit = text.startsWith(".", at) ? at + 1 : at;
    return digit < text.length() && text.charAt(digit) >= '0' && text.charAt(digit) <= '9';
  }

  private static String withoutDot(String text) {
    return text.startsWith(".") ? text.substring(1) : text;
  }

  /** Each run of punctuation and blanks as one dot. */
  private static String dotted(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = c > 127 || Character.isLetterOrDigit(c);
      if (word) {
        out.append(c);
      } else if (out.isEmpty() || out.charAt(out.length() - 1) != '.') {
        out.append('.');
      }
    }
    return out.toString();
  }
}
