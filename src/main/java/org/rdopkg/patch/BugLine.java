package org.rdopkg.patch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.patch.BugReference.Relation;

/**
 * The bugs that one line mentions. Scanned by hand, from left to right, so that no text takes long.
 */
final class BugLine {
  private static final Map<String, Relation> KEYWORDS =
      Map.of(
          "resolves", Relation.RESOLVES,
          "resolve", Relation.RESOLVES,
          "resolved", Relation.RESOLVES,
          "closes", Relation.RESOLVES,
          "fixes", Relation.RESOLVES,
          "fixed", Relation.RESOLVES,
          "related", Relation.RELATED,
          "relates", Relation.RELATED);

  /** Words between a keyword and a bug that say nothing. */
  private static final Set<String> FILLERS =
      Set.of("to", "and", "bug", "bugs", "bz", "jira", "rhbz", "rhbz#");

  /** Capital letters, a dash and a number, and no tracker's key. */
  private static final Set<String> NO_PROJECTS =
      Set.of(
          "CWE", "ECMA", "FIPS", "GHSA", "HTTP", "IEEE", "ISO", "MD", "PEP", "RFC", "SHA", "UTF");

  private static final List<String> ADDRESSES =
      List.of(
          "https://bugzilla.redhat.com/show_bug.cgi?id=",
          "https://bugzilla.redhat.com/",
          "https://issues.redhat.com/browse/");

  /** Red Hat's names of products, which are written like Jira keys. */
  private static final Set<String> PRODUCTS =
      Set.of("RHCOS", "RHCS", "RHEV", "RHGS", "RHOCP", "RHOS", "RHOSP", "RHV");

  /** How far spellings other than the strict ones are understood at a place of the line. */
  private enum Reading {
    /** Prose. */
    STRICT,
    /** Behind a word such as {@code Fixes} at the start of the line. */
    TRACKER_NAMED,
    /** Behind {@code Fixes:}. */
    LOOSE
  }

  private final String line;
  private final Map<String, Relation> found = new LinkedHashMap<>();
  private Relation relation = Relation.RESOLVES;
  private Reading reading = Reading.STRICT;
  private int mentions;

  private BugLine(String line) {
    this.line = line;
  }

  static BugLine parse(String line) {
    BugLine parsed = new BugLine(line);
    parsed.scan();
    return parsed;
  }

  /** The bugs, each once, in order. */
  List<String> ids() {
    return List.copyOf(found.keySet());
  }

  /** What the line says about a bug that stands in it. */
  Relation relationOf(String id) {
    return found.getOrDefault(id, relation);
  }

  private void scan() {
    boolean first = true;
    int at = 0;
    while (at < line.length()) {
      int end = wordEnd(at);
      if (end == at) {
        at++;
        continue;
      }
      String word = line.substring(at, end);
      if (!isKeyword(word, end, first)) {
        mention(word, at);
      }
      first = false;
      at = end;
    }
  }

  /** Takes a word that begins the line, or that a colon follows, as a keyword if it is one. */
  private boolean isKeyword(String word, int end, boolean first) {
    boolean colon = line.startsWith(":", end);
    Relation said = first || colon ? KEYWORDS.get(word.toLowerCase(Locale.ROOT)) : null;
    if (said == null) {
      return false;
    }
    relation = said;
    reading = colon ? Reading.LOOSE : Reading.TRACKER_NAMED;
    return true;
  }

  /** Takes a word as a bug if it is one; any other word but a filler ends loose reading. */
  private void mention(String word, int at) {
    int before = mentions;
    if (hasDigit(word)) {
      takeStrict(word);
      if (reading != Reading.STRICT && mentions == before) {
        looseId(withoutEndMarks(word), at).ifPresent(this::add);
      }
    }
    boolean loose = reading != Reading.STRICT;
    if (loose && mentions == before && !FILLERS.contains(word.toLowerCase(Locale.ROOT))) {
      reading = Reading.STRICT;
    }
  }

