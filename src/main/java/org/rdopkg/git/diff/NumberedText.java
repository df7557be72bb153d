package org.rdopkg.git.diff;

import java.io.ByteArrayOutputStream;

/** A text whose lines have numbers from a {@link LineTable}. */
public final class NumberedText {
  final LineTable table;
  final Lines lines;
  final int[] ids;

  NumberedText(LineTable table, Lines lines, int[] ids) {
    this.table = table;
    this.lines = lines;
    this.ids = ids;
  }

  /** How many lines there are. */
  public int count() {
    return ids.length;
  }

  /** The number of a line. */
  public int id(int line) {
    return ids[line];
  }

  /** Writes the lines {@code [from, to)} as they are. */
  public void write(int from, int to, ByteArrayOutputStream out) {
    if (from < to) {
      int start = lines.starts[from];
      out.write(lines.bytes, start, lines.starts[to] - start);
    }
  }
}
