package org.rdopkg.git.diff;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes edits as hunks in unified format with three lines of context, the way git prints them:
 *
 * <pre>
 * &#64;&#64; -12,7 +12,8 &#64;&#64; function heading
 * </pre>
 *
 * <p>Edits whose context would touch or overlap share a hunk. A count of 1 is left out. The heading
 * is the nearest one at or above the line before the hunk in the old text, cut to 80 bytes, without
 * blanks at its end, and cut again where it is not UTF-8. Lines are copied as they are, CR and
 * invalid UTF-8 included.
 */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final int MOST_HEADING = 80;
  private static final byte[] NO_NEWLINE =
      "\n\\ No newline at end of file\n".getBytes(StandardCharsets.US_ASCII);

  private final LineDiff diff;
  private final Lines before;
  private final Lines after;
  private final FunctionNames names;
  private final ByteBuilder out;

  /** The heading found for the hunk before, and the line down to which headings are known. */
  private long heading = Span.NONE;

  private int searched = -1;

  private UnifiedDiff(LineDiff diff, FunctionNames names, ByteBuilder out) {
    this.diff = diff;
    this.before = diff.before();
    this.after = diff.after();
    this.names = names;
    this.out = out;
  }

  /** Appends the hunks of {@code diff}, headings found by {@code names}; nothing if no edits. */
  public static void write(LineDiff diff, FunctionNames names, ByteBuilder out) {
    new UnifiedDiff(diff, names, out).hunks();
  }

  private void hunks() {
    List<Edit> edits = diff.edits();
    int first = 0;
    while (first < edits.size()) {
      int last = first;
      while (last + 1 < edits.size()
          && edits.get(last + 1).oldStart() - edits.get(last).oldEnd() <= 2 * CONTEXT) {
        last++;
      }
      hunk(edits.subList(first, last + 1));
      first = last + 1;
    }
  }

  private void hunk(List<Edit> edits) {
    Edit first = edits.get(0);
    Edit last = edits.get(edits.size() - 1);
    int oldStart = Math.max(first.oldStart() - CONTEXT, 0);
    int newStart = Math.max(first.newStart() - CONTEXT, 0);
    int oldEnd = Math.min(last.oldEnd() + CONTEXT, before.count);
    int newEnd = Math.min(last.newEnd() + CONTEXT, after.count);
    header(oldStart, oldEnd, newStart, newEnd);
    int line = oldStart;
    for (Edit edit : edits) {
      lines(' ', before, line, edit.oldStart());
      lines('-', before, edit.oldStart(), edit.oldEnd());
      lines('+', after, edit.newStart(), edit.newEnd());
      line = edit.oldEnd();
    }
    lines(' ', before, line, oldEnd);
  }

  private void header(int oldStart, int oldEnd, int newStart, int newEnd) {
    out.append('@').append('@').append(' ').append('-');
    range(oldStart, oldEnd);
    out.append(' ').append('+');
    range(newStart, newEnd);
    out.append(' ').append('@').append('@');
    findHeading(oldStart - 1);
    appendHeading();
    out.append('\n');
  }

  private void range(int start, int end) {
    out.append(start == end ? start : start + 1);
    if (end - start != 1) {
      out.append(',').append(end - start);
    }
  }

  private void findHeading(int from) {
    for (int i = from; i > searched; i--) {
      int end = before.starts[i + 1];
      long found =
          names.find(before.bytes, before.starts[i], before.unterminated(i) ? end : end - 1);
      if (found != Span.NONE) {
        heading = found;
        break;
      }
    }
    searched = Math.max(searched, from);
  }

  private void appendHeading() {
    if (heading == Span.NONE) {
      return;
    }
    int start = Span.start(heading);
    int end = Math.min(Span.end(heading), start + MOST_HEADING);
    while (end > start && blank(before.bytes[end - 1])) {
      end--;
    }
    if (end > start) {
      out.append(' ').append(before.bytes, start, Utf8.validEnd(before.bytes, start, end));
    }
  }

  private static boolean blank(byte c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private void lines(char sign, Lines text, int from, int to) {
    for (int i = from; i < to; i++) {
      out.append(sign).append(text.bytes, text.starts[i], text.starts[i + 1]);
    }
    if (from < to && text.unterminated(to - 1)) {
      out.append(NO_NEWLINE);
    }
  }
}
