package org.rdopkg;

import java.util.List;
import org.rdopkg.cli.Rdopkg;
import org.rdopkg.console.Streams;
import org.rdopkg.io.Environment;

/** Starts rdopkg with the streams and surroundings of the process. */
public final class Main {
  private Main() {}

  /** The program. */
  public static void main(String[] args) {
    System.exit(run(List.of(args), Streams.ofSystem(), Environment.ofSystem()));
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
