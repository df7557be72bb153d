package org.rdopkg.service.distroinfo;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plain word of YAML 1.1 is (yaml.org/type): a text, nothing, or a number, date or truth
 * value. YAML 1.2, which our parser follows, takes fewer words for such values; the format's other
 * readers follow 1.1.
 */
final class YamlTypes {
  private static final Set<String> TRUTH = Set.of("yes", "no", "true", "false", "on", "off");

  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+"
              + "|[1-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
              + "|[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?"
              + "|\\.[0-9][0-9_]*([eE][-+][0-9]+)?"
              + "|\\.(inf|Inf|INF))|\\.(nan|NaN|NAN)");

  private static final Pattern DATE =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
              + "(\\.[0-9]*)?([ \\t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?");

  private YamlTypes() {}

  /** Whether a plain word is no value at all. */
  static boolean isNothing(String word) {
    return word.isEmpty()
        || word.equals("~")
        || (isOneCase(word) && word.toLowerCase(Locale.ROOT).equals("null"));
  }

  /** Whether a plain word is a text: no number, date, truth value or nothing. */
  static boolean isText(String word) {
    return !isNothing(word)
        && !isTruth(word)
        && !word.equals("=")
        && !word.equals("<<")
        && !NUMBER.matcher(word).matches()
        && !DATE.matcher(word).matches();
  }

  /** {@code yes}, {@code Yes} and {@code YES}, but not {@code yEs}. */
  static boolean isTruth(String word) {
    return isOneCase(word) && TRUTH.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Which truth value a word is for which {@link #isTruth} holds. */
  static boolean truth(String word) {
    return Set.of("yes", "true", "on").contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isOneCase(String word) {
    if (word.isEmpty()) {
      return false;
    }
    String rest = word.substring(1);
    return rest.equals(rest.toLowerCase(Locale.ROOT)) || word.equals(word.toUpperCase(Locale.ROOT));
  }
}
