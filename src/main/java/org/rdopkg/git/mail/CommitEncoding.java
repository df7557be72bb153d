package org.rdopkg.git.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
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
  static CommitObject parse(ObjectId id, byte[] raw) throws IOException {
    CommitObject commit = CommitObject.parse(id, raw);
    Optional<String> text =
        commit
            .encoding()
            .filter(name -> !isUtf8(name))
            .flatMap(name -> CommitCharset.decode(name, raw, Ascii.indexOf(raw, 0, 0)));
    return text.isEmpty()
        ? commit
        : CommitObject.parse(id, text.get().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isUtf8(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("utf-8") || lower.equals("utf8");
  }
}
