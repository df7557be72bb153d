package org.rdopkg.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Refs;

/** The ref by which a push to Gerrit becomes changes: {@code refs/for/BRANCH%topic=x,r=joe,wip}. */
final class ReviewRef {
  private static final String SAFE = "._-/@+~";

  private ReviewRef() {}

  /**
   * The ref.
   *
   * @throws RdopkgException when git can have no such branch
   */
  static String of(String branch, ReviewRequest.Options options) {
    String ref = "refs/for/" + branch;
    if (!Refs.isValid(ref) || branch.contains("%")) {
      throw RdopkgException.of(ErrorKind.USAGE, "Not a branch at Gerrit: " + branch)
          .because("git has no such names, or Gerrit would read options in it");
    }
    List<String> words = new ArrayList<>();
    options.topic().ifPresent(topic -> words.add("topic=" + escaped(topic)));
    options.reviewers().forEach(who -> words.add("r=" + escaped(who)));
    options.copies().forEach(who -> words.add("cc=" + escaped(who)));
    if (options.workInProgress()) {
      words.add("wip");
    }
    if (options.ready()) {
      words.add("ready");
    }
    return words.isEmpty() ? ref : ref + "%" + String.join(",", words);
  }

  /** What is no plain character is written as in URLs, which Gerrit undoes. */
  private static String escaped(String text) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw RdopkgException.of(ErrorKind.USAGE, "Not a topic or reviewer: '" + text + "'")
          .because("it is empty, or not one line of text");
    }
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean safe = c < 0x80 && (Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0);
      out.append(safe ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return out.toString();
  }
}
