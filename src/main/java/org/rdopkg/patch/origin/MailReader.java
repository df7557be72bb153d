package org.rdopkg.patch.origin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rdopkg.patch.MailText;
import org.rdopkg.patch.origin.Origin.Kind;
import org.rdopkg.patch.origin.Origin.Person;

/** Reads one mail as {@code git am} does; brackets in subjects that do not say PATCH stay. */
final class MailReader {
  private final String mail;
  private final boolean scissors;
  private final Map<String, String> headers = new TreeMap<>();
  private Optional<String> commitId = Optional.empty();

  MailReader(byte[] mail, boolean scissors) {
    this.mail = new String(mail, StandardCharsets.ISO_8859_1);
    this.scissors = scissors;
  }

  Origin read() {
    int body = readHeaders();
    byte[] content = decoded(mail.substring(body));
    String text = new String(content, StandardCharsets.ISO_8859_1);
    List<String> lines = text.lines().toList();
    int first = inBody(lines);
    int end = first;
    while (end < lines.size() && !TextReader.endsMessage(lines.get(end))) {
      if (scissors && isScissors(lines.get(end))) {
        first = end + 1;
      }
      end++;
    }
    String message = TextReader.tidy(lines.subList(Math.min(first, end), end), this::charset);
    return new Origin(
        Kind.MAIL,
        header("from").map(Person::parse),
        header("date").flatMap(MailDates::read),
        subject(header("subject").orElse("")),
        message,
        commitId,
        content);
  }

  private int readHeaders() {
    int line = 0;
    String last = "";
    while (line < mail.length()) {
      int feed = mail.indexOf('\n', line);
      int end = feed < 0 ? mail.length() : feed;
      String text = mail.substring(line, end).stripTrailing();
      if (text.isEmpty()) {
        return Math.min(end + 1, mail.length());
      }
      int colon = text.indexOf(':');
      if (text.startsWith("From ") && line == 0) {
        String id = text.substring(5).split(" ", 2)[0];
        commitId = Optional.of(id).filter(hex -> hex.matches("[0-9a-f]{40}"));
      } else if (!last.isEmpty() && (text.startsWith(" ") || text.startsWith("\t"))) {
        headers.merge(last, text.strip(), (value, more) -> value + " " + more);
      } else if (colon > 0) {
        last = text.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.putIfAbsent(last, text.substring(colon + 1).strip());
      } else {
        return line;
      }
      line = end + 1;
    }
    return mail.length();
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name))
        .map(value -> value.getBytes(StandardCharsets.ISO_8859_1))
        .map(bytes -> MailText.decode(bytes, 0, bytes.length))
        .map(MailText::decodeWords)
        .map(String::strip);
  }

  private byte[] decoded(String body) {
    String encoding =
        headers.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT);
    if (encoding.equals("base64")) {
      return Base64.getMimeDecoder().decode(body.replaceAll("[^A-Za-z0-9+/=\r\n]", ""));
    }
    return encoding.equals("quoted-printable")
        ? quotedPrintable(body)
        : body.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] quotedPrintable(String body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '=' && body.startsWith("\r\n", i + 1)) {
        i += 2;
      } else if (c == '=' && body.startsWith("\n", i + 1)) {
        i++;
      } else if (c == '=' && i + 2 < body.length() && isHex(body, i + 1) && isHex(body, i + 2)) {
        out.write(Integer.parseInt(body.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        out.write(c);
      }
    }
    return out.toByteArray();
  }

  private static boolean isHex(String text, int at) {
    return Character.digit(text.charAt(at), 16) >= 0;
  }

  /** Headers at the start of the text count more than those of the mail. */
  private int inBody(List<String> lines) {
    int at = 0;
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    int start = at;
    Map<String, String> found = new TreeMap<>();
    String last = "";
    while (at < lines.size()) {
      String line = lines.get(at);
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
      if (List.of("from", "date", "subject").contains(name)) {
        found.put(name, line.substring(colon + 1).strip());
        last = name;
      } else if (!last.isEmpty() && line.startsWith(" ") && !line.isBlank()) {
        found.merge(last, line.strip(), (value, more) -> value + " " + more);
      } else {
        break;
      }
      at++;
    }
    boolean whole = !found.isEmpty() && (at == lines.size() || lines.get(at).isBlank());
    if (!whole) {
      return start;
    }
    headers.putAll(found);
    return at;
  }

  private static boolean isScissors(String line) {
    boolean cut = line.contains(">8") || line.contains("8<") || line.contains("<8");
    long dashes = line.chars().filter(c -> c == '-').count();
    return cut && dashes >= 8;
  }

  private String charset(byte[] bytes) {
    String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    int at = type.indexOf("charset=");
    String name =
        at < 0 ? "" : type.substring(at + 8).replace("\"", "").split("[; ]", 2)[0].strip();
    try {
      return name.isEmpty() || name.equals("utf-8") || name.equals("us-ascii")
          ? MailText.decode(bytes, 0, bytes.length)
          : new String(bytes, Charset.forName(name));
    } catch (IllegalArgumentException unknown) {
      return MailText.decode(bytes, 0, bytes.length);
    }
  }

  /** Without {@code Re:} and brackets that say PATCH. */
  private static String subject(String text) {
    List<String> kept = new ArrayList<>();
    String rest = text.strip();
    while (true) {
      String lower = rest.toLowerCase(Locale.ROOT);
      int close = rest.indexOf(']');
      if (lower.startsWith("re:")) {
        rest = rest.substring(3).strip();
      } else if (rest.startsWith("[") && close > 0) {
        if (!lower.substring(0, close).contains("patch")) {
          kept.add(rest.substring(0, close + 1));
        }
        rest = rest.substring(close + 1).strip();
      } else {
        break;
      }
    }
    kept.add(rest);
    return String.join(" ", kept).strip();
  }
}
