package org.rdopkg.patch.origin;

import java.util.Optional;

/**
 * What a patch file says of itself.
 *
 * @param kind in which form it says so
 * @param author who wrote it
 * @param time when
 * @param subject what it does, on one line; empty when it does not say
 * @param body more about it; empty when there is nothing more
 * @param commitId the commit that it was made of, in hex
 * @param diff the text that has the diff
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Origin(
    Kind kind,
    Optional<Person> author,
    Optional<Moment> time,
    String subject,
    String body,
    Optional<String> commitId,
    byte[] diff) {

  /** The form of a patch file's head. */
  public enum Kind {
    /** A mail, as {@code git format-patch} writes. */
    MAIL,
    /** Debian's header fields for patches. */
    DEP3,
    /** Free text. */
    TEXT,
    /** Nothing but the diff. */
    BARE
  }

  /**
   * Somebody.
   *
   * @param name may be empty
   * @param email without angle brackets; may be empty
   */
  public record Person(String name, String email) {
    /** Reads {@code Name <mail>}, {@code mail (Name)}, {@code mail} or a name alone. */
    public static Person parse(String text) {
      String one = text.strip();
      int open = one.lastIndexOf('<');
      int close = one.indexOf('>', Math.max(0, open));
      if (open >= 0 && close > open) {
        String name = (one.substring(0, open) + one.substring(close + 1)).strip();
        return new Person(clean(name), clean(one.substring(open + 1, close)));
      }
      int bracket = one.indexOf('(');
      if (one.indexOf('@') >= 0 && bracket > 0 && one.endsWith(")")) {
        return new Person(
            clean(one.substring(bracket + 1, one.length() - 1)), clean(one.substring(0, bracket)));
      }
      boolean mail = one.indexOf('@') >= 0 && one.indexOf(' ') < 0;
      return mail ? new Person(clean(one), clean(one)) : new Person(clean(one), "");
    }

    private static String clean(String text) {
      String one = text.replaceAll("[<>\\p{Cntrl}]", " ").strip();
      boolean quoted = one.length() > 1 && one.startsWith("\"") && one.endsWith("\"");
      return quoted ? one.substring(1, one.length() - 1).replace("\\\"", "\"").strip() : one;
    }
  }

  /**
   * A time on somebody's clock.
   *
   * @param seconds since 1970
   * @param zoneSeconds how far the clock is ahead of UTC
   */
  public record Moment(long seconds, int zoneSeconds) {}

  /** The message of a commit. */
  public String message() {
    return subject + "\n" + (body.isEmpty() ? "" : "\n" + body + "\n");
  }
}
