package org.rdopkg.git.diff;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds headings by the patterns of a language. The first pattern that matches a line decides; the
 * heading is what its first group matched, or all that it matched.
 *
 * <p>Lines are read as UTF-8, as git does in a UTF-8 locale. Bytes that are not UTF-8 become LF, a
 * character that no line has and that the patterns do not take.
 */
final class LanguageHeadings extends FunctionNames {

  /**
   * A pattern.
   *
   * @param regex an RE2 expression, of which the longest match counts
   * @param heading whether a line that it matches is a heading, or is none whatever follows
   */
  record Rule(String regex, boolean heading) {}

  private final Pattern[] patterns;
  private final boolean[] heading;

  LanguageHeadings(List<Rule> rules) {
    patterns = new Pattern[rules.size()];
    heading = new boolean[rules.size()];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = Pattern.compile(rules.get(i).regex(), Pattern.LONGEST_MATCH);
      heading[i] = rules.get(i).heading();
    }
  }

  @Override
  long find(byte[] text, int from, int to) {
    int end = to > from && text[to - 1] == '\r' ? to - 1 : to;
    String line = decode(text, from, end);
    for (int i = 0; i < patterns.length; i++) {
      Matcher matcher = patterns[i].matcher(line);
      if (matcher.find()) {
        return heading[i] ? shown(matcher, text, from, end) : Span.NONE;
      }
    }
    return Span.NONE;
  }

  private static long shown(Matcher matcher, byte[] text, int from, int end) {
    int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
    int start = advance(text, from, end, matcher.start(group));
    int length = matcher.end(group) - matcher.start(group);
    return Span.of(start, advance(text, start, end, length));
  }

  private static String decode(byte[] text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text[i] <= 0) {
        return decodeOther(text, from, end);
      }
    }
    return new String(text, from, end - from, StandardCharsets.ISO_8859_1);
  }

  private static String decodeOther(byte[] text, int from, int end) {
    StringBuilder line = new StringBuilder(end - from);
    int at = from;
    while (at < end) {
      int length = Utf8.length(text, at, end);
      if (length <= 1) {
        line.append(length == 1 && text[at] != 0 ? (char) text[at] : '\n');
        at++;
      } else {
        line.append(new String(text, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return line.toString();
  }

  /** The place that is {@code chars} characters of the decoded line after {@code from}. */
  private static int advance(byte[] text, int from, int end, int chars) {
    int at = from;
    for (int left = chars; left > 0; ) {
      int length = Math.max(1, Utf8.length(text, at, end));
      left -= length == 4 ? 2 : 1;
      at += length;
    }
    return at;
  }
}
