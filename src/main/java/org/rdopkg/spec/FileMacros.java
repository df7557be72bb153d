package org.rdopkg.spec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The macros of a spec that its sources and patches are named with, by way of other macros, too:
 * what they hold is upstream's, such as a tag or a snapshot.
 */
final class FileMacros {
  /** More calls than this are no real spec. */
  private static final int MAX_TEXTS = 1000;

  private FileMacros() {}

  static Set<String> of(SpecFile spec) {
    Map<String, String> bodies = bodies(spec);
    Set<String> found = new HashSet<>();
    Deque<String> texts = new ArrayDeque<>();
    spec.mainTags("Source").forEach(tag -> texts.add(tag.value()));
    spec.mainTags("Patch").forEach(tag -> texts.add(tag.value()));
    for (int i = 0; i < MAX_TEXTS && !texts.isEmpty(); i++) {
      String text = texts.remove();
      bodies.forEach(
          (name, body) -> {
            if (text.contains(name) && MacroText.call(text, name) >= 0 && found.add(name)) {
              texts.add(body);
            }
          });
    }
    return found;
  }

  /** The macros that the spec defines, with all that it defines them as. */
  private static Map<String, String> bodies(SpecFile spec) {
    Map<String, String> bodies = new LinkedHashMap<>();
    for (int line = 1; line <= spec.lineCount(); line++) {
      if (!spec.line(line).isComment()) {
        MacroLine.at(line, spec.line(line).text())
            .ifPresent(macro -> bodies.merge(macro.name(), macro.body(), (a, b) -> a + " " + b));
      }
    }
    return bodies;
  }
}
