package org.rdopkg.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Output that remembers why writing failed, which {@link java.io.PrintStream} does not tell: a
 * result that went to a full disk must not look like success. That nobody reads on, as {@code head}
 * does, is no failure.
 */
public final class WatchedOutput extends FilterOutputStream {
  private @Nullable IOException failure;

  /** Watches what is written to a stream. */
  public WatchedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /** Why something could not be written; empty when all was, or when the reader went away. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure)
        .map(e -> String.valueOf(e.getMessage()))
        .filter(why -> !why.toLowerCase(Locale.ROOT).contains("broken pipe"));
  }
}
