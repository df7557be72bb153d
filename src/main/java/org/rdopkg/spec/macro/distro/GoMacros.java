package org.rdopkg.spec.macro.distro;

import java.util.Locale;
import java.util.Set;

/** {@code %gometa} and the name of a Go package, see Fedora's Go guidelines. */
final class GoMacros {
  private GoMacros() {}

  /** Defines {@code goname}, {@code gourl}, {@code gosource} and what {@code %forgemeta} does. */
  static String meta(MacroScope scope) {
    for (Numbered project : Numbered.of(scope, "goipath")) {
      String path = project.value("goipath");
      if (!path.isEmpty()) {
        project.defineUnlessSet("forgeurl", "https://" + withoutGit(path));
      }
    }
    ForgeMacros.meta(scope);
    for (Numbered project : Numbered.of(scope, "goipath")) {
      String path = project.value("goipath");
      if (!path.isEmpty()) {
        project.defineUnlessSet("gourl", project.with("%{forgeurl@}"));
        boolean archived = !project.value("forgesource").isEmpty();
        project.defineUnlessSet("gosource", archived ? project.with("%{forgesource@}") : "");
        project.defineUnlessSet("goname", rpmName(path));
        project.defineUnlessSet("goipath", path);
      }
    }
    return "";
  }

  private static String withoutGit(String path) {
    return path.endsWith(".git") ? path.substring(0, path.length() - 4) : path;
  }

  /**
   * The package name of an import path: the host without its top-level domain, then the path, in
   * lower case, each word once, {@code go} left out, {@code golang-} in front.
   */
  static String rpmName(String importPath) {
    String path = withoutGit(importPath.toLowerCase(Locale.ROOT));
    for (String prefix : new String[] {"https://", "http://", "git."}) {
      path = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }
    int slash = path.indexOf('/');
    String host = slash < 0 ? path : path.substring(0, slash);
    int dot = host.lastIndexOf('.');
    String rest = slash < 0 ? "" : path.substring(slash);
    String name = "golang-" + (dot > 0 ? host.substring(0, dot) : host) + rest;
    String spelled = withoutForGo(protectNumbers(name));
    String dashed = Tokens.dashed(spelled, "._/~", Set.of("go"));
    return versionSuffix(dashed.replace(':', '.'));
  }

  /** {@code azure-sdk-for-go} is the SDK. */
  private static String withoutForGo(String name) {
    return (Tokens.joined(name, "._/~") + "-").replace("-for-go-", "-");
  }

  /** Dots between digits are part of a version number. */
  private static String protectNumbers(String name) {
    StringBuilder out = new StringBuilder(name);
    for (int i = 1; i + 1 < out.length(); i++) {
      if (out.charAt(i) == '.' && isDigit(out.charAt(i - 1)) && isDigit(out.charAt(i + 1))) {
        out.setCharAt(i, ':');
      }
    }
    return out.toString();
  }

  /** {@code -v2} at the end, or before another word, is written {@code -2}. */
  private static String versionSuffix(String name) {
    StringBuilder out = new StringBuilder(name);
    for (int i = 0; i + 2 < out.length(); i++) {
      if (out.charAt(i) == '-' && out.charAt(i + 1) == 'v') {
        int end = i + 2;
        while (end < out.length() && (isDigit(out.charAt(end)) || out.charAt(end) == '.')) {
          end++;
        }
        if (end > i + 2 && (end == out.length() || out.charAt(end) == '-')) {
          out.deleteCharAt(i + 1);
        }
      }
    }
    return out.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
