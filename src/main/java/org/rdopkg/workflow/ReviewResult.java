package org.rdopkg.workflow;

import java.util.List;
import org.rdopkg.patch.PatchCommit;

/**
 * What was sent, or would be.
 *
 * @param remote the remote's name
 * @param ref where it goes: {@code refs/for/...}
 * @param commits what goes there, oldest first, as it was before Change-Ids were added
 * @param withoutId those of them that had no Change-Id, in hex
 * @param tip the last commit as it was sent, in hex
 * @param sent whether it was
 * @param command what would send it
 * @param answer what the server said, a line each
 */
public record ReviewResult(
    String remote,
    String ref,
    List<PatchCommit> commits,
    List<String> withoutId,
    String tip,
    boolean sent,
    String command,
    List<String> answer) {
  public ReviewResult {
    commits = List.copyOf(commits);
    withoutId = List.copyOf(withoutId);
    answer = List.copyOf(answer);
  }

  /** The pages of the changes that the server named. */
  public List<String> changes() {
    return answer.stream()
        .flatMap(line -> List.of(line.split("\\s+", -1)).stream())
        .filter(word -> word.startsWith("https://") || word.startsWith("http://"))
        .toList();
  }
}
