package org.rdopkg.distgit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A branch of a remote, written {@code REMOTE/BRANCH} as in {@code patches/f42-patches}.
 *
 * @param remote the remote's name, which may itself hold slashes
 * @param branch the branch's name there
 */
public record RemoteBranch(String remote, String branch) {

  /**
   * Reads {@code REMOTE/BRANCH}. The longest configured remote that fits wins; without one the
   * first slash divides.
   *
   * @return empty when there is no slash, or nothing on one side of it
   */
  public static Optional<RemoteBranch> parse(String text, List<String> remotes) {
    int slash =
        remotes.stream()
            .filter(remote -> text.startsWith(remote + "/"))
            .max(Comparator.comparingInt(String::length))
            .map(String::length)
            .orElseGet(() -> text.indexOf('/'));
    if (slash <= 0 || slash + 1 >= text.length()) {
      return Optional.empty();
    }
    return Optional.of(new RemoteBranch(text.substring(0, slash), text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return remote + "/" + branch;
  }
}
