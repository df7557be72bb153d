package org.rdopkg.spec.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rdopkg.spec.Conditional;
import org.rdopkg.spec.MacroLine;
import org.rdopkg.spec.MacroText;
import org.rdopkg.spec.SpecFile;

/**
 * Tells conditions that depend on where a package is built from those that the spec decides itself.
 *
 * <p>{@code %ifarch} and {@code %{?fedora}} differ from host to host; {@code %if 0%{?snapshot}} is
 * a switch of the packager's, the same everywhere. A {@code %bcond} counts when its default
 * differs.
 */
final class HostConditions {
  private static final int MOST_DEPTH = 8;

  /** What distributions define of themselves. */
  private static final Set<String> HOST =
      Set.of(
          "fedora",
          "rhel",
          "centos",
          "epel",
          "eln",
          "dist",
          "amzn",
          "azl",
          "mageia",
          "mdkversion",
          "suse_version",
          "sle_version",
          "sles_version",
          "is_opensuse",
          "openeuler",
          "flatpak");

  private final SpecFile spec;

  HostConditions(SpecFile spec) {
    this.spec = spec;
  }

  /** Whether a line is there on some hosts and not on others. */
  boolean decide(int line) {
    return decide(line, new HashSet<>(), 0);
  }

  private boolean decide(int line, Set<String> seen, int depth) {
    for (Conditional conditional : spec.conditionalsAt(line)) {
      List<Integer> lines = new ArrayList<>(conditional.arms());
      lines.add(conditional.start());
      for (int at : lines) {
        if (isOfHost(spec.line(at).text().strip(), seen, depth)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isOfHost(String condition, Set<String> seen, int depth) {
    if (condition.startsWith("%ifarch")
        || condition.startsWith("%ifnarch")
        || condition.startsWith("%ifos")
        || condition.startsWith("%ifnos")
        || condition.startsWith("%elifarch")
        || condition.startsWith("%elifos")) {
      return true;
    }
    int blank = condition.indexOf(' ');
    return blank > 0 && dependsOnHost(condition.substring(blank), seen, depth);
  }

  /** Whether a text has a macro that a distribution defines, or that the spec defines by one. */
  private boolean dependsOnHost(String text, Set<String> seen, int depth) {
    for (String name : names(text)) {
      if (seen.add(name) && isOfHostMacro(name, seen, depth)) {
        return true;
      }
    }
    for (String word : List.of("%{with ", "%{without ")) {
      int at = text.indexOf(word);
      int end = at < 0 ? -1 : text.indexOf('}', at);
      if (end > 0 && isOfHostBcond(text.substring(at + word.length(), end).strip(), seen, depth)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfHostMacro(String name, Set<String> seen, int depth) {
    if (HOST.contains(name) || isRelease(name, "el") || isRelease(name, "fc")) {
      return true;
    }
    if (name.startsWith("_target") || name.startsWith("_arch") || name.startsWith("_host")) {
      return true;
    }
    if (depth >= MOST_DEPTH) {
      return false;
    }
    for (MacroLine definition : MacroLine.of(spec, name)) {
      if (dependsOnHost(definition.body(), seen, depth + 1)
          || decide(definition.line(), seen, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  /** {@code el9}, {@code fc42}. */
  private static boolean isRelease(String name, String prefix) {
    return name.length() > 2
        && name.startsWith(prefix)
        && MacroText.skipDigits(name, 2) == name.length();
  }

  private boolean isOfHostBcond(String name, Set<String> seen, int depth) {
    if (depth >= MOST_DEPTH || !seen.add("bcond " + name)) {
      return false;
    }
    for (int line = 1; line <= spec.mainPreamble().last(); line++) {
      String text = spec.line(line).text().strip();
      if (text.startsWith("%bcond")
          && List.of(text.split("[ \t]+", -1)).contains(name)
          && (decide(line, seen, depth + 1)
              || dependsOnHost(text.substring("%bcond".length()), seen, depth + 1))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The names behind percent signs, in calls as {@code %x}, {@code %{?x:y}} or {@code %{with x}}.
   */
  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      int start = at + 1;
      while (start < text.length() && "{?!".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      int end = start;
      while (end < text.length() && MacroText.isNamePart(text.charAt(end))) {
        end++;
      }
      if (end > start) {
        names.add(text.substring(start, end));
      }
    }
    return names;
  }
}
