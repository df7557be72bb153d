package org.rdopkg.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * The patch files that the spec has now, compared with the series that is going to replace them.
 *
 * @param after what became of each patch of the new series, in its order
 * @param removed the old patches that have no successor, in their order
 * @param reordered whether patches that both have stand in another order
 */
public record SeriesDiff(List<Change> after, List<OldPatch> removed, boolean reordered) {

  /** What became of a patch. */
  public sealed interface Change {
    /** The patch in the new series. */
    NewPatch patch();
  }

  /**
   * It says what it said before, though commit and blob ids, the statistics or the name may differ.
   */
  public record Kept(OldPatch before, NewPatch patch) implements Change {}

  /** It says something else than before. */
  public record Changed(OldPatch before, NewPatch patch, Kind kind) implements Change {}

  /** There was none like it. */
  public record Added(NewPatch patch) implements Change {}

  /** What is different in a changed patch. */
  public enum Kind {
    /** Only the message, under the same subject. */
    MESSAGE("Reword patch"),
    /** The subject; the code is the same. */
    SUBJECT("Retitle patch"),
    /** Only what stands around the changed lines, or where they stand. */
    CONTEXT("Refresh patch"),
    /** The lines that it adds and removes, or the files. */
    CODE("Update patch");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** What the changelog says in front of the subject. */
    public String text() {
      return text;
    }
  }

  public SeriesDiff {
    after = List.copyOf(after);
    removed = List.copyOf(removed);
  }

  /**
   * Compares. A new patch continues the old one with the same bytes, else of the same commit, else
   * of the same given name, else with the same content, else with the same subject, else with the
   * same code, else, where the old one has no subject, of the same name.
   *
   * @param before the patch files of the spec, in the order that they are applied in
   * @param now the new series in its order
   */
  public static SeriesDiff compare(List<PatchFile> before, List<NewPatch> now) {
    return new SeriesMatch(before, now).diff();
  }

  /** The patches of one kind of change, in the order of the series. */
  public <T extends Change> List<T> all(Class<T> kind) {
    return after.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /**
   * Whether the series says what it said, so that Release need not be bumped: nothing added,
   * removed, changed or put elsewhere.
   */
  public boolean isSameContent() {
    return removed.isEmpty() && !reordered && after.stream().allMatch(Kept.class::isInstance);
  }

  /** Whether not one byte of the files, their names and their order is different. */
  public boolean isIdentical() {
    List<PatchFile> old = new ArrayList<>();
    all(Kept.class).forEach(kept -> old.add(kept.before().file()));
    return isSameContent()
        && old.equals(after.stream().map(change -> change.patch().file()).toList());
  }
}
