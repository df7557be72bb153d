package org.rdopkg.service.gerrit;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * A change as people name it: {@code 12345}, {@code 12345/3}, {@code refs/changes/45/12345/3}, a
 * Change-Id, or the address of its page.
 *
 * @param query what to ask the server
 * @param patchSet the patch set, when one is named
 */
public record ChangeName(String query, OptionalInt patchSet) {
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,9})(?:[/,]([0-9]{1,5}))?/?");
  private static final Pattern REF =
      Pattern.compile("(?:refs/)?changes/[0-9]{2}/([0-9]{1,9})(?:/([0-9]{1,5}))?");
  private static final Pattern ID = Pattern.compile("(I[0-9a-f]{40})()");
  private static final Pattern PAGE =
      Pattern.compile("https?://.*?/(?:\\+/|c/|#/)?([0-9]{1,9})(?:/([0-9]{1,5}))?/?(?:[?#].*)?");

  /**
   * Reads it.
   *
   * @throws RdopkgException when it is none of these
   */
  public static ChangeName parse(String text) {
    for (Pattern form : new Pattern[] {NUMBER, REF, ID, PAGE}) {
      Matcher matcher = form.matcher(text.strip());
      if (matcher.matches()) {
        String set = matcher.group(2);
        OptionalInt patchSet =
            set == null || set.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(set));
        return new ChangeName("change:" + matcher.group(1), patchSet);
      }
    }
    throw RdopkgException.of(ErrorKind.USAGE, "This is no Gerrit change: " + text)
        .because(
            "a change is named as 12345, 12345/PATCHSET, refs/changes/45/12345/3, I0123..., or by"
                + " its address");
  }
}
