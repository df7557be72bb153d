package org.rdopkg.patch;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a patch file tells about where it came from: a mail by {@code git format-patch},
 * or notes of any other kind, or nothing at all.
 *
 * <p>Reading never fails: patch files come in every encoding and shape. The head ends at the first
 * empty line, at the diff, or after 64 KiB.
 */
public final class PatchHeader {
  /** No head at all, as a plain diff has. */
  public static final PatchHeader NONE = new PatchHeader(null, Map.of());

  private static final int LONGEST = 1 << 16;
  private static final int SHA1_DIGITS = 40;
  private static final int SHA256_DIGITS = 64;

  private final @Nullable String commitId;
  private final Map<String, String> fields;

  private PatchHeader(@Nullable String commitId, Map<String, String> fields) {
    this.commitId = commitId;
    this.fields = fields;
  }

  /** Reads the head of a patch file. */
  public static PatchHeader read(byte[] file) {
    String head = MailText.decode(file, 0, end(file));
    String id = null;
    Map<String, String> fields = new TreeMap<>();
    String last = "";
    for (String line : head.split("\n", -1)) {
      String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      int colon = text.indexOf(':');
      if (text.startsWith("From ") && fields.isEmpty() && id == null) {
        id = hash(text);
      } else if (!last.isEmpty() && (text.startsWith(" ") || text.startsWith("\t"))) {
        fields.merge(last, text, (value, more) -> value + " " + more.strip());
      } else if (colon > 0 && isName(text.substring(0, colon))) {
        last = text.substring(0, colon).toLowerCase(Locale.ROOT);
        fields.putIfAbsent(last, text.substring(colon + 1).strip());
      } else {
        last = "";
      }
    }
    return new PatchHeader(id, fields);
  }

  /** Where the head ends: the index of the empty line or of the diff. */
  static int end(byte[] file) {
    int limit = Math.min(file.length, LONGEST);
    int line = 0;
    while (line < limit) {
      int next = lineEnd(file, line, limit);
      boolean empty = next == line || (next == line + 1 && file[line] == '\r');
      if (empty || startsDiff(file, line)) {
        return line;
      }
      line = next + 1;
    }
    return limit;
  }

  /** The index of the line feed that ends a line, or the limit. */
  static int lineEnd(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static boolean startsDiff(byte[] file, int line) {
    return startsWith(file, line, "diff ")
        || startsWith(file, line, "--- ")
        || startsWith(file, line, "Index: ");
  }

  /** Whether ASCII text stands at an index. */
  static boolean startsWith(byte[] bytes, int at, String ascii) {
    if (at + ascii.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The id in {@code From 1234abcd... Mon Sep 17 00:00:00 2001}. */
  private static @Nullable String hash(String line) {
    int end = line.indexOf(' ', "From ".length());
    String word = line.substring("From ".length(), end < 0 ? line.length() : end);
    boolean long_ = word.length() == SHA1_DIGITS || word.length() == SHA256_DIGITS;
    return long_ && word.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        ? word.toLowerCase(Locale.ROOT)
        : null;
  }

  private static boolean isName(String text) {
    return text.chars().allMatch(c -> c == '-' || (c < 0x80 && Character.isLetterOrDigit(c)));
  }

  /** The full id of the commit that the patch was made from. */
  public Optional<String> commitId() {
    return Optional.ofNullable(commitId);
  }

  /** The commit's subject: decoded, on one line, without {@code [PATCH 1/3]} in front. */
  public Optional<String> subject() {
    return field("subject").map(PatchHeader::withoutPatchMark).filter(text -> !text.isEmpty());
  }

  /** Who wrote the patch, {@code Name <mail>}, decoded. */
  public Optional<String> author() {
    return field("from");
  }

  /** When the patch was written, as it stands there. */
  public Optional<String> date() {
    return field("date");
  }

  private Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).map(MailText::decodeWords).map(String::strip);
  }

  /** Only brackets that say PATCH or count, as {@code [RHEL 1/3]}, are git's. */
  private static String withoutPatchMark(String subject) {
    int close = subject.indexOf(']');
    if (!subject.startsWith("[") || close < 0) {
      return subject;
    }
    String mark = subject.substring(1, close);
    boolean marked = mark.toUpperCase(Locale.ROOT).contains("PATCH") || counts(mark);
    return marked ? subject.substring(close + 1).strip() : subject;
  }

  /** Whether the last word is like {@code 1/3}. */
  private static boolean counts(String mark) {
    String word = mark.substring(mark.lastIndexOf(' ') + 1);
    int slash = word.indexOf('/');
    return isNumber(word.substring(0, Math.max(0, slash))) && isNumber(word.substring(slash + 1));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
