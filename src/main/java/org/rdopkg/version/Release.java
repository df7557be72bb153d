package org.rdopkg.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value of a spec's {@code Release} tag as written, macros and all.
 *
 * <p>Only the text before the first macro is looked at: {@code 0.1.rc1%{?dist}} has the parts
 * {@code 0}, {@code 1} and {@code rc1}, of which the first two are its leading numbers. A part is a
 * number when it begins with digits that no letter follows, so {@code 0rc1} is none and the {@code
 * 1} of {@code 1~rc1} is one.
 *
 * @param text the value without blanks around it
 */
public record Release(String text) {

  /** A run of digits inside the text: {@code [start, end)}. */
  record Digits(int start, int end) {}

  public Release {
    text = text.strip();
  }

  /**
   * Whether the number is made from git history by rpmautospec ({@code %autorelease} in any
   * spelling), so that nobody must write it.
   */
  public boolean isAutomatic() {
    for (int at = text.indexOf("autorelease"); at >= 0; at = text.indexOf("autorelease", at + 1)) {
      int before = at;
      while (before > 0 && "?!{".indexOf(text.charAt(before - 1)) >= 0) {
        before--;
      }
      boolean macro = before > 0 && text.charAt(before - 1) == '%';
      int end = at + "autorelease".length();
      if (macro && (end == text.length() || !isNamePart(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  /** The release without the first macro and what follows: {@code 1.2} of {@code 1.2%{?dist}.3}. */
  public String plainText() {
    int macro = text.indexOf('%');
    String plain = macro < 0 ? text : text.substring(0, macro);
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  /** The release without {@code %{?dist}}, as changelog headers and commit messages have it. */
  public String withoutDist() {
    return text.replace("%{?dist}", "").replace("%{dist}", "").replace("%dist", "");
  }

  /** Which of the styles that rdopkg tells apart this is. */
  public ReleaseStyle style() {
    return ReleaseStyle.of(plainText());
  }

  /**
   * The macro that may hold the number to bump: the one that the text starts with ({@code
   * %{baserelease}%{?dist}}), or that stands where the next number would ({@code
   * 0.%{rel}%{?dist}}). Whether it does depends on its definition, which this class cannot see.
   */
  public Optional<String> numberMacro() {
    int macro = text.indexOf('%');
    boolean inPlace = macro == 0 || (macro > 0 && text.charAt(macro - 1) == '.');
    if (!inPlace || (macro > 0 && leadingNumbers().size() != parts().size())) {
      return Optional.empty();
    }
    return macroName(macro + 1).filter(name -> !name.equals("dist"));
  }

  private Optional<String> macroName(int from) {
    int start = from;
    while (start < text.length() && "{?".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    boolean braces = text.startsWith("{", from);
    boolean closed = !braces || text.startsWith("}", end);
    return end > start && closed ? Optional.of(text.substring(start, end)) : Optional.empty();
  }

  /** The dot-separated parts of {@link #plainText()}. */
  public List<String> parts() {
    String plain = plainText();
    return plain.isEmpty() ? List.of() : List.of(plain.split("\\.", -1));
  }

  /** Where the numbers stand that the release begins with, in order. */
  List<Digits> leadingNumbers() {
    List<Digits> numbers = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      Optional<Digits> number = numberAt(at);
      if (number.isEmpty()) {
        break;
      }
      numbers.add(number.get());
      at = number.get().end();
      if (at >= text.length() || text.charAt(at) != '.') {
        break;
      }
      at++;
    }
    return numbers;
  }

  /** The number that begins at an index: digits that no letter or digit follows. */
  Optional<Digits> numberAt(int start) {
    int end = digitsEnd(start);
    boolean bounded = end == text.length() || !isAsciiLetter(text.charAt(end));
    return end > start && bounded ? Optional.of(new Digits(start, end)) : Optional.empty();
  }

  /** Where the run of digits that begins at an index ends; {@code start} when there is none. */
  int digitsEnd(int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNamePart(char c) {
    return isAsciiLetter(c) || isDigit(c) || c == '_';
  }

  @Override
  public String toString() {
    return text;
  }
}
