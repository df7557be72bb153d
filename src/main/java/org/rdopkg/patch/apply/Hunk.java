package org.rdopkg.patch.apply;

import java.util.List;

/**
 * A piece of a diff.
 *
 * @param oldStart the line that it begins at in the old file, from 1; 0 when that is empty
 * @param newStart the same in the new file
 * @param lines its lines
 * @param patchLine the line of the patch file that it begins at
 */
public record Hunk(int oldStart, int newStart, List<HunkLine> lines, int patchLine) {
  public Hunk {
    lines = List.copyOf(lines);
  }

  /** The lines that the old file has there. */
  public List<String> before() {
    return lines.stream().filter(HunkLine::isOld).map(HunkLine::text).toList();
  }

  /** The lines that the new file has there. */
  public List<String> after() {
    return lines.stream().filter(HunkLine::isNew).map(HunkLine::text).toList();
  }

  /** How many lines of context it begins with. */
  int leading() {
    int count = 0;
    while (count < lines.size() && lines.get(count).isContext()) {
      count++;
    }
    return count;
  }

  /** How many lines of context it ends with. */
  int trailing() {
    int count = 0;
    while (count < lines.size() && lines.get(lines.size() - 1 - count).isContext()) {
      count++;
    }
    return count;
  }

  /** The hunk that takes this one back. */
  Hunk reversed() {
    return new Hunk(newStart, oldStart, lines.stream().map(HunkLine::reversed).toList(), patchLine);
  }
}
