package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * Which lines of a spec are the inside of a macro call or definition that began on a line above.
 *
 * <p>rpm joins a line with the next one while a bracket of a macro call is open or the line ends
 * with a backslash. The body of a {@code %define}, {@code %global}, Lua or shell call is
 * <i>opaque</i>: what looks like a tag or a section in it is none. The inside of {@code %{?x:...}}
 * and {@code %{expand:...}} is <i>nested</i>: rpm reads it as lines again, if it comes to that.
 */
final class MacroBodies {
  /** Calls that are never closed make rpm fail; after a few of them no more is joined. */
  private static final int MAX_UNCLOSED = 3;

  private final byte[] kinds;

  private MacroBodies(byte[] kinds) {
    this.kinds = kinds;
  }

  static MacroBodies of(List<SpecLine> lines) {
    byte[] kinds = new byte[lines.size() + 1];
    int unclosed = 0;
    for (int line = 1; line <= lines.size() && unclosed < MAX_UNCLOSED; line++) {
      String text = lines.get(line - 1).text();
      boolean definition = isDefinition(text);
      int last = lastJoined(lines, line, definition);
      if (last < 0) {
        unclosed++;
      } else if (last > line) {
        byte kind = (byte) (definition || !isReadAgain(text) ? 2 : 1);
        for (int i = line + 1; i <= last; i++) {
          kinds[i] = kind;
        }
        line = last;
      }
    }
    return new MacroBodies(kinds);
  }

  /** Whether a line is the body of a definition, Lua or shell: neither tag nor section. */
  boolean isOpaque(int line) {
    return kinds[line] == 2;
  }

  /** Whether a line is inside any macro call or definition begun above. */
  boolean isInside(int line) {
    return kinds[line] != 0;
  }

  static boolean isDefinition(String text) {
    String stripped = text.stripLeading();
    return startsWithWord(stripped, "%define") || startsWithWord(stripped, "%global");
  }

  private static boolean startsWithWord(String text, String word) {
    return text.startsWith(word)
        && text.length() > word.length()
        && MacroText.isBlank(text.charAt(word.length()));
  }

  private static boolean isReadAgain(String text) {
    int call = unclosedCall(text);
    return call >= 0
        && (text.startsWith("%{?", call)
            || text.startsWith("%{!", call)
            || text.startsWith("%{expand:", call));
  }

  private static int unclosedCall(String text) {
    int i = text.indexOf('%');
    while (i >= 0) {
      int end = MacroText.end(text, i);
      if (end < 0) {
        return i;
      }
      i = text.indexOf('%', end);
    }
    return -1;
  }

  private static int lastJoined(List<SpecLine> lines, int first, boolean definition) {
    Joiner joiner = new Joiner();
    for (int line = first; line <= lines.size(); line++) {
      SpecLine read = lines.get(line - 1);
      boolean backslash = joiner.read(read.text()) && !read.ending().isEmpty();
      if (!joiner.isOpen() && !(definition && backslash)) {
        return line;
      }
    }
    return -1;
  }

  /** All lines, from 1, that start a {@code %define} or {@code %global} by themselves. */
  static List<Integer> definitionLines(List<SpecLine> lines, MacroBodies bodies) {
    List<Integer> found = new ArrayList<>();
    for (int line = 1; line <= lines.size(); line++) {
      if (!bodies.isInside(line) && isDefinition(lines.get(line - 1).text())) {
        found.add(line);
      }
    }
    return found;
  }

  /** Counts the brackets of macro calls over the lines of one joined line. */
  private static final class Joiner {
    private int braces;
    private int parens;
    private int squares;

    boolean isOpen() {
      return braces > 0 || parens > 0 || squares > 0;
    }

    /** Reads one more line; says whether it ends with a backslash. */
    boolean read(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\\') {
          i++;
          if (i == text.length()) {
            return true;
          }
        } else if (c == '%' && i + 1 < text.length()) {
          i += call(text.charAt(i + 1));
        } else {
          bracket(c);
        }
      }
      return false;
    }

    private int call(char open) {
      switch (open) {
        case '{' -> braces++;
        case '(' -> parens++;
        case '[' -> squares++;
        case '%' -> {}
        default -> {
          return 0;
        }
      }
      return 1;
    }

    private void bracket(char c) {
      switch (c) {
        case '{' -> braces += braces > 0 ? 1 : 0;
        case '}' -> braces -= braces > 0 ? 1 : 0;
        case '(' -> parens += parens > 0 ? 1 : 0;
        case ')' -> parens -= parens > 0 ? 1 : 0;
        case '[' -> squares += squares > 0 ? 1 : 0;
        case ']' -> squares -= squares > 0 ? 1 : 0;
        default -> {}
      }
    }
  }
}
