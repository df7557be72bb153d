package org.rdopkg.patch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Rewrites a regular expression of Python's {@code re} for RE2, which matches in linear time.
 *
 * <p>Specs carry expressions that people tried with the Python tool. What both languages write
 * alike is passed on; what they write otherwise is rewritten; what RE2 cannot do (looking around,
 * back references) and what Python does not know is refused, so that no expression quietly means
 * something else. One difference stays: {@code \b} looks at ASCII letters only.
 *
 * <p>Grammar: the Python Library Reference, "Regular Expression Syntax"; RE2's syntax page.
 */
final class PythonRegex {
  /** Signals an expression that cannot be used; the message says why. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }
  }

  /** Counted repetitions are written out by RE2: a bound against {@code ((a{999}){999}){999}}. */
  private static final int LARGEST_SIZE = 5_000;

  /** Python's classes look at all of Unicode. */
  private static final Map<Character, String> CLASSES =
      Map.of(
          'd', "\\p{Nd}",
          'w', "\\p{L}\\p{N}_",
          's', "\\x{9}-\\x{d}\\x{1c}-\\x{20}\\x{85}\\p{Z}");

  private static final String HEX_DIGITS = "0123456789abcdefABCDEF";
  private static final String SAME_ESCAPES = "fnrtva";

  private final String regex;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Long> outerSizes = new ArrayDeque<>();
  private int at;
  private long size;
  private long lastSize;
  private boolean afterAnchor;
  private int flagsEnd;

  private PythonRegex(String regex) {
    this.regex = regex;
  }

  /**
   * The expression as RE2 wants it. That it compiles is not promised: what is wrong in both
   * languages is left for RE2 to say.
   */
  static String toRe2(String regex) throws Refused {
    PythonRegex scan = new PythonRegex(regex);
    while (scan.at < regex.length()) {
      scan.next();
    }
    return scan.out.toString();
  }

  private void next() throws Refused {
    char c = regex.charAt(at);
    boolean anchor =
        c == '^'
            || c == '$'
            || (c == '\\' && "AbBZ".indexOf(charAt(at + 1)) >= 0 && at + 1 < regex.length());
    boolean comment = regex.startsWith("(?#", at);
    piece(c);
    afterAnchor = anchor || (comment && afterAnchor);
  }

