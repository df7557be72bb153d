package org.rdopkg;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.Locale;
import org.rdopkg.cli.Rdopkg;
import org.rdopkg.console.Streams;
import org.rdopkg.console.WatchedOutput;
import org.rdopkg.error.ExitCode;
import org.rdopkg.io.Environment;

/** Starts rdopkg with the streams and surroundings of the process. */
public final class Main {
  private Main() {}

  /** The program. */
  public static void main(String[] args) {
    Locale.setDefault(
        Locale.US); // one form of numbers for all; and Java has it without its locale data
    WatchedOutput out = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
    Streams streams = Streams.ofSystem(out);
    int status = run(List.of(args), streams, Environment.ofSystem());
    System.exit(out.failure().isPresent() ? lost(streams, out.failure().get()) : status);
  }

  /** The results went nowhere, so whoever reads them must not take this for success. */
  private static int lost(Streams streams, String why) {
    streams.err().println("error: cannot write to the standard output");
    streams.err().println("why:   " + why);
    streams
        .err()
        .println("fix:   make room or name another place; rdopkg oplog tells what was done");
    streams.err().flush();
    return ExitCode.ERROR.status();
  }

  /**
   * One run with given streams and surroundings: what tests call, and whoever has rdopkg in the
   * same JVM.
   *
   * @return the exit status
   */
  public static int run(List<String> args, Streams streams, Environment environment) {
    return new Rdopkg(streams, environment).run(args);
  }
}
