package org.rdopkg.git.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Brings commits with an {@code encoding} header to UTF-8, as git does for its output.
 *
 * <p>It is all or nothing: with an encoding that is not known, or text that is not valid in it,
 * name and message stay the bytes they are.
 */
final class CommitEncoding {
  private CommitEncoding() {}

  /** The commit in UTF-8, or as it is when that can't be done. */
  static CommitObject parse(ObjectId id, byte[] raw) {
    CommitObject commit = CommitObject.parse(id, raw);
    return commit
        .encoding()
        .filter(name -> !isUtf8(name))
        .flatMap(name -> CommitCharset.decode(name, raw, Ascii.indexOf(raw, 0, 0)))
        .map(text -> CommitObject.parse(id, text.getBytes(StandardCharsets.UTF_8)))
        .orElse(commit);
  }

  private static boolean isUtf8(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("utf-8") || lower.equals("utf8");
  }
}
