package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line of {@code %prep} that checks a signature in Fedora's form: {@code %{gpgverify}
 * --keyring='%{SOURCE2}' --signature='%{SOURCE1}' --data='%{SOURCE0}'} (Packaging Guidelines,
 * "Verifying Signatures"). Two older forms are read too: {@code %gpgverify -k 2 -s 1 -d 0} and
 * {@code gpgv2 --keyring %{SOURCE2} %{SOURCE1} %{SOURCE0}}.
 *
 * @param line of the spec, from 1
 * @param data number of the Source that is signed; empty when it is something else, such as the
 *     output of a program
 * @param signature number of the Source with the signature
 * @param keyring number of the Source with the keys
 */
public record GpgVerify(int line, OptionalInt data, OptionalInt signature, OptionalInt keyring) {
  private static final String NAME = "gpgverify";

  /** The checks of a spec, in their order. */
  public static List<GpgVerify> find(SpecFile spec) {
    List<GpgVerify> found = new ArrayList<>();
    for (Section section : spec.sections("prep")) {
      for (int number = section.first(); number <= section.last(); number++) {
        if (calls(spec.line(number).text())) {
          found.add(parse(number, joined(spec, number, section.last())));
        }
      }
    }
    return List.copyOf(found);
  }

  /** {@code %gpgverify}, {@code %{gpgverify}} or {@code %{?gpgverify}}, not in a comment. */
  private static boolean calls(String line) {
    String text = line.strip();
    boolean comment = text.startsWith("#");
    return !comment
        && (text.contains("%{" + NAME)
            || text.contains("%{?" + NAME)
            || text.contains("%" + NAME)
            || isPlain(text));
  }

  /** The program itself. */
  private static boolean isPlain(String text) {
    return (text.startsWith("gpgv ") || text.startsWith("gpgv2 ")) && text.contains("--keyring");
  }

  /** A line with those that it goes on in. */
  private static String joined(SpecFile spec, int first, int last) {
    StringBuilder whole = new StringBuilder();
    for (int number = first; number <= last; number++) {
      String text = spec.line(number).text();
      if (!text.endsWith("\\")) {
        return whole.append(text).toString();
      }
      whole.append(text, 0, text.length() - 1).append(' ');
    }
    return whole.toString();
  }

  private static GpgVerify parse(int line, String text) {
    int at = text.indexOf(NAME);
    if (at < 0) {
      return plain(line, text.strip());
    }
    String call = text.substring(at);
    if (call.contains("--data=") || call.contains("--keyring=")) {
      return new GpgVerify(
          line, source(call, "--data="), source(call, "--signature="), source(call, "--keyring="));
    }
    return new GpgVerify(line, letter(call, "-d"), letter(call, "-s"), letter(call, "-k"));
  }

  /** {@code gpgv2 --keyring KEYRING SIGNATURE DATA}. */
  private static GpgVerify plain(int line, String text) {
    List<String> words = new ArrayList<>(List.of(text.split("\\s+", -1)));
    words.remove(0);
    int keyring = words.indexOf("--keyring");
    boolean complete = keyring >= 0 && keyring + 1 < words.size();
    OptionalInt keys = complete ? number(value(words.get(keyring + 1))) : OptionalInt.empty();
    if (complete) {
      words.remove(keyring + 1);
    }
    words.removeIf(word -> word.startsWith("-"));
    boolean two = words.size() == 2;
    return new GpgVerify(
        line,
        two ? number(value(words.get(1))) : OptionalInt.empty(),
        two ? number(value(words.get(0))) : OptionalInt.empty(),
        keys);
  }

  /** {@code -k 2} or {@code -k2}. */
  private static OptionalInt letter(String call, String option) {
    int at = call.indexOf(" " + option);
    if (at < 0) {
      return OptionalInt.empty();
    }
    String rest = call.substring(at + 1 + option.length()).stripLeading();
    int end = 0;
    while (end < rest.length() && rest.charAt(end) >= '0' && rest.charAt(end) <= '9') {
      end++;
    }
    return digits(rest.substring(0, end));
  }

  private static OptionalInt source(String call, String option) {
    int at = call.indexOf(option);
    if (at < 0) {
      return OptionalInt.empty();
    }
    String rest = call.substring(at + option.length());
    return number(value(rest));
  }

  /** Up to the closing quote, or the blank. */
  private static String value(String rest) {
    if (rest.isEmpty()) {
      return "";
    }
    char quote = rest.charAt(0);
    boolean quoted = quote == '\'' || quote == '"';
    int end = quoted ? rest.indexOf(quote, 1) : rest.indexOf(' ');
    return rest.substring(quoted ? 1 : 0, end < 0 ? rest.length() : end).strip();
  }

  /** {@code %{SOURCE2}}, {@code %SOURCE2}, {@code %{S:2}}, {@code %{?SOURCE2}}. */
  private static OptionalInt number(String value) {
    for (String front : List.of("%{SOURCE", "%{?SOURCE", "%SOURCE", "%{S:")) {
      if (value.startsWith(front)) {
        String rest = value.substring(front.length());
        boolean brace = front.contains("{");
        if (brace && !rest.endsWith("}")) {
          return OptionalInt.empty();
        }
        return digits(brace ? rest.substring(0, rest.length() - 1) : rest);
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt digits(String text) {
    boolean number =
        !text.isEmpty() && text.length() < 7 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  /** Whether all three are Sources of the spec. */
  public boolean isComplete() {
    return data.isPresent() && signature.isPresent() && keyring.isPresent();
  }

  /** The check of one Source. */
  public static Optional<GpgVerify> of(List<GpgVerify> checks, int source) {
    return checks.stream()
        .filter(check -> check.data().isPresent() && check.data().getAsInt() == source)
        .findFirst();
  }
}
