package org.rdopkg.patch.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the hunks of a context diff, and makes them hunks as a unified diff has them. */
final class ContextReader {
  private static final String SEPARATOR = "***************";

  private final Cursor cursor;

  ContextReader(Cursor cursor) {
    this.cursor = cursor;
  }

  static boolean startsHunk(Cursor cursor, int ahead) {
    return cursor.peek(ahead).startsWith(SEPARATOR);
  }

  /** One side of a hunk: marks and lines as they are written. */
  private record Side(int start, List<HunkLine> lines) {}

  FilePatch.Body read() {
    List<Hunk> hunks = new ArrayList<>();
    while (startsHunk(cursor, 0)) {
      int line = cursor.number();
      cursor.skip(1);
      Optional<Hunk> hunk = hunk(line);
      if (hunk.isEmpty()) {
        return new FilePatch.Malformed(
            cursor.number(), "the hunk of line " + line + " can't be understood");
      }
      hunks.add(hunk.get());
    }
    return new FilePatch.Text(hunks, true);
  }

  private Optional<Hunk> hunk(int line) {
    Optional<Side> old = side("*** ", " ****", "-! ", "--- ");
    if (old.isEmpty()) {
      return Optional.empty();
    }
    Optional<Side> now = side("--- ", " ----", "+! ", SEPARATOR);
    return now.flatMap(after -> merged(old.get(), after))
        .map(lines -> new Hunk(old.get().start(), now.get().start(), lines, line));
  }

  private Optional<Side> side(String head, String tail, String marks, String stop) {
    String range = TextLines.bare(cursor.peek());
    if (!range.startsWith(head) || !range.contains(tail)) {
      return Optional.empty();
    }
    HunkRange.Scan scan = new HunkRange.Scan(range, head.length());
    int start = scan.number();
    int end = scan.takes(',') ? scan.number() : start;
    if (start < 0 || end < 0) {
      return Optional.empty();
    }
    int count = start == 0 ? 0 : Math.max(0, end - start + 1);
    cursor.skip(1);
    List<HunkLine> lines = new ArrayList<>();
    while (lines.size() < count && isLine(marks, stop)) {
      lines.add(line());
      cursor.skip(1);
      if (cursor.peek().startsWith("\\ ")) {
        HunkLine last = lines.remove(lines.size() - 1);
        lines.add(last.with(TextLines.chomp(last.text())));
        cursor.skip(1);
      }
    }
    boolean whole = lines.isEmpty() || lines.size() == count;
    return whole ? Optional.of(new Side(start, lines)) : Optional.empty();
  }

  private boolean isLine(String marks, String stop) {
    String text = cursor.peek();
    if (text.isEmpty() || text.startsWith(stop)) {
      return false;
    }
    boolean blank = TextLines.bare(text).isEmpty();
    return blank
        || (marks.indexOf(text.charAt(0)) >= 0
            && (text.length() > 2 ? text.charAt(1) == ' ' || text.charAt(1) == '\t' : true));
  }

  private HunkLine line() {
    String text = cursor.peek();
    if (text.length() < 2 || text.equals("\r\n")) {
      return new HunkLine(HunkLine.CONTEXT, "\n");
    }
    if (text.charAt(1) == '\n') {
      return new HunkLine(text.charAt(0), "\n");
    }
    String rest = text.substring(2);
    return new HunkLine(text.charAt(0), rest.endsWith("\n") ? rest : rest + "\n");
  }

  /** Both sides in one; one of them may be left out when it has nothing but context. */
  private static Optional<List<HunkLine>> merged(Side old, Side now) {
    List<HunkLine> before = old.lines();
    List<HunkLine> after = now.lines();
    boolean onlyNew = before.isEmpty() && !after.isEmpty();
    boolean onlyOld = after.isEmpty() && !before.isEmpty();
    List<HunkLine> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && before.get(i).mark() != ' ') {
        lines.add(new HunkLine(HunkLine.REMOVED, before.get(i++).text()));
      } else if (j < after.size() && after.get(j).mark() != ' ') {
        lines.add(new HunkLine(HunkLine.ADDED, after.get(j++).text()));
      } else if (onlyNew) {
        lines.add(after.get(j++));
      } else if (onlyOld) {
        lines.add(before.get(i++));
      } else if (i < before.size()
          && j < after.size()
          && before.get(i).text().equals(after.get(j).text())) {
        lines.add(before.get(i++));
        j++;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(lines);
  }
}
