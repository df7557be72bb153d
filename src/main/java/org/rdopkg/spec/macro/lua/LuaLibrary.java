package org.rdopkg.spec.macro.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The functions of Lua and rpm that only compute. */
final class LuaLibrary {
  private static final int MAX_TEXT = 1 << 16;

  /** A pattern is matched in time proportional to its length times the text's. */
  private static final int PATTERN_SHARE = 64;

  private final LuaHost host;
  private final Consumer<String> printer;

  LuaLibrary(LuaHost host, Consumer<String> printer) {
    this.host = host;
    this.printer = printer;
  }

  /** Whether a global name is part of the library. */
  static boolean isKnown(String name) {
    return switch (name) {
      case "string",
          "rpm",
          "macros",
          "print",
          "tonumber",
          "tostring",
          "arg",
          "opt",
          "math",
          "table",
          "io",
          "os",
          "posix",
          "pairs",
          "ipairs",
          "require",
          "assert",
          "error",
          "type",
          "select",
          "next",
          "unpack",
          "sources",
          "patches",
          "setmetatable",
          "pcall",
          "load",
          "dofile" ->
          true;
      default -> false;
    };
  }

  /** What {@code table.field} is. */
  Object field(Object table, String field) {
    if (!(table instanceof LuaValue.Library library)) {
      throw new UnsupportedLua("field");
    }
    return switch (library.name()) {
      case "string", "rpm" -> new LuaValue.Library(library.name() + "." + field);
      case "macros" -> macro(field);
      case "arg" -> argument(field);
      case "opt" -> host.option(field).<Object>map(o -> o).orElse(LuaValue.Nil.NIL);
      default -> throw new UnsupportedLua(library.name());
    };
  }

  private Object macro(String name) {
    boolean plain = host.isDefined(name) && !host.isParametric(name);
    if (!plain && host.isDefined(name)) {
      throw new UnsupportedLua("parametric macro");
    }
    return plain ? expand("%{" + name + "}") : LuaValue.Nil.NIL;
  }

  private String expand(String text) {
    return host.expand(text).orElseThrow(() -> new UnsupportedLua("unknown macro value"));
  }

  private Object argument(String key) {
    List<String> arguments = host.arguments();
    boolean number = key.length() < 5 && key.chars().allMatch(c -> c >= '0' && c <= '9');
    int index = number && !key.isEmpty() ? Integer.parseInt(key) : 0;
    return index >= 1 && index <= arguments.size() ? arguments.get(index - 1) : LuaValue.Nil.NIL;
  }

  void defineMacro(String name, Object value) {
    host.define(name + " " + LuaValue.show(value));
  }

  long length(Object value) {
    if (value instanceof String text) {
      return ascii(text).length();
    }
    if (value instanceof LuaValue.Library library && library.name().equals("arg")) {
      return host.arguments().size();
    }
    throw new UnsupportedLua("length");
  }

  /** The values that a function returns. */
  List<Object> call(String name, List<Object> arguments) {
    long length = 0;
    for (Object argument : arguments) {
      length += argument instanceof String text ? text.length() : 0;
    }
    host.work(length * (1 + length / PATTERN_SHARE));
    return switch (name) {
      case "print" -> print(arguments);
      case "tostring" -> List.of(LuaValue.show(argument(arguments, 0)));
      case "tonumber" -> List.of(number(arguments));
      case "rpm.expand" -> List.of(expand(text(arguments, 0)));
      case "rpm.define" -> {
        host.define(text(arguments, 0));
        yield List.of();
      }
      case "rpm.undefine" -> {
        host.undefine(text(arguments, 0));
        yield List.of();
      }
      case "rpm.isdefined" -> {
        String macro = text(arguments, 0);
        yield List.of(host.isDefined(macro), host.isParametric(macro));
      }
      case "rpm.vercmp" -> List.of(host.compareVersions(text(arguments, 0), text(arguments, 1)));
      case "string.gsub" -> substitute(arguments);
      case "string.match" -> match(arguments);
      case "string.find" -> find(arguments);
      case "string.sub" -> List.of(sub(arguments));
      case "string.upper" -> List.of(ascii(text(arguments, 0)).toUpperCase(Locale.ROOT));
      case "string.lower" -> List.of(ascii(text(arguments, 0)).toLowerCase(Locale.ROOT));
      case "string.len" -> List.of((long) ascii(text(arguments, 0)).length());
      case "string.reverse" ->
          List.of(new StringBuilder(ascii(text(arguments, 0))).reverse().toString());
      case "string.rep" -> List.of(repeat(arguments));
      case "string.format" -> List.of(format(arguments));
      default -> throw new UnsupportedLua(name);
    };
  }

  private List<Object> print(List<Object> arguments) {
    List<String> shown = new ArrayList<>();
    arguments.forEach(argument -> shown.add(LuaValue.show(argument)));
    printer.accept(String.join("\t", shown));
    return List.of();
  }

  private static Object argument(List<Object> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : LuaValue.Nil.NIL;
  }

  private static String text(List<Object> arguments, int index) {
    Object value = argument(arguments, index);
    if (value instanceof String || value instanceof Long) {
      return value.toString();
    }
    throw new UnsupportedLua("argument");
  }

