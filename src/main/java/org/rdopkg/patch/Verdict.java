package org.rdopkg.patch;

import java.util.List;
import java.util.Set;

/** What became of a patch on a new base. */
public sealed interface Verdict {

  /** It says what it said, at the same lines of the same files. */
  record Kept() implements Verdict {}

  /**
   * It applies, and its patch file looks different now.
   *
   * @param differences in which ways
   * @param moves files that it changes under another name now
   */
  record Changed(Set<Difference> differences, List<Move> moves) implements Verdict {
    public Changed {
      differences = Set.copyOf(differences);
      moves = List.copyOf(moves);
    }
  }

  /** It is left out because upstream has it. */
  record Upstreamed(UpstreamEvidence proof) implements Verdict {}

  /** It is left out because nothing of it is left; who made the same change is not known. */
  record Emptied() implements Verdict {}

  /** It does not apply: the user must say how the files shall look. */
  record Conflicting(List<ConflictedPath> paths) implements Verdict {
    public Conflicting {
      paths = List.copyOf(paths);
    }
  }

  /** It was left out because the caller said so, without evidence that upstream has it. */
  record LeftOut() implements Verdict {}

  /** A way in which a patch file can differ from the one before. */
  enum Difference {
    /** The same hunks at other line numbers. */
    OFFSET("lines moved"),
    /** The same lines added and removed, with other lines around them. */
    CONTEXT("context changed"),
    /** Other lines added or removed: part of it is upstream's already. */
    CONTENT("content changed"),
    /** A file has another name. */
    RENAMED("file renamed");

    private final String text;

    Difference(String text) {
      this.text = text;
    }

    /** What to tell people. */
    public String text() {
      return text;
    }
  }

  /** A file of a patch that upstream renamed. */
  record Move(String from, String to) {}
}
