package org.rdopkg.patch.origin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what patch files say of themselves. Reading never fails. */
public final class Origins {
  private static final Pattern MAIL_START =
      Pattern.compile("(?s)(From [0-9a-f]{40,64} |(From|Date|Subject|Message-Id|Received): ?).*");

  private Origins() {}

  /**
   * The patches of a file: one, or as many as it has mails.
   *
   * @param file the file, not compressed
   * @param scissors whether what stands above a line of scissors in a mail is left out
   */
  public static List<Origin> of(byte[] file, boolean scissors) {
    List<byte[]> mails = MailBox.split(file);
    if (mails.size() > 1 || isMail(file)) {
      return mails.stream().map(mail -> new MailReader(mail, scissors).read()).toList();
    }
    return List.of(TextReader.read(file));
  }

  /** Whether a file is a mail: it begins with headers, one of which says who or what about. */
  public static boolean isMail(byte[] file) {
    int length = Math.min(file.length, 100);
    String start = new String(file, 0, length, StandardCharsets.ISO_8859_1);
    if (!MAIL_START.matcher(start).matches()) {
      return false;
    }
    String head = head(file);
    boolean from = head.contains("\nFrom: ");
    boolean subject = head.contains("\nSubject: ");
    return from && subject && !head.contains("\nDescription:");
  }

  /** The first lines up to the first empty one. */
  private static String head(byte[] file) {
    String text =
        "\n"
            + new String(file, 0, Math.min(file.length, 1 << 16), StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n");
    int end = text.indexOf("\n\n");
    return end < 0 ? text : text.substring(0, end);
  }
}
