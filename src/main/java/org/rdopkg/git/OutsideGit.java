package org.rdopkg.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;

/**
 * The user's git program, run in a folder that is not the checkout of this run, or in none: what
 * the environment says of places (a hook that calls rdopkg has it so) is not for it.
 */
public final class OutsideGit {
  /** Variables that would lead git to another repository. */
  private static final List<String> PLACES =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_NAMESPACE",
          "GIT_PREFIX");

  private static final String ALLOWED = "GIT_ALLOW_PROTOCOL";
  private static final String USUAL = "file:git:http:https:ssh";

  private OutsideGit() {}

  /** A request to run git in a folder; it may ask the user. */
  public static ProcessRequest.Builder request(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessRequest.Builder request = ProcessRequest.in(folder, command).inheritInput();
    PLACES.forEach(request::without);
    return request;
  }

  /**
   * The same for addresses that somebody else wrote: only protocols that run no program of the
   * address's choice, unless the user's environment says which.
   */
  public static ProcessRequest.Builder untrusted(
      Environment environment, Path folder, String... arguments) {
    ProcessRequest.Builder request = request(folder, arguments);
    return environment.getNonEmpty(ALLOWED).isPresent() ? request : request.with(ALLOWED, USUAL);
  }
}
