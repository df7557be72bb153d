package org.rdopkg.git.handover;

import java.util.List;
import org.rdopkg.patch.PatchCommit;

/**
 * What is left of a rebase.
 *
 * @param branch the local branch, whose commits these are
 * @param oldBase the commit that it stands on, full hex
 * @param onto the commit that the next one is to be put on, full hex
 * @param commits the commits that are left, the conflicting one first
 */
public record RebaseTodo(String branch, String oldBase, String onto, List<PatchCommit> commits) {
  public RebaseTodo {
    commits = List.copyOf(commits);
  }

  /** The instruction sheet of {@code git rebase -i}. */
  String sheet() {
    StringBuilder sheet = new StringBuilder();
    for (PatchCommit commit : commits) {
      sheet.append("pick ").append(commit.id()).append(' ').append(oneLine(commit.subject()));
      sheet.append('\n');
    }
    return sheet.toString();
  }

  private static String oneLine(String subject) {
    StringBuilder line = new StringBuilder(subject.length());
    subject.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return line.toString().strip();
  }
}
