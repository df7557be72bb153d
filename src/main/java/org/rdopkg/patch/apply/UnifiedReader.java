package org.rdopkg.patch.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the hunks of a unified diff. */
final class UnifiedReader {
  private final Cursor cursor;
  private final boolean gnu;

  UnifiedReader(Cursor cursor, boolean gnu) {
    this.cursor = cursor;
    this.gnu = gnu;
  }

  /** All hunks from the current line on. */
  FilePatch.Body read() {
    List<Hunk> hunks = new ArrayList<>();
    while (cursor.peek().startsWith("@@ -")) {
      int line = cursor.number();
      Optional<HunkRange> range = HunkRange.of(cursor.peek());
      if (range.isEmpty()) {
        return new FilePatch.Malformed(line, "the numbers between @@ can't be read");
      }
      cursor.skip(1);
      Optional<Hunk> hunk = hunk(range.get(), line);
      if (hunk.isEmpty()) {
        return new FilePatch.Malformed(
            cursor.number(), "the hunk of line " + line + " has other lines than it says");
      }
      hunks.add(hunk.get());
    }
    return new FilePatch.Text(hunks, false);
  }

  private Optional<Hunk> hunk(HunkRange range, int line) {
    List<HunkLine> lines = new ArrayList<>();
    int before = range.oldCount();
    int after = range.newCount();
    while (before > 0 || after > 0 || isNoNewline()) {
      if (isNoNewline()) {
        if (lines.isEmpty()) {
          return Optional.empty();
        }
        cutLast(lines);
        cursor.skip(1);
        continue;
      }
      if (before <= 0 && after <= 0) {
        break;
      }
      Optional<HunkLine> next = line(before, after);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      before -= next.get().isOld() ? 1 : 0;
      after -= next.get().isNew() ? 1 : 0;
      if (before < 0 || after < 0) {
        return Optional.empty();
      }
      lines.add(next.get());
      cursor.skip(1);
    }
    if (!gnu && lines.stream().allMatch(HunkLine::isContext)) {
      return Optional.empty();
    }
    return Optional.of(new Hunk(range.oldStart(), range.newStart(), lines, line));
  }

  private boolean isNoNewline() {
    return cursor.peek().startsWith("\\ ");
  }

  private static void cutLast(List<HunkLine> lines) {
    HunkLine last = lines.get(lines.size() - 1);
    lines.set(lines.size() - 1, last.with(TextLines.chomp(last.text())));
  }

  private Optional<HunkLine> line(int before, int after) {
    if (!cursor.hasNext()) {
      // blank lines at the end of a patch are easily lost
      boolean lost = gnu && before == after && before <= 3;
      return lost ? Optional.of(new HunkLine(HunkLine.CONTEXT, "\n")) : Optional.empty();
    }
    String text = cursor.peek();
    char mark = text.charAt(0);
    String rest = text.substring(1);
    if (!rest.endsWith("\n") && mark != '\n') {
      rest = rest + "\n";
    }
    return switch (mark) {
      case ' ', '+', '-' -> Optional.of(new HunkLine(mark, rest));
      case '\n' -> Optional.of(new HunkLine(HunkLine.CONTEXT, "\n"));
      case '\r' ->
          text.equals("\r\n") && gnu
              ? Optional.of(new HunkLine(HunkLine.CONTEXT, text))
              : Optional.empty();
      case '\t' -> gnu ? Optional.of(new HunkLine(HunkLine.CONTEXT, text)) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
