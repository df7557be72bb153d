package org.rdopkg.git;

import java.nio.charset.StandardCharsets;
import org.rdopkg.git.diff.ByteBuilder;
import org.rdopkg.git.diff.FunctionNames;
import org.rdopkg.git.diff.LineDiff;
import org.rdopkg.git.diff.UnifiedDiff;

/** The change of one text file as people know it from {@code git diff}. */
public final class FileDiff {
  private static final int SHORT_ID = 7;

  private FileDiff() {}

  /**
   * What {@code git diff} prints for a file that stays in its place; nothing when nothing changed.
   *
   * @param path in git's form
   */
  public static byte[] of(String path, byte[] before, byte[] after) {
    LineDiff diff = LineDiff.between(before, after);
    if (diff.edits().isEmpty()) {
      return new byte[0];
    }
    ByteBuilder out = new ByteBuilder(1024);
    String header =
        "diff --git a/%1$s b/%1$s\nindex %2$s..%3$s 100644\n--- a/%1$s\n+++ b/%1$s\n"
            .formatted(path, shortId(before), shortId(after));
    out.append(header.getBytes(StandardCharsets.UTF_8));
    UnifiedDiff.write(diff, FunctionNames.DEFAULT, out);
    return out.toByteArray();
  }

  private static String shortId(byte[] content) {
    return CommitFiles.idOf(content).substring(0, SHORT_ID);
  }
}
