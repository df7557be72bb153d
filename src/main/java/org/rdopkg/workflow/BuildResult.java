package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a build ended.
 *
 * @param command the program that was run, and its arguments
 * @param status its exit status
 * @param sourcePackage what was built, when that was made here
 * @param pushed whether the branch was pushed before
 */
public record BuildResult(
    List<String> command, int status, Optional<Path> sourcePackage, boolean pushed) {
  public BuildResult {
    command = List.copyOf(command);
  }
}
