package org.rdopkg.patch.origin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.rdopkg.patch.MailText;
import org.rdopkg.patch.origin.Origin.Kind;
import org.rdopkg.patch.origin.Origin.Person;

/** Reads what stands above a diff that is no mail: DEP-3 fields, or free text. */
final class TextReader {
  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)(Description|Subject|Author|From|Origin|Last-Update|Date|Forwarded|Bug(-[A-Za-z]+)?"
              + "|Applied-Upstream|Reviewed-by|Acked-by|Commit|Upstream-Status): ?.*");
  private static final int LONGEST_SUBJECT = 150;
  private static final int MOST_LINES = 500;

  private TextReader() {}

  static Origin read(byte[] file) {
    List<String> lines = new ArrayList<>();
    String text = new String(file, StandardCharsets.ISO_8859_1);
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (startsDiff(line) || lines.size() >= MOST_LINES) {
        break;
      }
      lines.add(line);
    }
    long fields = lines.stream().filter(line -> FIELD.matcher(line).matches()).count();
    return fields > 0 ? dep3(lines, file) : free(lines, file);
  }

  private static Origin dep3(List<String> lines, byte[] file) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    List<String> more = new ArrayList<>();
    List<String> last = more;
    for (String line : lines) {
      if (FIELD.matcher(line).matches()) {
        int colon = line.indexOf(':');
        last = fields.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>());
        last.add(line.substring(colon + 1).strip());
      } else if (line.isBlank() || line.equals("---")) {
        last = more;
        more.add("");
      } else {
        last.add(line.strip().equals(".") ? "" : line.startsWith(" ") ? line.substring(1) : line);
      }
    }
    List<String> about = take(fields, "description");
    List<String> subject = take(fields, "subject");
    if (about.isEmpty()) {
      about = subject;
    }
    Optional<Person> author =
        take(fields, "author").stream()
            .findFirst()
            .or(() -> take(fields, "from").stream().findFirst())
            .map(TextReader::decode)
            .map(Person::parse);
    Optional<Origin.Moment> time =
        take(fields, "date").stream()
            .findFirst()
            .or(() -> fields.getOrDefault("Last-Update", List.of()).stream().findFirst())
            .flatMap(MailDates::read);
    List<String> body =
        new ArrayList<>(about.isEmpty() ? List.of() : about.subList(1, about.size()));
    body.addAll(more);
    body.add("");
    fields.forEach((name, values) -> values.forEach(value -> body.add(name + ": " + value)));
    return new Origin(
        Kind.DEP3,
        author,
        time,
        about.isEmpty() ? "" : decode(about.get(0)),
        tidy(body, TextReader::decodeBytes),
        Optional.empty(),
        file);
  }

  private static List<String> take(Map<String, List<String>> fields, String name) {
    for (String key : fields.keySet()) {
      if (key.toLowerCase(Locale.ROOT).equals(name)) {
        return fields.remove(key);
      }
    }
    return List.of();
  }

  private static Origin free(List<String> lines, byte[] file) {
    List<String> text = new ArrayList<>(lines.stream().filter(line -> !isNoise(line)).toList());
    while (!text.isEmpty() && text.get(0).isBlank()) {
      text.remove(0);
    }
    String subject = text.isEmpty() ? "" : decode(text.get(0)).strip();
    boolean fits = subject.length() <= LONGEST_SUBJECT;
    List<String> body = text.isEmpty() || !fits ? text : text.subList(1, text.size());
    return new Origin(
        text.isEmpty() ? Kind.BARE : Kind.TEXT,
        Optional.empty(),
        Optional.empty(),
        fits ? subject : "",
        tidy(body, TextReader::decodeBytes),
        Optional.empty(),
        file);
  }

  private static String decode(String line) {
    return decodeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String decodeBytes(byte[] bytes) {
    return MailText.decode(bytes, 0, bytes.length);
  }

  private static boolean isNoise(String line) {
    return line.startsWith("Only in ") || line.startsWith("====") || line.startsWith("RCS file:");
  }

  private static boolean startsDiff(String line) {
    return line.startsWith("diff ")
        || line.startsWith("--- ")
        || line.startsWith("*** ")
        || line.startsWith("Index: ")
        || line.startsWith("@@ -");
  }

  /** Whether a line of a mail is no part of its message any more. */
  static boolean endsMessage(String line) {
    return line.startsWith("diff -")
        || line.startsWith("Index: ")
        || line.stripTrailing().equals("---")
        || (line.startsWith("--- ") && !line.startsWith("--- \t") && line.length() > 5);
  }

  /** Lines as one text: no blanks at their ends, no empty lines around, never two in a row. */
  static String tidy(List<String> lines, Function<byte[], String> decoder) {
    StringBuilder text = new StringBuilder();
    boolean gap = false;
    for (String line : lines) {
      String one = line.stripTrailing();
      if (one.isEmpty()) {
        gap = text.length() > 0;
      } else {
        text.append(text.length() == 0 ? "" : gap ? "\n\n" : "\n").append(one);
        gap = false;
      }
    }
    return decoder.apply(text.toString().getBytes(StandardCharsets.ISO_8859_1)).replace("\0", "");
  }
}
