package org.rdopkg.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessRunner;

/**
 * The user's git program, run in one checkout: for what is the user's (network, signing, hand-over
 * of a conflict) and for the few things that only git itself decides rightly.
 */
public final class GitProgram {
  private final Environment environment;
  private final Path directory;

  /** git in this folder. */
  public GitProgram(Environment environment, Path directory) {
    this.environment = environment;
    this.directory = directory;
  }

  /** A request to run git with these arguments at the top of the checkout. */
  public ProcessRequest.Builder request(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add("git");
    command.addAll(List.of(arguments));
    return ProcessRequest.in(directory, command);
  }

  /** What runs the requests. */
  public ProcessRunner runner() {
    return new ProcessRunner(environment);
  }
}
