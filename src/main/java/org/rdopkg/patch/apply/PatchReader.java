package org.rdopkg.patch.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the diffs in a patch file, whatever stands around them: mails, notes, {@code Index:} lines.
 * Takes time linear in the length of the file.
 */
final class PatchReader {
  private static final String GIT = "diff --git ";

  private final Cursor cursor;
  private final boolean gnu;
  private final List<FilePatch> found = new ArrayList<>();
  private @Nullable HeaderName old;
  private @Nullable HeaderName now;
  private @Nullable HeaderName index;
  private @Nullable GitHeader git;
  private int start;

  private PatchReader(byte[] patch, boolean gnu) {
    this.cursor = new Cursor(TextLines.of(patch));
    this.gnu = gnu;
  }

  /** The diffs as GNU patch sees them. */
  static List<FilePatch> gnu(byte[] patch) {
    return new PatchReader(patch, true).read();
  }

  /** The diffs as {@code git apply} sees them. */
  static List<FilePatch> git(byte[] patch) {
    return new PatchReader(patch, false).read();
  }

  private List<FilePatch> read() {
    while (cursor.hasNext()) {
      String line = cursor.peek();
      if (line.startsWith(GIT)) {
        gitDiff();
      } else if (!plain(line)) {
        cursor.skip(1);
      }
      if (!found.isEmpty() && found.get(found.size() - 1).body() instanceof FilePatch.Malformed) {
        break;
      }
    }
    return found;
  }

  private void gitDiff() {
    forget();
    start = cursor.number();
    stripCr(0);
    git = new GitHeader(TextLines.bare(cursor.peek()).substring(GIT.length()));
    cursor.skip(1);
    while (git.take(TextLines.bare(cursor.peek()))) {
      cursor.skip(1);
    }
    String line = cursor.peek();
    if (line.startsWith("GIT binary patch")) {
      add(new BinaryReader(cursor).read());
    } else if (line.startsWith("Binary files ") || line.startsWith("Files ")) {
      cursor.skip(1);
      add(new FilePatch.BinaryMissing());
    } else if (isUnifiedHeader()) {
      unified();
    } else {
      add(new FilePatch.Nothing());
    }
  }

  /** Reads a diff without {@code diff --git}; false when the line does not begin one. */
  private boolean plain(String line) {
    if (gnu && startsIndented()) {
      return true;
    }
    if (isUnifiedHeader()) {
      start = cursor.number();
      stripCr(0);
      unified();
      return true;
    }
    if (!gnu) {
      return false;
    }
    if (line.startsWith("Index:")) {
      index = HeaderLine.gnu(line.substring(6));
    } else if (line.startsWith("*** ")
        && cursor.peek(1).startsWith("--- ")
        && ContextReader.startsHunk(cursor, 2)) {
      start = cursor.number();
      stripCr(0);
      old = HeaderLine.gnu(cursor.peek().substring(4));
      now = HeaderLine.gnu(cursor.peek(1).substring(4));
      cursor.skip(2);
      add(new ContextReader(cursor).read());
      return true;
    } else if (HunkRange.of(line).isPresent()) {
      start = cursor.number();
      add(new UnifiedReader(cursor, true).read());
      return true;
    }
    return false;
  }

  /** A whole diff may be moved to the right. */
  private boolean startsIndented() {
    String line = cursor.raw(0);
    int blanks = 0;
    while (blanks < line.length() && line.charAt(blanks) == ' ') {
      blanks++;
    }
    if (blanks == 0 || !line.startsWith("--- ", blanks)) {
      return false;
    }
    cursor.setIndent(blanks);
    boolean starts = isUnifiedHeader();
    if (starts) {
      start = cursor.number();
      unified();
    }
    cursor.setIndent(0);
    return starts;
  }

  private boolean isUnifiedHeader() {
    return cursor.peek().startsWith("--- ")
        && cursor.peek(1).startsWith("+++ ")
        && cursor.peek(2).startsWith("@@ -");
  }

  private void unified() {
    String before = cursor.peek().substring(4);
    String after = cursor.peek(1).substring(4);
    old = gnu ? HeaderLine.gnu(before) : HeaderLine.git(before);
    now = gnu ? HeaderLine.gnu(after) : HeaderLine.git(after);
    cursor.skip(2);
    add(new UnifiedReader(cursor, gnu).read());
  }

  /** GNU patch takes carriage returns for a mistake of the mail when a header line has one. */
  private void stripCr(int ahead) {
    cursor.setStripCr(gnu && cursor.raw(ahead).endsWith("\r\n"));
  }

  private void add(FilePatch.Body body) {
    found.add(
        new FilePatch(
            Optional.ofNullable(old),
            Optional.ofNullable(now),
            Optional.ofNullable(index),
            Optional.ofNullable(git),
            body,
            start));
    cursor.setStripCr(false);
    forget();
  }

  private void forget() {
    old = null;
    now = null;
    index = null;
    git = null;
  }
}
