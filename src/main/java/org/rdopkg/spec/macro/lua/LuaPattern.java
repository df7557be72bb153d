package org.rdopkg.spec.macro.lua;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of Lua's, matched in linear time. {@code %b}, {@code %f}, back references and position
 * captures are refused.
 */
final class LuaPattern {
  private final Pattern pattern;

  LuaPattern(String text) {
    try {
      this.pattern = Pattern.compile(translate(LuaLibrary.ascii(text)), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new UnsupportedLua("pattern");
    }
  }

  /** {@code string.gsub}: the new text and the number of replacements. */
  List<Object> substitute(String text, String replacement, long most) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder out = new StringBuilder();
    int done = 0;
    long count = 0;
    while (count < most && matcher.find()) {
      if (matcher.end() == matcher.start()) {
        throw new UnsupportedLua("empty match");
      }
      count++;
      out.append(text, done, matcher.start());
      replace(text, matcher, replacement, out);
      done = matcher.end();
    }
    return List.of(out.append(text, done, text.length()).toString(), count);
  }

  private static void replace(String text, Matcher match, String replacement, StringBuilder out) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c != '%') {
        out.append(c);
        continue;
      }
      char next = ++i < replacement.length() ? replacement.charAt(i) : 0;
      if (next == '%') {
        out.append('%');
      } else if (next >= '0' && next <= '9') {
        out.append(capture(text, match, next - '0'));
      } else {
        throw new UnsupportedLua("replacement");
      }
    }
  }

  /** A capture; without any in the pattern the first is the whole match. */
  private static String capture(String text, Matcher match, int number) {
    int group = number == 1 && match.groupCount() == 0 ? 0 : number;
    if (group > match.groupCount()) {
      throw new UnsupportedLua("capture");
    }
    return text.substring(match.start(group), match.end(group));
  }

  /** {@code string.match}: the captures, or the whole match. */
  List<Object> match(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return List.of(LuaValue.Nil.NIL);
    }
    List<Object> captures = new ArrayList<>();
    for (int i = 1; i <= Math.max(1, matcher.groupCount()); i++) {
      captures.add(capture(text, matcher, i));
    }
    return captures;
  }

  /** {@code string.find}: where the match starts and ends, and its captures. */
  List<Object> find(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return List.of(LuaValue.Nil.NIL);
    }
    List<Object> found = new ArrayList<>();
    found.add(matcher.start() + 1L);
    found.add((long) matcher.end());
    for (int i = 1; i <= matcher.groupCount(); i++) {
      found.add(capture(text, matcher, i));
    }
    return found;
  }

  private static String translate(String text) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    if (text.startsWith("^")) {
      out.append("\\A");
      i = 1;
    }
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '(' || c == ')') {
        if (text.startsWith("()", i)) {
          throw new UnsupportedLua("position capture");
        }
        out.append(c);
        i++;
      } else if (c == '$' && i + 1 == text.length()) {
        out.append("\\z");
        i++;
      } else {
        i = single(text, i, out);
        i = quantifier(text, i, out);
      }
    }
    return out.toString();
  }

  private static int quantifier(String text, int at, StringBuilder out) {
    char c = at < text.length() ? text.charAt(at) : 0;
    switch (c) {
      case '*', '+', '?' -> out.append(c);
      case '-' -> out.append("*?");
      default -> {
        return at;
      }
    }
    return at + 1;
  }

  /** One character class. */
  private static int single(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    if (c == '[') {
      return set(text, at, out);
    }
    if (c == '.') {
      out.append('.');
      return at + 1;
    }
    if (c != '%') {
      out.append(Pattern.quote(String.valueOf(c)));
      return at + 1;
    }
    char named = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    String letters = named(named);
    out.append(
        letters.isEmpty() ? Pattern.quote(String.valueOf(plain(named))) : "[" + letters + "]");
    return at + 2;
  }

  private static int set(String text, int open, StringBuilder out) {
    int i = open + 1;
    out.append('[');
    if (i < text.length() && text.charAt(i) == '^') {
      out.append('^');
      i++;
    }
    int first = i;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ']' && i > first) {
        out.append(']');
        return i + 1;
      }
      if (c == '%') {
        char named = ++i < text.length() ? text.charAt(i) : 0;
        String letters = named(named);
        out.append(letters.isEmpty() ? "\\" + plain(named) : letters);
      } else if (i + 2 < text.length() && text.charAt(i + 1) == '-' && text.charAt(i + 2) != ']') {
        out.append(escaped(c)).append('-').append(escaped(text.charAt(i + 2)));
        i += 2;
      } else {
        out.append(escaped(c));
      }
    }
    throw new UnsupportedLua("open set");
  }

  private static String escaped(char c) {
    boolean word = Character.isLetterOrDigit(c) || c == ' ' || c == '_' || c == '\n' || c == '\t';
    return word ? String.valueOf(c) : "\\" + c;
  }

  /** A character after a percent sign that stands for itself. */
  private static char plain(char c) {
    if (c <= ' ' || Character.isLetterOrDigit(c)) {
      throw new UnsupportedLua("pattern item");
    }
    return c;
  }

  /** The inside of a bracket expression for a named class; empty for any other character. */
  private static String named(char c) {
    return switch (c) {
      case 'a' -> "[:alpha:]";
      case 'A' -> "[:^alpha:]";
      case 'd' -> "[:digit:]";
      case 'D' -> "[:^digit:]";
      case 'l' -> "[:lower:]";
      case 'L' -> "[:^lower:]";
      case 'u' -> "[:upper:]";
      case 'U' -> "[:^upper:]";
      case 's' -> "[:space:]";
      case 'S' -> "[:^space:]";
      case 'w' -> "[:alnum:]";
      case 'W' -> "[:^alnum:]";
      case 'p' -> "[:punct:]";
      case 'P' -> "[:^punct:]";
      case 'c' -> "[:cntrl:]";
      case 'x' -> "[:xdigit:]";
      case 'g' -> "[:graph:]";
      default -> "";
    };
  }
}