  /** Ids may be joined by slashes, or stand at the end of an address. */
  private void takeStrict(String word) {
    int start = 0;
    for (int end = 0; end <= word.length(); end++) {
      if (end == word.length() || "/=+&".indexOf(word.charAt(end)) >= 0) {
        strict(withoutEndMarks(word.substring(start, end)))
            .filter(id -> reading == Reading.LOOSE || !isProductName(id))
            .ifPresent(this::add);
        start = end + 1;
      }
    }
  }

  private void add(String id) {
    found.merge(id, relation, BugLine::stronger);
    mentions++;
  }

  private static Relation stronger(Relation a, Relation b) {
    return a == b ? a : Relation.RESOLVES;
  }

  /** Words are cut at blanks and at the marks that stand around and between bugs. */
  private int wordEnd(int from) {
    int at = from;
    while (at < line.length() && " \t,;()[]{}<>\"'`|".indexOf(line.charAt(at)) < 0) {
      if (line.charAt(at) == ':' && !line.startsWith("://", at)) {
        break;
      }
      at++;
    }
    return at;
  }

  /** Ids that are bugs wherever they stand. */
  private static Optional<String> strict(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    int rhbz = upper.indexOf("RHBZ#");
    if (rhbz >= 0 && isDigit(text, rhbz + 5)) {
      return Optional.of("rhbz#" + digits(text, rhbz + 5));
    }
    if (upper.startsWith("CVE-") && isCve(text.substring(4))) {
      return Optional.of(upper);
    }
    return isKey(text) && isRedHatProject(text) ? Optional.of(text) : Optional.empty();
  }

  /** Spellings that are bugs only behind a keyword. */
  private Optional<String> looseId(String text, int at) {
    for (String address : ADDRESSES) {
      String rest = text.startsWith(address) ? text.substring(address.length()) : "";
      if (isNumber(rest)) {
        return Optional.of("rhbz#" + rest);
      }
      if (isKey(rest)) {
        return Optional.of(rest);
      }
    }
    String number = text.startsWith("#") ? text.substring(1) : text;
    if (isNumber(number) && isAfterTracker(at)) {
      return Optional.of("rhbz#" + number);
    }
    boolean key = reading == Reading.LOOSE && isKey(text) && !NO_PROJECTS.contains(project(text));
    return key ? Optional.of(text) : Optional.empty();
  }

  /** Whether {@code rhbz}, and nothing but marks, stands before an index. */
  private boolean isAfterTracker(int at) {
    int end = at;
    while (end > 0 && " \t:#".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end - "rhbz".length();
    return start >= 0
        && line.substring(start, end).equalsIgnoreCase("rhbz")
        && (start == 0 || !Character.isLetterOrDigit(line.charAt(start - 1)));
  }

  private static String withoutEndMarks(String word) {
    int end = word.length();
    while (end > 0 && ".!?:".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }

  private static boolean isCve(String text) {
    int dash = text.indexOf('-');
    return dash == 4
        && isNumber(text.substring(0, 4))
        && isNumber(text.substring(5))
        && text.length() >= 9;
  }

  /** {@code PROJECT-123}. */
  private static boolean isKey(String text) {
    String project = project(text);
    boolean named =
        project.length() >= 2
            && project.charAt(0) >= 'A'
            && project.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    return named
        && isNumber(text.substring(project.length() + 1))
        && text.charAt(project.length() + 1) != '0';
  }

  private static String project(String text) {
    int dash = text.indexOf('-');
    return dash < 0 ? "" : text.substring(0, dash);
  }

  private static boolean isRedHatProject(String key) {
    String project = project(key);
    return (project.startsWith("RH") && project.length() > 2) || project.equals("OSPRH");
  }

  private static boolean isProductName(String id) {
    String number = id.startsWith("RHEL-") ? id.substring("RHEL-".length()) : "";
    return PRODUCTS.contains(project(id))
        || number.equals("10")
        || number.equals("11")
        || (number.length() == 1 && number.charAt(0) >= '3');
  }

  /** All ids have one: most words need no closer look. */
  private static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (isDigit(word, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static String digits(String text, int start) {
    int end = start;
    while (isDigit(text, end)) {
      end++;
    }
    return text.substring(start, end);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 12
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
