package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Optional;

/** Finds the files that a spec asks for with {@code %include} and {@code %{load:...}}. */
final class Inclusion {
  private static final String[] FOLDERS = {"%{_sourcedir}", "%{_specdir}"};

  private Inclusion() {}

  /**
   * The lines of a file, if it is at hand. What is asked for in rpm's folders of sources and specs,
   * such as {@code %{SOURCE1}}, is looked for by the rest of its path.
   *
   * @param path the path, expanded
   */
  static Optional<List<String>> lines(String path, Expander expander) {
    String asked = expander.marks.render(path).text();
    for (String folder : FOLDERS) {
      String start = shown(folder, expander) + "/";
      if (asked.startsWith(start)) {
        return expander.files.lines(asked.substring(start.length()));
      }
    }
    return UnknownMarks.in(path) ? Optional.empty() : expander.files.lines(path);
  }

  private static String shown(String folder, Expander expander) {
    boolean before = expander.recording;
    expander.recording = false;
    try {
      return expander.marks.render(expander.expandFully(folder)).text();
    } catch (MacroException e) {
      return folder;
    } finally {
      expander.recording = before;
    }
  }
}
