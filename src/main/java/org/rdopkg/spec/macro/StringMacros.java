package org.rdopkg.spec.macro;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.rdopkg.spec.macro.lua.LuaStrings;

/** The string functions that rpm has had since 4.19: they count in bytes, as Lua's do. */
final class StringMacros {
  private StringMacros() {}

  static String call(String name, Frame frame, Expander expander) {
    String text = NativeMacros.argument(frame, 1);
    for (String word : frame.arguments()) {
      if (UnknownMarks.in(word)) {
        return expander.unknown(
            "%{" + name + " " + expander.marks.render(word).text() + "}",
            expander.marks.first(word).why());
      }
    }
    return switch (name) {
      case "len" -> Integer.toString(text.getBytes(StandardCharsets.UTF_8).length);
      case "upper" -> ascii(text, true);
      case "lower" -> ascii(text, false);
      case "reverse" -> new StringBuilder(text).reverse().toString();
      case "rep" -> repeat(text, number(frame, 2, 0), expander);
      case "sub" -> sub(text, number(frame, 2, 1), number(frame, 3, -1));
      case "gsub" -> {
        String found =
            LuaStrings.substitute(
                    text,
                    NativeMacros.argument(frame, 2),
                    NativeMacros.argument(frame, 3),
                    number(frame, 4, Integer.MAX_VALUE - 1))
                .orElse(null);
        String call = "%{gsub " + String.join(" ", frame.arguments()) + "}";
        yield found == null ? expander.unknown(call, "a pattern that rdopkg cannot match") : found;
      }
      default -> expander.unknown("%{" + name + "}", "a macro that rdopkg cannot compute");
    };
  }

  private static String ascii(String text, boolean up) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      String c = text.substring(i, i + 1);
      out.append(
          c.charAt(0) >= 128 ? c : up ? c.toUpperCase(Locale.ROOT) : c.toLowerCase(Locale.ROOT));
    }
    return out.toString();
  }

  private static String repeat(String text, int times, Expander expander) {
    long length = (long) text.length() * Math.max(0, times);
    expander.budget.checkLength(length);
    expander.budget.spend(length);
    return text.repeat(Math.max(0, times));
  }

  /** The bytes from the {@code first} to the {@code last}, from 1; negative counts from the end. */
  static String sub(String text, int first, int last) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int from = first < 0 ? Math.max(1, bytes.length + first + 1) : Math.max(1, first);
    int to = last < 0 ? bytes.length + last + 1 : Math.min(last, bytes.length);
    return from > to ? "" : new String(bytes, from - 1, to - from + 1, StandardCharsets.UTF_8);
  }

  private static int number(Frame frame, int index, int otherwise) {
    if (frame.arguments().size() < index) {
      return otherwise;
    }
    try {
      return Integer.parseInt(NativeMacros.argument(frame, index).strip());
    } catch (NumberFormatException e) {
      throw new MacroException("a number was expected: " + NativeMacros.argument(frame, index));
    }
  }
}
