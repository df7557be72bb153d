package org.rdopkg.git.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The raw text of a commit object, cut into what a patch file is made of.
 *
 * <p>Read from the bytes instead of a {@code RevCommit}, because that decodes: a name or message in
 * an unknown encoding must reach the patch file as it is. A message ends at its first NUL byte, as
 * git's strings do.
 *
 * @param id the commit
 * @param tree its tree
 * @param parents its parents, in order
 * @param author the author line after {@code author }, as it stands
 * @param encoding the name in the encoding header, if there is one
 * @param message everything after the headers
 */
@SuppressWarnings("ArrayRecordComponent")
record CommitObject(
    ObjectId id,
    ObjectId tree,
    List<ObjectId> parents,
    byte[] author,
    Optional<String> encoding,
    byte[] message) {

  /**
   * Reads a commit object.
   *
   * @throws IOException when the ids in it are no ids
   */
  static CommitObject parse(ObjectId id, byte[] raw) throws IOException {
    try {
      return new Parser(id, raw).parse();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("Commit " + id.name() + " is damaged", e);
    }
  }

  /** Reads header lines up to the first empty one. */
  private static final class Parser {
    private final ObjectId id;
    private final byte[] raw;
    private ObjectId tree = ObjectId.zeroId();
    private final List<ObjectId> parents = new ArrayList<>(1);
    private byte[] author = {};
    private @Nullable String encoding;

    Parser(ObjectId id, byte[] raw) {
      this.id = id;
      this.raw = raw;
    }

    CommitObject parse() {
      int at = 0;
      while (at < raw.length && raw[at] != '\n') {
        int end = Ascii.indexOf(raw, '\n', at);
        header(at, end);
        at = end + 1;
      }
      int start = Math.min(at + 1, raw.length);
      int end = Ascii.indexOf(raw, 0, start);
      return new CommitObject(
          id,
          tree,
          List.copyOf(parents),
          author,
          Optional.ofNullable(encoding),
          Arrays.copyOfRange(raw, start, end));
    }

    private void header(int at, int end) {
      if (Ascii.startsWith(raw, at, "tree ")) {
        tree = ObjectId.fromString(raw, at + 5);
      } else if (Ascii.startsWith(raw, at, "parent ")) {
        parents.add(ObjectId.fromString(raw, at + 7));
      } else if (Ascii.startsWith(raw, at, "author ") && author.length == 0) {
        author = Arrays.copyOfRange(raw, at + 7, end);
      } else if (Ascii.startsWith(raw, at, "encoding ") && encoding == null) {
        encoding = new String(raw, at + 9, end - at - 9, StandardCharsets.ISO_8859_1);
      }
    }
  }
}
