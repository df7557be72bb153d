package org.rdopkg.patch.origin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a file into the mails that it holds. */
final class MailBox {
  private static final Pattern FROM =
      Pattern.compile("From \\S+ .{0,80}[0-9]{1,2}:[0-9]{2}:[0-9]{2} .{0,20}[0-9]{4}.{0,20}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}:.*");

  private MailBox() {}

  /** The mails; the whole file as the only one when it has no line that starts another. */
  static List<byte[]> split(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    List<Integer> starts = new ArrayList<>();
    int line = 0;
    boolean afterBlank = true;
    while (line < text.length()) {
      int feed = text.indexOf('\n', line);
      int end = feed < 0 ? text.length() : feed;
      if (afterBlank && text.startsWith("From ", line) && startsMail(text, line, end)) {
        starts.add(line);
      }
      afterBlank = text.substring(line, end).isBlank();
      line = end + 1;
    }
    if (starts.size() < 2) {
      return List.of(file);
    }
    List<byte[]> mails = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      mails.add(text.substring(starts.get(i), end).getBytes(StandardCharsets.ISO_8859_1));
    }
    return mails;
  }

  /** A {@code From} line that a header follows. */
  private static boolean startsMail(String text, int line, int end) {
    if (end - line > 200 || !FROM.matcher(text.substring(line, end).strip()).matches()) {
      return false;
    }
    int next = end + 1;
    int feed = next < text.length() ? text.indexOf('\n', next) : -1;
    String header = feed < 0 || feed - next > 2_000 ? "" : text.substring(next, feed).strip();
    return HEADER.matcher(header).matches();
  }
}
