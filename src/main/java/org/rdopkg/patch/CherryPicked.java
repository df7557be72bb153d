package org.rdopkg.patch;

import java.util.List;

/** Says in a message where a commit was picked from, as {@code git cherry-pick -x} writes it. */
public final class CherryPicked {
  private static final String START = "(cherry picked from commit ";
  private static final String SIGNED = "Signed-off-by: ";

  /** At least a quarter of a block that has a line of git's own must be trailers. */
  private static final int SHARE = 3;

  private CherryPicked() {}

  /** Whether a message says where it was picked from. */
  public static boolean isSaidIn(String message) {
    return message.contains(START);
  }

  /** The message with the line at its end: below its trailers, or in a paragraph of its own. */
  public static String message(String message, String commit) {
    String text = message.stripTrailing();
    String[] paragraphs = text.split("\n[ \t]*\n", -1);
    boolean below = paragraphs.length > 1 && isTrailers(paragraphs[paragraphs.length - 1]);
    return text + (below ? "\n" : "\n\n") + START + commit + ")\n";
  }

  /** The rule of git-interpret-trailers(1). */
  private static boolean isTrailers(String paragraph) {
    int trailers = 0;
    int others = 0;
    boolean own = false;
    boolean inTrailer = false;
    for (String line : List.of(paragraph.split("\n", -1))) {
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      boolean ofGit = line.startsWith(START) || line.startsWith(SIGNED);
      if (continued && inTrailer) {
        continue;
      }
      inTrailer = !continued && (ofGit || isTrailer(line));
      own |= ofGit;
      trailers += inTrailer ? 1 : 0;
      others += inTrailer ? 0 : 1;
    }
    return trailers > 0 && (others == 0 || (own && trailers * SHARE >= others));
  }

  private static boolean isTrailer(String line) {
    int end = 0;
    while (end < line.length()
        && (line.charAt(end) == '-'
            || (line.charAt(end) < 0x80 && Character.isLetterOrDigit(line.charAt(end))))) {
      end++;
    }
    return end > 0 && line.substring(end).stripLeading().startsWith(":");
  }
}