  private static long integer(List<Object> arguments, int index, long otherwise) {
    if (index >= arguments.size()) {
      return otherwise;
    }
    if (arguments.get(index) instanceof Long number && Math.abs(number) < Integer.MAX_VALUE) {
      return number;
    }
    throw new UnsupportedLua("argument");
  }

  private static Object number(List<Object> arguments) {
    if (arguments.size() != 1) {
      throw new UnsupportedLua("base");
    }
    if (arguments.get(0) instanceof Long number) {
      return number;
    }
    String word = text(arguments, 0).strip();
    String digits = word.startsWith("-") ? word.substring(1) : word;
    if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      if (digits.length() > 15) {
        throw new UnsupportedLua("number");
      }
      return Long.parseLong(word);
    }
    boolean fraction = digits.chars().anyMatch(c -> (c >= '0' && c <= '9') || c == 'n' || c == 'i');
    if (fraction) {
      throw new UnsupportedLua("number");
    }
    return LuaValue.Nil.NIL;
  }

  static String ascii(String text) {
    if (!text.chars().allMatch(c -> c < 128)) {
      throw new UnsupportedLua("bytes");
    }
    return text;
  }

  private static List<Object> substitute(List<Object> arguments) {
    Object replacement = argument(arguments, 2);
    if (!(replacement instanceof String || replacement instanceof Long)) {
      throw new UnsupportedLua("replacement");
    }
    LuaPattern pattern = new LuaPattern(text(arguments, 1));
    return pattern.substitute(
        ascii(text(arguments, 0)),
        replacement.toString(),
        integer(arguments, 3, Integer.MAX_VALUE - 1));
  }

  private static List<Object> match(List<Object> arguments) {
    if (arguments.size() > 2) {
      throw new UnsupportedLua("start of a match");
    }
    return new LuaPattern(text(arguments, 1)).match(ascii(text(arguments, 0)));
  }

  private static List<Object> find(List<Object> arguments) {
    String text = ascii(text(arguments, 0));
    if (integer(arguments, 2, 1) != 1) {
      throw new UnsupportedLua("start of a search");
    }
    if (arguments.size() > 3 && LuaValue.isTrue(arguments.get(3))) {
      String sought = text(arguments, 1);
      int at = text.indexOf(sought);
      return at < 0 ? List.of(LuaValue.Nil.NIL) : List.of(at + 1L, (long) at + sought.length());
    }
    return new LuaPattern(text(arguments, 1)).find(text);
  }

  private static String sub(List<Object> arguments) {
    String text = ascii(text(arguments, 0));
    long first = integer(arguments, 1, 1);
    long last = integer(arguments, 2, -1);
    long from = first < 0 ? Math.max(1, text.length() + first + 1) : Math.max(1, first);
    long to = last < 0 ? text.length() + last + 1 : Math.min(last, text.length());
    return from > to ? "" : text.substring((int) from - 1, (int) to);
  }

  private static String repeat(List<Object> arguments) {
    String text = text(arguments, 0);
    long count = Math.max(0, integer(arguments, 1, 0));
    if (arguments.size() > 2 || count * text.length() > MAX_TEXT) {
      throw new UnsupportedLua("repetition");
    }
    return text.repeat((int) count);
  }

  /** {@code %[-0][width]s|d|i|u|x} and {@code %%}. */
  private static String format(List<Object> arguments) {
    String format = text(arguments, 0);
    StringBuilder out = new StringBuilder();
    int next = 1;
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) != '%') {
        out.append(format.charAt(i));
        continue;
      }
      int start = ++i;
      while (i < format.length() && "-0123456789".indexOf(format.charAt(i)) >= 0) {
        i++;
      }
      char kind = i < format.length() ? format.charAt(i) : 0;
      if (kind == '%') {
        out.append('%');
      } else {
        Object value = argument(arguments, next++);
        out.append(padded(format.substring(start, i), formatted(kind, value), kind != 's'));
      }
    }
    return out.toString();
  }

  private static String formatted(char kind, Object value) {
    return switch (kind) {
      case 's' -> LuaValue.show(value);
      case 'd', 'i', 'u' -> Long.toString(number(value));
      case 'x' -> Long.toHexString(number(value));
      default -> throw new UnsupportedLua("format");
    };
  }

  private static String padded(String flags, String text, boolean number) {
    boolean left = flags.startsWith("-");
    boolean zero = number && flags.startsWith("0") && !text.startsWith("-");
    String digits = flags.startsWith("-") || flags.startsWith("0") ? flags.substring(1) : flags;
    if (digits.length() > 2 || digits.startsWith("-") || digits.startsWith("0")) {
      throw new UnsupportedLua("width");
    }
    int width = digits.isEmpty() ? 0 : Integer.parseInt(digits);
    String gap = (zero ? "0" : " ").repeat(Math.max(0, width - text.length()));
    return left ? text + gap : gap + text;
  }

  /** A whole number, or a text that is one. */
  static long number(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    boolean plain =
        value instanceof String text
            && !text.isEmpty()
            && text.length() < 16
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!plain) {
      throw new UnsupportedLua("number");
    }
    return Long.parseLong(value.toString());
  }
}
