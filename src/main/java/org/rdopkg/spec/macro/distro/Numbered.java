package org.rdopkg.spec.macro.distro;

import java.util.ArrayList;
import java.util.List;

/**
 * The macros of one of several projects or families in a spec, told apart by a number at the end of
 * their names. The main one has no number, or 0, which is the same.
 */
final class Numbered {
  private static final int MAX_NUMBER = 100;

  private final MacroScope scope;
  private final String suffix;

  Numbered(MacroScope scope, String number) {
    this.scope = scope;
    this.suffix = number.equals("0") ? "" : number;
  }

  /** The ones asked for: that of option {@code -z}, all with {@code -a}, else the main one. */
  static List<Numbered> of(MacroScope scope, String macro) {
    List<Numbered> found = new ArrayList<>();
    if (!scope.hasOption('a')) {
      found.add(new Numbered(scope, scope.option('z')));
      return found;
    }
    found.add(new Numbered(scope, ""));
    for (int i = 1; i < MAX_NUMBER; i++) {
      Numbered numbered = new Numbered(scope, Integer.toString(i));
      if (!numbered.value(macro).isEmpty()) {
        found.add(numbered);
      }
    }
    return found;
  }

  boolean isMain() {
    return suffix.isEmpty();
  }

  /** What {@code %{?name}} comes to. */
  String value(String name) {
    String value = scope.value(name + suffix);
    return value.isEmpty() && isMain() ? scope.value(name + "0") : value;
  }

  /** Whether the spec defines a macro, if only as nothing, under one of its names. */
  boolean isDefined(String name) {
    return isWritten(name + suffix) || (isMain() && isWritten(name + "0"));
  }

  private boolean isWritten(String name) {
    return !scope.written(name).equals("%{" + name + "}");
  }

  /** Defines {@code name}; the main one's other name stands for it. */
  void define(String name, String body) {
    scope.define(name + suffix, body);
    if (isMain()) {
      scope.define(name + "0", "%{?" + name + "}");
    }
  }

  /** Gives a macro a value unless it has one; the main one has it under both its names then. */
  void defineUnlessSet(String name, String body) {
    String before = value(name);
    if (before.isEmpty() && !body.isEmpty()) {
      define(name, body);
    } else if (isMain() && !before.isEmpty()) {
      scope.defineUnlessSet(name, "%{?" + name + "0}");
      scope.defineUnlessSet(name + "0", "%{?" + name + "}");
    }
  }

  /** A text in which {@code @}} ends the names of numbered macros. */
  String with(String template) {
    return template.replace("@}", suffix + "}");
  }
}
