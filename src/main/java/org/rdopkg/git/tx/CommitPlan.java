package org.rdopkg.git.tx;

/**
 * The commit to be made on HEAD: HEAD's tree with exactly the plan's files changed, whatever else
 * is staged or modified.
 *
 * @param message the whole message; hooks may change it
 * @param amend the commit takes HEAD's place: same parents, author and author date
 */
public record CommitPlan(String message, boolean amend) {
  /** A commit on top of HEAD. */
  public static CommitPlan onTop(String message) {
    return new CommitPlan(message, false);
  }

  /** A commit in HEAD's place. */
  public static CommitPlan amending(String message) {
    return new CommitPlan(message, true);
  }

  /** The first line of the message. */
  public String subject() {
    String text = message.strip();
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
