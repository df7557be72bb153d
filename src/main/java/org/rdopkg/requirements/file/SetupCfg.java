package org.rdopkg.requirements.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code install_requires} of setuptools' {@code setup.cfg}. */
final class SetupCfg {
  private static final String FILE = "file:";

  private final RequirementsCollector found;

  SetupCfg(RequirementsCollector found) {
    this.found = found;
  }

  /** Reads; answers whether the file says what is required. */
  boolean read(String text) {
    List<String> value = value(text);
    if (value == null) {
      return false;
    }
    String first = value.isEmpty() ? "" : value.get(0);
    if (first.startsWith(FILE)) {
      for (String name : first.substring(FILE.length()).split(",", -1)) {
        found.include(found.file(), name.strip());
      }
      return true;
    }
    value.forEach(found::add);
    return true;
  }

  /** The lines of the value; null when the option is not there. */
  private static @Nullable List<String> value(String text) {
    boolean inOptions = false;
    boolean inValue = false;
    List<String> lines = null;
    for (String line : text.split("\r\n|\n|\r", -1)) {
      String content = line.strip();
      if (content.startsWith("#") || content.startsWith(";") || content.isEmpty()) {
        continue;
      }
      boolean continues = Character.isWhitespace(line.charAt(0));
      if (inValue && continues && lines != null) {
        lines.add(content);
      } else if (!continues && content.startsWith("[")) {
        inOptions = content.equals("[options]");
        inValue = false;
      } else {
        inValue = inOptions && isInstallRequires(content);
        lines = inValue ? firstLine(content) : lines;
      }
    }
    return lines;
  }

  private static boolean isInstallRequires(String line) {
    String[] parts = line.split("[=:]", 2);
    String name = parts.length < 2 ? "" : parts[0].strip();
    return name.equalsIgnoreCase("install_requires") || name.equalsIgnoreCase("install-requires");
  }

  /** On the option's own line semicolons divide; a marker's semicolon needs a line of its own. */
  private static List<String> firstLine(String line) {
    List<String> values = new ArrayList<>();
    for (String part : line.split("[=:]", 2)[1].split(";", -1)) {
      if (!part.isBlank()) {
        values.add(part.strip());
      }
    }
    return values;
  }
}
