package org.rdopkg.git.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a diffstat that is 80 columns wide ({@code --stat=80}).
 *
 * <pre>
 *  src/main.c |  12 +++++++-----
 *  logo.png   | Bin 0 -> 12 bytes
 *  2 files changed, 7 insertions(+), 5 deletions(-)
 * </pre>
 *
 * <p>Columns are bytes: paths beyond ASCII are shown quoted in ASCII.
 */
final class DiffStat {
  private static final String CUT = "...";

  private final List<StatLine> lines = new ArrayList<>();

  void add(StatLine line) {
    lines.add(line);
  }

  /** Writes all lines and the totals; something must have been added. */
  void write(ByteSink sink) {
    StatLayout layout = StatLayout.of(lines);
    long added = 0;
    long removed = 0;
    for (StatLine line : lines) {
      writeName(sink, layout.nameWidth(), line.name());
      sink.put(" | ");
      if (line.binary()) {
        binary(sink, layout, line);
      } else {
        text(sink, layout, line);
        added += line.added();
        removed += line.removed();
      }
      sink.put('\n');
    }
    totals(sink, lines.size(), added, removed);
  }

  /** A name that is too long loses its front, up to a slash if there is one in what is left. */
  private static void writeName(ByteSink sink, int width, byte[] name) {
    sink.put(' ');
    int from = 0;
    int room = width;
    if (name.length > width) {
      sink.put(CUT);
      room = Math.max(0, width - CUT.length());
      from = name.length - room;
      int slash = Ascii.indexOf(name, '/', from);
      from = slash < name.length ? slash : from;
    }
    sink.write(name, from, name.length - from);
    sink.repeat(' ', room - (name.length - from));
  }

  private static void binary(ByteSink sink, StatLayout layout, StatLine line) {
    sink.repeat(' ', layout.numberWidth() - 3).put("Bin");
    if (line.total() > 0) {
      sink.put(' ').put(line.removed()).put(" -> ").put(line.added()).put(" bytes");
    }
  }

  private static void text(ByteSink sink, StatLayout layout, StatLine line) {
    String number = Integer.toString(line.total());
    sink.repeat(' ', layout.numberWidth() - number.length()).put(number);
    if (line.total() > 0) {
      int all = layout.scale(line.total());
      if (all < 2 && line.added() > 0 && line.removed() > 0) {
        all = 2;
      }
      boolean moreAdded = line.added() >= line.removed();
      int fewer = layout.scale(moreAdded ? line.removed() : line.added());
      int plus = moreAdded ? all - fewer : fewer;
      sink.put(' ').repeat('+', plus).repeat('-', all - plus);
    }
  }

  private static void totals(ByteSink sink, int files, long added, long removed) {
    sink.put(' ').put(files).put(files == 1 ? " file changed" : " files changed");
    if (added > 0 || removed == 0) {
      sink.put(", ").put(added).put(added == 1 ? " insertion(+)" : " insertions(+)");
    }
    if (removed > 0 || added == 0) {
      sink.put(", ").put(removed).put(removed == 1 ? " deletion(-)" : " deletions(-)");
    }
    sink.put('\n');
  }
}
