package org.rdopkg.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** The lines of a stream, one after the other; endless streams and endless lines fill no memory. */
final class InputLines implements Iterator<String> {
  private static final int LONGEST = 1 << 16;

  private final BufferedReader in;
  private @Nullable String next;

  InputLines(BufferedReader in) {
    this.in = in;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      try {
        next = read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return next != null;
  }

  @Override
  public String next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    String line = next;
    next = null;
    return line;
  }

  private @Nullable String read() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (line.length() == LONGEST) {
        throw RdopkgException.of(ErrorKind.INPUT, "the standard input has a line that never ends");
      }
      line.append((char) c);
    }
    return line.isEmpty() ? null : line.toString();
  }
}
