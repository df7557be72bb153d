package org.rdopkg.spec.macro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The macros that are defined, with rpm's rules: a definition hides an older one of the same name
 * and {@code %undefine} brings that back; what a parametric macro defines goes when it ends.
 *
 * <p>Names that the table does not hold are looked up once in the profile, so that a large profile
 * costs nothing until a spec asks for one of its macros.
 */
final class MacroTable {
  private final Map<String, Definition> current = new HashMap<>();
  private final Function<String, Optional<Definition>> profile;
  private final Set<String> locals = new LinkedHashSet<>();
  private @Nullable List<Change> journal;

  private record Change(String name, @Nullable Definition before, boolean known) {}

  MacroTable(Function<String, Optional<Definition>> profile) {
    this.profile = profile;
  }

  /** The definition in force. */
  @Nullable Definition find(String name) {
    Definition found = current.get(name);
    if (found == null && !current.containsKey(name)) {
      found = profile.apply(name).orElse(null);
      current.put(name, found);
    }
    return found;
  }

  /** Adds a definition on top. */
  void define(
      String name, @Nullable String options, String body, int level, int line, boolean uncertain) {
    Definition before = find(name);
    boolean stillUncertain = uncertain && (before == null || before.uncertain());
    put(name, new Definition(name, options, body, level, line, stillUncertain, before));
    if (level > 0) {
      locals.add(name);
    }
  }

  /** Removes the topmost definition; none is no error. */
  void undefine(String name) {
    Definition top = find(name);
    if (top != null) {
      put(name, top.hidden());
    }
  }

  /** How many names {@link #leave} looks at. */
  int localCount() {
    return locals.size();
  }

  /**
   * Ends a parametric macro: of each name that was defined deeper than {@code level} the newest
   * definition goes. rpm removes no more than that one, so that of two the first lives on.
   */
  void leave(int level) {
    if (locals.isEmpty()) {
      return;
    }
    for (String name : List.copyOf(locals)) {
      Definition top = find(name);
      if (top != null && top.level() > level) {
        put(name, top.hidden());
        top = top.hidden();
      }
      if (top == null || top.level() == 0) {
        locals.remove(name);
      }
    }
  }

  /** From now on changes are remembered, until {@link #rollBack}. Does not nest. */
  void mark() {
    journal = new ArrayList<>();
  }

  /** Takes back all changes since {@link #mark}. */
  void rollBack() {
    List<Change> changes = journal == null ? List.of() : journal;
    journal = null;
    for (int i = changes.size() - 1; i >= 0; i--) {
      Change change = changes.get(i);
      if (change.known()) {
        current.put(change.name(), change.before());
      } else {
        current.remove(change.name());
      }
    }
  }

  private void put(String name, @Nullable Definition definition) {
    if (journal != null) {
      journal.add(new Change(name, current.get(name), current.containsKey(name)));
    }
    current.put(name, definition);
  }
}
