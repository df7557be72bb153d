package org.rdopkg.patch.apply;

import java.util.Optional;

/**
 * The two names of a line {@code diff --git a/x b/x}.
 *
 * @param old the first
 * @param now the second
 */
record GitNames(String old, String now) {
  /** Splits it; names with blanks are told apart by both being the same behind their prefix. */
  static GitNames split(String text) {
    Optional<QuotedName.Found> first = QuotedName.at(text, 0);
    if (first.isPresent()) {
      String rest = text.substring(first.get().end()).stripLeading();
      return new GitNames(first.get().name(), QuotedName.whole(rest));
    }
    int quote = text.indexOf(" \"");
    if (quote >= 0 && text.endsWith("\"")) {
      return new GitNames(text.substring(0, quote), QuotedName.whole(text.substring(quote + 1)));
    }
    int middle = text.length() / 2;
    if (text.length() % 2 == 1 && text.charAt(middle) == ' ') {
      String old = text.substring(0, middle);
      String now = text.substring(middle + 1);
      if (afterSlash(old).equals(afterSlash(now))) {
        return new GitNames(old, now);
      }
    }
    return byRest(text);
  }

  /** Splits it at its blank; empty when names without quotes have blanks themselves. */
  static Optional<GitNames> words(String text) {
    GitNames names = split(text);
    boolean plain = text.indexOf('"') >= 0 || (names.old() + names.now()).indexOf(' ') < 0;
    return plain ? Optional.of(names) : Optional.empty();
  }

  /** With prefixes of different lengths, the names are the same behind their first slash. */
  private static GitNames byRest(String text) {
    for (int blank = text.indexOf(' '); blank > 0; blank = text.indexOf(' ', blank + 1)) {
      String old = text.substring(0, blank);
      String now = text.substring(blank + 1);
      if (!afterSlash(old).isEmpty() && afterSlash(old).equals(afterSlash(now))) {
        return new GitNames(old, now);
      }
    }
    int blank = text.indexOf(' ');
    return blank < 0
        ? new GitNames(text, text)
        : new GitNames(text.substring(0, blank), text.substring(blank + 1));
  }

  private static String afterSlash(String name) {
    return name.substring(name.indexOf('/') + 1);
  }
}
