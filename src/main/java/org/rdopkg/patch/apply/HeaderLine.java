package org.rdopkg.patch.apply;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code --- name<tab>time stamp} and the like. */
final class HeaderLine {
  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{1,9}))?"
              + "(?: ?([-+])([0-9]{2}):?([0-9]{2}))?");
  private static final Pattern DATE_AT_END = Pattern.compile("[ \t]+" + DATE.pattern() + "$");
  private static final Pattern C_DATE =
      Pattern.compile(
          "[A-Z][a-z]{2} ([A-Z][a-z]{2}) +([0-9]{1,2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})"
              + " ([0-9]{4})(?: ([-+])([0-9]{2}):?([0-9]{2}))?");
  private static final int LONGEST = 4_096;

  private HeaderLine() {}

  /** As GNU patch reads it: the name ends at the tab, else at the first blank. */
  static HeaderName gnu(String text) {
    String line = TextLines.bare(text);
    Optional<QuotedName.Found> quoted = QuotedName.at(line, 0);
    int start = quoted.isPresent() ? 0 : skipBlanks(line);
    int end = quoted.map(QuotedName.Found::end).orElseGet(() -> gnuEnd(line, start));
    String name = quoted.map(QuotedName.Found::name).orElseGet(() -> line.substring(start, end));
    boolean missing = name.equals(HeaderName.DEV_NULL) || isEpoch(line.substring(end).strip());
    return new HeaderName(name, missing);
  }

  private static int skipBlanks(String line) {
    int at = 0;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static int gnuEnd(String line, int start) {
    int tab = line.indexOf('\t', start);
    if (tab >= 0) {
      return tab;
    }
    int blank = line.indexOf(' ', start);
    return blank >= 0 ? blank : line.length();
  }

  /** As git reads it: the name ends at the tab, or before a time stamp. */
  static HeaderName git(String text) {
    String line = TextLines.bare(text);
    Optional<QuotedName.Found> quoted = QuotedName.at(line, 0);
    if (quoted.isPresent()) {
      String stamp = line.substring(quoted.get().end()).strip();
      return new HeaderName(quoted.get().name(), isEpoch(stamp));
    }
    int tab = line.indexOf('\t');
    String name = tab < 0 ? withoutDate(line) : line.substring(0, tab);
    String stamp = line.substring(name.length()).strip();
    boolean missing = name.equals(HeaderName.DEV_NULL) || isEpoch(stamp);
    return new HeaderName(name, missing);
  }

  private static String withoutDate(String line) {
    if (line.length() > LONGEST) {
      return line;
    }
    Matcher matcher = DATE_AT_END.matcher(line);
    return matcher.find() ? line.substring(0, matcher.start()) : line;
  }

  /** Whether a time stamp is the first second of 1970, which says that there is no file. */
  static boolean isEpoch(String stamp) {
    if (stamp.length() > 80) {
      return false;
    }
    Matcher iso = DATE.matcher(stamp);
    if (iso.lookingAt()) {
      return isEpoch(
          days(iso.group(1) + "-" + iso.group(2) + "-" + iso.group(3)),
          seconds(iso, 4),
          zone(iso, 8));
    }
    Matcher c = C_DATE.matcher(stamp);
    if (c.lookingAt()) {
      String day = c.group(6) + "-" + c.group(1) + "-" + Integer.parseInt(c.group(2));
      return isEpoch(days(day), seconds(c, 3), zone(c, 7));
    }
    return false;
  }

  private static boolean isEpoch(int days, int seconds, int zone) {
    return days != Integer.MAX_VALUE && days * 86_400 + seconds - zone == 0;
  }

  private static int days(String day) {
    return switch (day) {
      case "1970-01-01", "1970-Jan-1" -> 0;
      case "1969-12-31", "1969-Dec-31" -> -1;
      default -> Integer.MAX_VALUE;
    };
  }

  private static int seconds(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group)) * 3_600
        + Integer.parseInt(matcher.group(group + 1)) * 60
        + Integer.parseInt(matcher.group(group + 2));
  }

  private static int zone(Matcher matcher, int group) {
    if (matcher.group(group) == null) {
      return 0;
    }
    int zone =
        Integer.parseInt(matcher.group(group + 1)) * 3_600
            + Integer.parseInt(matcher.group(group + 2)) * 60;
    return matcher.group(group).equals("-") ? -zone : zone;
  }
}
