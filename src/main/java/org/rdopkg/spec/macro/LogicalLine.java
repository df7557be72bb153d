package org.rdopkg.spec.macro;

/**
 * One or more physical lines that rpm reads as one, before expansion.
 *
 * @param text the lines joined by newlines
 * @param first the number of the first physical line, from 1; 0 in an included file
 * @param count how many physical lines
 */
record LogicalLine(String text, int first, int count) {

  /** The physical line that {@code prefix} starts, or the first one. */
  int lineStartingWith(String prefix) {
    if (count > 1 && first > 0) {
      int number = first;
      for (String line : text.split("\n", -1)) {
        int start = Names.skipBlanks(line, 0);
        if (line.regionMatches(true, start, prefix, 0, prefix.length())) {
          return number;
        }
        number++;
      }
    }
    return first;
  }

  /** The text of one of its physical lines; the first for a number that is none of them. */
  String physical(int number) {
    if (count == 1) {
      return text;
    }
    String[] lines = text.split("\n", -1);
    int index = number - first;
    return lines[index >= 0 && index < lines.length ? index : 0];
  }
}
