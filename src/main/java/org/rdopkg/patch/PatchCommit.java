package org.rdopkg.patch;

import java.util.List;

/**
 * A commit of the patches branch, as far as people and rules look at it; its bytes are git's
 * business.
 *
 * @param id the full object id in hex
 * @param parents the ids of its parents
 * @param author who wrote it
 * @param message the whole message, decoded
 * @param changesNothing whether its tree is that of its first parent
 */
public record PatchCommit(
    String id, List<String> parents, Author author, String message, boolean changesNothing) {

  /**
   * Who wrote a commit.
   *
   * @param name the name, decoded
   * @param email the address without angle brackets
   */
  public record Author(String name, String email) {}

  /** How many characters of an id are shown to people. */
  public static final int SHORT_ID = 7;

  public PatchCommit {
    parents = List.copyOf(parents);
  }

  /** Whether it joins histories; such a commit is no patch and is counted nowhere. */
  public boolean isMerge() {
    return parents.size() > 1;
  }

  /** The id cut to what people are shown. */
  public String shortId() {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  /** The first paragraph of the message on one line, as git's {@code %s}. */
  public String subject() {
    return CommitText.subject(message);
  }

  /** The message after its first paragraph; empty when there is nothing. */
  public String body() {
    return CommitText.body(message);
  }
}
