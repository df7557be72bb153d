package org.rdopkg.git.mail;

import java.util.Arrays;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One patch file as {@code git format-patch} would write it.
 *
 * <p>The content of a commit that changes nothing is empty, as git's is; such a file still takes a
 * number.
 *
 * @param commit the commit that the file was made from
 * @param fileName the number and the cleaned subject, such as {@code 0001-Fix-the-build.patch}
 * @param content the bytes of the file; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record PatchMail(ObjectId commit, String fileName, byte[] content) {
  /** Whether the commit changes nothing that a patch file could carry. */
  public boolean isEmpty() {
    return content.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PatchMail mail
        && commit.equals(mail.commit)
        && fileName.equals(mail.fileName)
        && Arrays.equals(content, mail.content);
  }

  @Override
  public int hashCode() {
    return 31 * fileName.hashCode() + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "PatchMail[" + fileName + ", " + content.length + " bytes]";
  }
}
