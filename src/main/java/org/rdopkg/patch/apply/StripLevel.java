package org.rdopkg.patch.apply;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes git's diffs for another strip level than 1. */
public final class StripLevel {
  private StripLevel() {}

  /**
   * The same patch with names that need another number of components taken away.
   *
   * @param patch as git writes it
   * @param strip the number; a negative one leaves it as it is
   */
  public static byte[] of(byte[] patch, int strip) {
    if (strip == 1 || strip < 0) {
      return patch;
    }
    StringBuilder out = new StringBuilder(patch.length);
    int before = 0;
    int after = 0;
    boolean inDiff = false;
    for (String line : TextLines.of(patch)) {
      Optional<HunkRange> range =
          before <= 0 && after <= 0 && inDiff ? HunkRange.of(line) : Optional.empty();
      if (range.isPresent()) {
        before = range.get().oldCount();
        after = range.get().newCount();
        out.append(line);
      } else if (before > 0 || after > 0) {
        char mark = line.charAt(0);
        before -= mark == '-' || mark == ' ' ? 1 : 0;
        after -= mark == '+' || mark == ' ' ? 1 : 0;
        out.append(line);
      } else {
        inDiff |= line.startsWith("diff --git ");
        out.append(inDiff ? header(line, strip) : line);
      }
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String header(String line, int strip) {
    if (line.startsWith("diff --git ")) {
      GitNames names = GitNames.split(TextLines.chomp(line.substring(11)));
      boolean quoted = line.indexOf('"') >= 0;
      return quoted
          ? line.replace("\"a/", "\"" + prefix("a", strip))
              .replace("\"b/", "\"" + prefix("b", strip))
          : "diff --git "
              + prefix("a", strip)
              + names.old().substring(2)
              + " "
              + prefix("b", strip)
              + names.now().substring(2)
              + "\n";
    }
    for (String start : new String[] {"--- a/", "+++ b/", "--- \"a/", "+++ \"b/"}) {
      if (line.startsWith(start)) {
        String mark = start.substring(0, start.length() - 2);
        String side = start.substring(start.length() - 2, start.length() - 1);
        return mark + prefix(side, strip) + line.substring(start.length());
      }
    }
    return line;
  }

  private static String prefix(String side, int strip) {
    return strip == 0 ? "" : (side + "/").repeat(strip);
  }
}
