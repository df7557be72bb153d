package org.rdopkg.console;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The three streams of a run. Always UTF-8, whatever the locale says: specs and commit messages
 * are. Tests give byte buffers.
 *
 * @param in what the user types
 * @param out results
 * @param err log, notes, progress and errors
 */
public record Streams(BufferedReader in, PrintStream out, PrintStream err) {

  /**
   * The streams of this process.
   *
   * @param out its standard output
   */
  public static Streams ofSystem(WatchedOutput out) {
    return new Streams(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        utf8(out),
        utf8(new FileOutputStream(FileDescriptor.err)));
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(
        new BufferedOutputStream(stream, 1 << 13), false, StandardCharsets.UTF_8);
  }
}
