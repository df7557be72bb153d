package org.rdopkg.patch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a patch file says, without what changes on every rebase: commit id, blob ids, the statistics
 * and the version of git that made it.
 *
 * <p>Each view is a canonical form, so that equal views mean equal contents.
 */
final class PatchContent {
  private final byte[] file;
  private final PatchHeader header;
  private final int headEnd;
  private final int bodyEnd;
  private final int diffStart;
  private final int diffEnd;

  PatchContent(byte[] file, PatchHeader header) {
    this.file = file;
    this.header = header;
    this.headEnd = PatchHeader.end(file);
    this.bodyEnd = findSeparator();
    this.diffStart = findDiff(bodyEnd);
    this.diffEnd = Math.max(diffStart, findEnd());
  }

  /** Who, when and why: the head's fields and the text up to the statistics. */
  ByteBuffer message() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    String head =
        header.author().orElse("")
            + "\n"
            + header.date().orElse("")
            + "\n"
            + Subjects.key(header.subject().orElse(""))
            + "\n";
    text.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    int end = bodyEnd;
    while (end > headEnd && isSpace(file[end - 1])) {
      end--;
    }
    text.write(file, headEnd, Math.max(0, end - headEnd));
    return ByteBuffer.wrap(text.toByteArray());
  }

  private static boolean isSpace(byte b) {
    return b == '\n' || b == '\r' || b == ' ' || b == '\t';
  }

  /** The diff without the ids of blobs. */
  ByteBuffer diff() {
    return view(false);
  }

  /**
   * The lines that the diff adds and removes, and in which files; not what stands around them, nor
   * where.
   */
  ByteBuffer changes() {
    return view(true);
  }

  private ByteBuffer view(boolean changesOnly) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(diffEnd - diffStart);
    boolean kept = false;
    boolean inHunk = false;
    int line = diffStart;
    while (line < diffEnd) {
      int next = Math.min(PatchHeader.lineEnd(file, line, diffEnd) + 1, diffEnd);
      boolean hunk = PatchHeader.startsWith(file, line, "@@ ");
      inHunk = hunk || (inHunk && !PatchHeader.startsWith(file, line, "diff "));
      kept = !changesOnly || isChange(line, inHunk, kept);
      if (!inHunk && PatchHeader.startsWith(file, line, "index ")) {
        text.writeBytes(mode(line, next));
      } else if (kept) {
        text.write(file, line, next - line);
      }
      line = next;
    }
    return ByteBuffer.wrap(text.toByteArray());
  }

  private boolean isChange(int line, boolean inHunk, boolean previous) {
    if (!inHunk) {
      return true;
    }
    byte first = file[line];
    return first == '+' || first == '-' || (first == '\\' && previous);
  }

  /** The mode at the end of {@code index 1234..5678 100644}. */
  private byte[] mode(int line, int next) {
    String[] words =
        new String(file, line, next - line, StandardCharsets.ISO_8859_1).strip().split(" ", -1);
    String mode = words.length > 2 ? "mode " + words[2] + "\n" : "";
    return mode.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether there is a diff at all; an empty commit's file has none. */
  boolean hasDiff() {
    return diffEnd > diffStart;
  }

  /** The line {@code ---} that ends the message, or the diff when there is none. */
  private int findSeparator() {
    int line = headEnd;
    while (line < file.length) {
      int end = PatchHeader.lineEnd(file, line, file.length);
      boolean separator =
          PatchHeader.startsWith(file, line, "---")
              && (end == line + 3 || (end == line + 4 && file[line + 3] == '\r'));
      if (separator || isDiffStart(line)) {
        return line;
      }
      line = end + 1;
    }
    return file.length;
  }

  private int findDiff(int from) {
    int line = from;
    while (line < file.length) {
      if (isDiffStart(line)) {
        return line;
      }
      line = PatchHeader.lineEnd(file, line, file.length) + 1;
    }
    return file.length;
  }

  private boolean isDiffStart(int line) {
    return PatchHeader.startsWith(file, line, "diff -")
        || PatchHeader.startsWith(file, line, "--- ")
        || PatchHeader.startsWith(file, line, "Index: ");
  }

  /** Where the diff ends: before empty lines, and before {@code -- } with git's version. */
  private int findEnd() {
    int end = withoutEmptyLines(file.length);
    int last = lineStart(end);
    boolean version = end > last && file[last] >= '0' && file[last] <= '9';
    int mark = last - "-- \n".length();
    boolean signed = version && mark >= diffStart && PatchHeader.startsWith(file, mark, "-- \n");
    boolean alone = signed && (mark == 0 || file[mark - 1] == '\n');
    return alone ? withoutEmptyLines(mark) : end;
  }

  private int withoutEmptyLines(int from) {
    int end = from;
    while (end > diffStart && file[end - 1] == '\n' && (end == 1 || file[end - 2] == '\n')) {
      end--;
    }
    return end;
  }

  /** The start of the line that ends before an index. */
  private int lineStart(int end) {
    int at = Math.max(0, end - 1);
    while (at > 0 && file[at - 1] != '\n') {
      at--;
    }
    return at;
  }
}
