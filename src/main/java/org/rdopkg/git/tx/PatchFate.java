package org.rdopkg.git.tx;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of one patch in an operation, and how that is known; in words, so that the log of
 * operations can still tell when the commits are long gone.
 *
 * @param commit the commit before, full hex
 * @param newCommit the commit that took its place, full hex; empty text when none did
 * @param fate what became of it, such as {@code upstreamed}
 * @param subject its subject
 * @param detail in which way; may be empty
 * @param evidence signs that upstream has it
 * @param byGit whether the user's git had to decide
 */
public record PatchFate(
    String commit,
    String newCommit,
    String fate,
    String subject,
    String detail,
    List<String> evidence,
    boolean byGit) {
  public PatchFate {
    evidence = List.copyOf(evidence);
  }

  /** The fate with its detail and the evidence, on one line. */
  public String story() {
    StringBuilder story = new StringBuilder(fate);
    if (!detail.isEmpty()) {
      story.append(": ").append(detail);
    }
    String more =
        evidence.stream().filter(sign -> !detail.contains(sign)).collect(Collectors.joining(", "));
    if (!more.isEmpty()) {
      story.append(" (").append(more).append(')');
    }
    if (byGit) {
      story.append(" [decided by git]");
    }
    return story.toString();
  }
}