  private void piece(char c) throws Refused {
    switch (c) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '(' -> open();
      case ')' -> close();
      case '{' -> braces();
      case '*', '+', '?' -> {
        requireRepeatable();
        copy(1);
      }
      default -> atom(Character.toString(regex.codePointAt(at)));
    }
  }

  private void requireRepeatable() throws Refused {
    if (afterAnchor) {
      throw new Refused("nothing to repeat");
    }
  }

  private void copy(int length) {
    out.append(regex, at, at + length);
    at += length;
  }

  private void atom(String text) throws Refused {
    atom(text, text.length());
  }

  private void atom(String text, int consumed) throws Refused {
    out.append(text);
    at += consumed;
    add(1);
  }

  private void add(long pieces) throws Refused {
    lastSize = pieces;
    size += pieces;
    if (size > LARGEST_SIZE) {
      throw new Refused("its repetitions are too large");
    }
  }

  private char peek(int offset) {
    return at + offset < regex.length() ? regex.charAt(at + offset) : '\0';
  }

  private void open() throws Refused {
    if (regex.startsWith("(?#", at)) {
      int end = regex.indexOf(')', at);
      if (end < 0) {
        throw new Refused("missing ), unterminated comment");
      }
      at = end + 1;
      return;
    }
    if (peek(1) == '?' && !regex.startsWith("(?:", at)) {
      extension();
      return;
    }
    outerSizes.push(size);
    size = 0;
    copy(peek(1) == '?' ? 3 : 1);
  }

  private void extension() throws Refused {
    if (regex.startsWith("(?P<", at)) {
      requireName();
      outerSizes.push(size);
      size = 0;
      copy(4);
    } else if (regex.startsWith("(?P=", at)) {
      throw new Refused("back references cannot be matched in linear time");
    } else if (peek(2) == '='
        || peek(2) == '!'
        || regex.startsWith("(?<=", at)
        || regex.startsWith("(?<!", at)) {
      throw new Refused("looking ahead or behind cannot be matched in linear time");
    } else if (peek(2) == '(' || peek(2) == '>') {
      throw new Refused("conditional and atomic groups cannot be matched in linear time");
    } else {
      flags();
    }
  }

  private void requireName() throws Refused {
    int end = at + 4;
    while (Character.isJavaIdentifierPart(charAt(end)) && charAt(end) != '\0') {
      end++;
    }
    boolean named = end > at + 4 && !Character.isDigit(charAt(at + 4));
    if (!named || charAt(end) != '>') {
      throw new Refused("bad group name");
    }
  }

  /** {@code (?i)} and {@code (?i-s:}; {@code u} says what is so anyway, {@code a} nearly so. */
  private void flags() throws Refused {
    int end = at + 2;
    StringBuilder kept = new StringBuilder();
    for (; "aimsu-".indexOf(charAt(end)) >= 0; end++) {
      if ("au".indexOf(regex.charAt(end)) < 0) {
        kept.append(regex.charAt(end));
      }
    }
    char after = charAt(end);
    if (end == at + 2 || (after != ')' && after != ':')) {
      throw new Refused(
          "unknown extension " + regex.substring(at, Math.min(end + 1, regex.length())));
    }
    if (after == ')' && out.length() > flagsEnd) {
      throw new Refused("global flags not at the start of the expression");
    }
    at = end + 1;
    if (after == ':') {
      outerSizes.push(size);
      size = 0;
      out.append("(?").append(kept).append(':');
    } else if (kept.length() > 0) {
      out.append("(?").append(kept).append(')');
      flagsEnd = out.length();
    }
  }

  private char charAt(int index) {
    return index < regex.length() ? regex.charAt(index) : '\0';
  }

  private void close() throws Refused {
    copy(1);
    if (!outerSizes.isEmpty()) {
      long group = size + 2;
      size = outerSizes.pop();
      add(group);
    }
  }

  /** A counted repetition, of which Python allows {@code {,n}}; other braces are only text. */
  private void braces() throws Refused {
    int end = regex.indexOf('}', at);
    String body = end < 0 ? "" : regex.substring(at + 1, end);
    int comma = body.indexOf(',');
    String least = comma < 0 ? body : body.substring(0, comma);
    String most = comma < 0 ? body : body.substring(comma + 1);
    if (end < 0 || body.isEmpty() || !isNumber(least) || !isNumber(most)) {
      atom("\\{", 1);
      return;
    }
    requireRepeatable();
    if (Math.max(least.length(), most.length()) > 4) {
      throw new Refused("its repetitions are too large");
    }
    out.append('{').append(least.isEmpty() ? "0" : least).append(comma < 0 ? "" : ",");
    out.append(comma < 0 ? "" : most).append('}');
    at = end + 1;
    long times = Math.max(1, Math.max(number(least), number(most)));
    long repeated = lastSize * times;
    size -= lastSize;
    add(repeated);
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int number(String digits) {
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private void escape() throws Refused {
    char c = peek(1);
    if (c >= '1' && c <= '9' && !isOctal(at + 1)) {
      throw new Refused("back references cannot be matched in linear time");
    } else if (c == 'Z') {
      atom("\\z", 2);
    } else if (c == 'A' || c == 'b' || c == 'B') {
      copy(2);
    } else if (CLASSES.containsKey(Character.toLowerCase(c)) && c < 0x80) {
      atom(
          (Character.isUpperCase(c) ? "[^" : "[") + CLASSES.get(Character.toLowerCase(c)) + "]", 2);
    } else {
      atom(escaped(), 0);
    }
  }

  /** Three octal digits are a character in Python, never a back reference. */
  private boolean isOctal(int from) {
    return from + 3 <= regex.length()
        && regex.substring(from, from + 3).chars().allMatch(c -> c >= '0' && c <= '7');
  }

  /** The character that an escape stands for, as RE2 writes it; moves behind it. */
  private String escaped() throws Refused {
    char c = peek(1);
    if (at + 1 == regex.length()) {
      throw new Refused("bad escape (end of pattern)");
    }
    int start = at + 1;
    if (c >= '0' && c <= '9') {
      return octal(start);
    }
    int hexDigits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (hexDigits > 0) {
      return hex(start + 1, hexDigits);
    }
    at += 2;
    if (SAME_ESCAPES.indexOf(c) >= 0) {
      return "\\" + c;
    }
    if (c < 0x80 && Character.isLetter(c)) {
      throw new Refused("bad escape \\" + c);
    }
    if (Character.isHighSurrogate(c)) {
      at = start + Character.charCount(regex.codePointAt(start));
    }
    return literal(regex.codePointAt(start));
  }

  private String octal(int start) throws Refused {
    int end = start;
    while (end < start + 3 && charAt(end) >= '0' && charAt(end) <= '7') {
      end++;
    }
    if (end == start) {
      throw new Refused("bad escape \\" + charAt(start));
    }
    at = end;
    return literal(Integer.parseInt(regex.substring(start, end), 8));
  }

  private String hex(int start, int digits) throws Refused {
    int end = Math.min(start + digits, regex.length());
    String number = regex.substring(start, end);
    boolean complete = number.length() == digits;
    if (!complete || !number.chars().allMatch(c -> HEX_DIGITS.indexOf(c) >= 0)) {
      throw new Refused("incomplete escape " + regex.substring(at, end));
    }
    at = end;
    long codePoint = Long.parseLong(number, 16);
    if (codePoint > Character.MAX_CODE_POINT) {
      throw new Refused("no character has the number " + number);
    }
    return literal((int) codePoint);
  }

  private static String literal(int codePoint) {
    return "\\x{" + Integer.toHexString(codePoint) + "}";
  }

  private void characterClass() throws Refused {
    boolean negated = peek(1) == '^';
    at += negated ? 2 : 1;
    StringBuilder members = new StringBuilder();
    StringBuilder complements = new StringBuilder();
    boolean first = true;
    while (first || peek(0) != ']') {
      if (at >= regex.length()) {
        throw new Refused("unterminated character set");
      }
      member(members, complements);
      first = false;
    }
    atom(assembled(members, complements, negated), 1);
  }

  private void member(StringBuilder members, StringBuilder complements) throws Refused {
    char c = peek(0);
    if (c != '\\') {
      boolean special = c == '[' || c == ']';
      int codePoint = regex.codePointAt(at);
      at += Character.charCount(codePoint);
      members.append(special ? "\\" : "").appendCodePoint(codePoint);
      return;
    }
    char escaped = peek(1);
    String set = escaped < 0x80 ? CLASSES.get(Character.toLowerCase(escaped)) : null;
    if (set != null && Character.isUpperCase(escaped)) {
      complements.append("|[^").append(set).append(']');
      at += 2;
    } else if (set != null) {
      members.append(set);
      at += 2;
    } else if (escaped == 'b') {
      members.append("\\x{8}");
      at += 2;
    } else {
      members.append(escaped());
    }
  }

  /** RE2 has no {@code \W} that knows all letters: a set with one becomes an alternative. */
  private static String assembled(StringBuilder members, StringBuilder complements, boolean negated)
      throws Refused {
    if (complements.length() == 0) {
      return (negated ? "[^" : "[") + members + "]";
    }
    if (negated) {
      throw new Refused("\\D, \\S and \\W in a negated set are not supported");
    }
    String others = complements.substring(1);
    return members.length() == 0 ? "(?:" + others + ")" : "(?:[" + members + "]|" + others + ")";
  }
}
