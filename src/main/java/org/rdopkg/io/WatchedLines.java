package org.rdopkg.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Takes from a stream of bytes the lines that a watcher takes; gives what is left. */
final class WatchedLines {
  /** A longer line is nobody's progress. */
  private static final int LONGEST = 1000;

  private final ProcessWatcher watcher;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean plain;

  WatchedLines(ProcessWatcher watcher) {
    this.watcher = watcher;
  }

  /** Some more bytes; answers those that the watcher does not take. */
  byte[] left(byte[] bytes, int length) {
    ByteArrayOutputStream left = new ByteArrayOutputStream(length);
    for (int i = 0; i < length; i++) {
      boolean end = bytes[i] == '\n' || bytes[i] == '\r';
      if (plain) {
        left.write(bytes[i]);
        plain = !end;
        continue;
      }
      line.write(bytes[i]);
      plain = !end && line.size() > LONGEST;
      if (end && isTaken()) {
        line.reset();
      } else if (end || plain) {
        left.writeBytes(rest());
      }
    }
    return left.toByteArray();
  }

  private boolean isTaken() {
    String text = line.toString(StandardCharsets.UTF_8);
    return watcher.takes(text.substring(0, text.length() - 1));
  }

  /** A line without an end. */
  byte[] rest() {
    byte[] rest = line.toByteArray();
    line.reset();
    return rest;
  }
}
