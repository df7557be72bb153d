package org.rdopkg.spec.macro.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * {@code printf} with {@code %s}, {@code %d}, {@code %f} and {@code %%}, flags, width and
 * precision.
 */
final class Printf {
  private static final int MAX_WIDTH = 4096;
  private static final int DEFAULT_PRECISION = 6;

  private final String format;
  private final List<String> arguments;
  private final StringBuilder out = new StringBuilder();
  private int next;

  private Printf(String format, List<String> arguments) {
    this.format = format;
    this.arguments = arguments;
  }

  /** The format is used again until all arguments are gone. */
  static String format(List<String> words) {
    if (words.isEmpty() || (words.get(0).startsWith("-") && words.get(0).length() > 1)) {
      throw new UnsupportedShell("printf");
    }
    Printf printf = new Printf(words.get(0), words.subList(1, words.size()));
    do {
      int before = printf.next;
      printf.once();
      if (printf.next == before) {
        break;
      }
    } while (printf.next < printf.arguments.size());
    return printf.out.toString();
  }

  private void once() {
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '\\') {
        i++;
        char escaped = i < format.length() ? format.charAt(i) : 0;
        switch (escaped) {
          case 'n' -> out.append('\n');
          case 't' -> out.append('\t');
          case '\\', '"' -> out.append(escaped);
          default -> throw new UnsupportedShell("printf escape");
        }
      } else if (c == '%') {
        i = directive(i + 1);
      } else {
        out.append(c);
      }
    }
  }

  private int directive(int from) {
    int i = from;
    boolean left = false;
    boolean zero = false;
    for (; i < format.length() && "-0".indexOf(format.charAt(i)) >= 0; i++) {
      left |= format.charAt(i) == '-';
      zero |= format.charAt(i) == '0';
    }
    int widthEnd = digits(i);
    int width = number(i, widthEnd, 0);
    i = widthEnd;
    int precision = -1;
    if (i < format.length() && format.charAt(i) == '.') {
      int end = digits(i + 1);
      precision = number(i + 1, end, 0);
      i = end;
    }
    char kind = i < format.length() ? format.charAt(i) : 0;
    switch (kind) {
      case '%' -> out.append('%');
      case 's' -> {
        String text = argument("");
        int length = precision < 0 ? text.length() : Math.min(precision, text.length());
        pad(text.substring(0, length), width, left, false);
      }
      case 'd', 'i' -> integer(argument("0"), width, precision, left, zero);
      case 'f' -> pad(decimal(argument("0"), precision), width, left, zero && !left);
      default -> throw new UnsupportedShell("printf directive");
    }
    return i;
  }

  /** Digits alone, cut where the rest does not decide on the rounding by itself. */
  private static String decimal(String word, int precision) {
    boolean plain =
        !word.isEmpty()
            && word.length() < 16
            && word.charAt(0) != '.'
            && word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')
            && word.indexOf('.') == word.lastIndexOf('.');
    if (!plain) {
      throw new UnsupportedShell("printf number");
    }
    BigDecimal value = new BigDecimal(word);
    int digits = precision < 0 ? DEFAULT_PRECISION : precision;
    BigDecimal down = value.setScale(digits, RoundingMode.HALF_DOWN);
    if (down.compareTo(value.setScale(digits, RoundingMode.HALF_UP)) != 0) {
      throw new UnsupportedShell("printf of a number half way between two");
    }
    return down.toPlainString();
  }

  private void integer(String word, int width, int precision, boolean left, boolean zero) {
    boolean plain =
        word.length() < 18
            && !word.isEmpty()
            && word.chars().allMatch(c -> c >= '0' && c <= '9')
            && (word.length() == 1 || word.charAt(0) != '0');
    if (!plain || precision >= 0) {
      throw new UnsupportedShell("printf number");
    }
    pad(word, width, left, zero && !left);
  }

  private void pad(String text, int width, boolean left, boolean zero) {
    String gap = (zero ? "0" : " ").repeat(Math.max(0, width - text.length()));
    out.append(left ? text : gap).append(left ? gap : text);
  }

  private String argument(String otherwise) {
    return next < arguments.size() ? arguments.get(next++) : otherwise;
  }

  private int digits(int from) {
    int end = from;
    while (end < format.length() && format.charAt(end) >= '0' && format.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private int number(int from, int end, int otherwise) {
    if (end == from) {
      return otherwise;
    }
    if (end - from > 4 || Integer.parseInt(format.substring(from, end)) > MAX_WIDTH) {
      throw new UnsupportedShell("printf width");
    }
    return Integer.parseInt(format.substring(from, end));
  }
}
