package org.rdopkg.console;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * The line at the bottom of a terminal that says how far something has come; shown when it takes
 * over a second, gone before anything else is printed.
 */
final class ProgressLine {
  private static final long PATIENCE = 1_000_000_000L;
  private static final long BETWEEN = 100_000_000L;
  private static final String CLEAR = "\r\u001b[K";
  private static final double MEGA = 1e6;

  private final PrintStream stream;
  private final IntSupplier columns;
  private String what = "";
  private long start;
  private long first;
  private long shown;
  private boolean visible;
  private int width;

  ProgressLine(PrintStream stream, IntSupplier columns) {
    this.stream = stream;
    this.columns = columns;
  }

  /**
   * Something has come further.
   *
   * @param total all of it; -1 when nobody knows
   * @param now in nanoseconds
   */
  void update(String name, long done, long total, long now) {
    update(name, done, total, now, true);
  }

  /** The same for things that are counted, not measured in bytes. */
  void count(String name, long done, long total, long now) {
    update(name, done, total, now, false);
  }

  private void update(String name, long done, long total, long now, boolean bytes) {
    if (!name.equals(what) || done < first) {
      clear();
      what = name;
      start = now;
      first = done;
      shown = now;
    }
    if (done == total) {
      clear();
    } else if (now - start >= PATIENCE && now - shown >= BETWEEN) {
      shown = now;
      draw(bytes ? text(done, total, now) : what + "  " + done + " of " + total);
    }
  }

  private String text(long done, long total, long now) {
    double seconds = (now - start) / 1e9;
    String rate = String.format(Locale.ROOT, "%.1f MB/s", (done - first) / MEGA / seconds);
    if (total <= 0) {
      return String.format(Locale.ROOT, "%s  %.1f MB  %s", what, done / MEGA, rate);
    }
    return String.format(
        Locale.ROOT,
        "%s  %d%%  %.1f of %.1f MB  %s",
        what,
        done * 100 / total,
        done / MEGA,
        total / MEGA,
        rate);
  }

  private void draw(String text) {
    String line = Printable.line(text);
    if (width == 0) {
      width = columns.getAsInt();
    }
    int room = Math.max(1, width - 1);
    stream.print(CLEAR + (line.length() > room ? line.substring(0, room) : line));
    stream.flush();
    visible = true;
  }

  /** Takes the line away. */
  void clear() {
    if (visible) {
      stream.print(CLEAR);
      stream.flush();
      visible = false;
    }
  }
}
