package org.rdopkg.io;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Asks {@code stty} how wide the terminal is: Java cannot, and shells keep COLUMNS to themselves.
 */
final class TerminalSize {
  private static final int SMALLEST = 20;
  private static final int LARGEST = 9999;

  private TerminalSize() {}

  static OptionalInt columns() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(process.getInputStream().readNBytes(64), StandardCharsets.US_ASCII).strip();
      process.waitFor(1, TimeUnit.SECONDS);
      String[] rowsAndColumns = answer.split(" ", -1);
      int columns = rowsAndColumns.length == 2 ? Integer.parseInt(rowsAndColumns[1]) : 0;
      return columns >= SMALLEST && columns <= LARGEST
          ? OptionalInt.of(columns)
          : OptionalInt.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }
}
