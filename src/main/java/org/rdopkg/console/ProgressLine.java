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
  private long patient;
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
    if (goesOn(name, done, total, now)) {
      draw(text(done, total, now));
    }
  }

  /** The same for things that are counted, not measured in bytes. */
  void count(String name, long done, long total, long now) {
    if (goesOn(name, done, total, now)) {
      draw(what + "  " + done + " of " + total);
    }
  }

  /** The same for something of which only its duration is known. */
  void wait(String name, long now) {
    if (goesOn(name, 0, -1, now)) {
      draw(what + "  " + (now - start) / PATIENCE + " s");
    }
  }

  /** Whether it is time to show it: somebody who waits already sees what comes next at once. */
  private boolean goesOn(String name, long done, long total, long now) {
    if (!name.equals(what) || done < first) {
      patient = visible ? now - PATIENCE : now;
      what = name;
      start = now;
      first = done;
      shown = visible ? shown : now;
    }
    if (done == total) {
      clear();
      what = ""; // the same again is something new
      return false;
    }
    boolean due = now - patient >= PATIENCE && now - shown >= BETWEEN;
    shown = due ? now : shown;
    return due;
  }

  private String text(long done, long total, long now) {
    double seconds = Math.max(now - start, BETWEEN) / 1e9;
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
