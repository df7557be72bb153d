package org.rdopkg.patch.apply;

import java.util.List;
import java.util.Optional;

/**
 * What a patch says about one file.
 *
 * @param old the name in front of which {@code ---} stands (in a context diff {@code ***})
 * @param now the name in front of which {@code +++} stands (in a context diff {@code ---})
 * @param index the name of an {@code Index:} line
 * @param git git's lines
 * @param body what is to be changed
 * @param line the line of the patch file that it begins at
 */
record FilePatch(
    Optional<HeaderName> old,
    Optional<HeaderName> now,
    Optional<HeaderName> index,
    Optional<GitHeader> git,
    Body body,
    int line) {

  /** What is to be changed in the file. */
  sealed interface Body {}

  /** Lines. */
  record Text(List<Hunk> hunks, boolean context) implements Body {
    Text {
      hunks = List.copyOf(hunks);
    }
  }

  /** Bytes, as {@code git diff --binary} writes them. */
  record Binary(BinaryChange change) implements Body {}

  /** Bytes that the patch does not have: {@code Binary files a/x and b/x differ}. */
  record BinaryMissing() implements Body {}

  /** Nothing: only mode or name change, or the file is empty. */
  record Nothing() implements Body {}

  /** Something that is no diff after all; what comes behind it is not read. */
  record Malformed(int atLine, String why) implements Body {}

  GitHeader.Kind kind() {
    return git.map(GitHeader::kind).orElse(GitHeader.Kind.MODIFY);
  }

  List<Hunk> hunks() {
    return body instanceof Text text ? text.hunks() : List.of();
  }
}
