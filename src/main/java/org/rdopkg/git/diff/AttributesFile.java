package org.rdopkg.git.diff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code .gitattributes} file, as gitattributes(5) describes it: lines of a pattern and
 * attributes, and macros, {@code [attr]name attributes}. Lines that git refuses (a negative
 * pattern, a bad attribute name, 2048 bytes or more) are left out.
 */
final class AttributesFile {
  private static final int LINE_LIMIT = 2048;
  private static final String MACRO = "[attr]";

  /** What a line says of one attribute. */
  record Setting(String name, State state, String value) {}

  /** The states of gitattributes(5); {@link #VALUE} is "set to a value". */
  enum State {
    SET,
    UNSET,
    VALUE,
    UNSPECIFIED
  }

  /** A line with a pattern. */
  record Rule(PathPattern pattern, List<Setting> settings) {}

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, List<Setting>> macros = new HashMap<>();

  AttributesFile(byte[] contents) {
    String text = new String(contents, StandardCharsets.ISO_8859_1);
    int at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      if (end - at < LINE_LIMIT) {
        line(text.substring(at, end));
      }
      at = end + 1;
    }
  }

  List<Rule> rules() {
    return rules;
  }

  /** Macros by name. Git heeds them in the top folder only. */
  Map<String, List<Setting>> macros() {
    return macros;
  }

  private void line(String raw) {
    int nul = raw.indexOf('\0');
    String line = nul < 0 ? raw : raw.substring(0, nul);
    int start = skipBlanks(line, 0);
    if (start == line.length() || line.charAt(start) == '#') {
      return;
    }
    QuotedWord word = QuotedWord.at(line, start);
    boolean macro = word.text().startsWith(MACRO) && word.text().length() > MACRO.length();
    String pattern = macro ? word.text().substring(MACRO.length()) : word.text();
    List<Setting> settings = new ArrayList<>();
    if (!settings(line, word.end(), settings) || (macro && !validName(pattern))) {
      return;
    }
    if (macro) {
      macros.put(pattern, settings);
    } else if (!pattern.startsWith("!")) {
      rules.add(new Rule(new PathPattern(PathPattern.bytes(pattern)), settings));
    }
  }

  /** Reads the attributes of a line; false if one has a bad name. */
  private static boolean settings(String line, int from, List<Setting> settings) {
    int at = skipBlanks(line, from);
    while (at < line.length()) {
      int end = endOfWord(line, at);
      Setting setting = setting(line.substring(at, end));
      if (!validName(setting.name())) {
        return false;
      }
      settings.add(setting);
      at = skipBlanks(line, end);
    }
    return true;
  }

  private static Setting setting(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (word.startsWith("-")) {
      return new Setting(name.substring(1), State.UNSET, "");
    }
    if (word.startsWith("!")) {
      return new Setting(name.substring(1), State.UNSPECIFIED, "");
    }
    return equals < 0
        ? new Setting(name, State.SET, "")
        : new Setting(name, State.VALUE, word.substring(equals + 1));
  }

  private static boolean validName(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '-'
        && name.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '-'
                        || c == '.'
                        || c == '_');
  }

  private static int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int endOfWord(String line, int from) {
    int at = from;
    while (at < line.length() && !isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
