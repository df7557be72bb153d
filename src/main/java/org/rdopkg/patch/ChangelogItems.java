package org.rdopkg.patch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rdopkg.patch.SeriesDiff.Added;
import org.rdopkg.patch.SeriesDiff.Change;
import org.rdopkg.patch.SeriesDiff.Changed;
import org.rdopkg.patch.SeriesDiff.Kept;

/**
 * The items of the changelog entry that an update of the patches gets: plain text, one line each,
 * without the dash; the spec room escapes what rpm would expand.
 */
public final class ChangelogItems {
  /** What is written when no patch is worth naming. */
  public static final String UPDATE_PATCHES = "Update patches";

  private final SeriesDiff diff;
  private final BugPatterns bugs;
  private final Function<OldPatch, DropReason> reasons;
  private final Function<PatchCommit, Optional<String>> remarks;

  /**
   * A writer of items.
   *
   * @param reasons why an old patch was dropped
   * @param remarks in which way a patch was changed, where more is known than the files tell
   */
  public ChangelogItems(
      SeriesDiff diff,
      BugPatterns bugs,
      Function<OldPatch, DropReason> reasons,
      Function<PatchCommit, Optional<String>> remarks) {
    this.diff = diff;
    this.bugs = bugs;
    this.reasons = reasons;
    this.remarks = remarks;
  }

  /** The items in a mode, newest patch first; never empty. */
  public List<String> in(ChangelogMode mode) {
    List<String> items =
        switch (mode) {
          case DETECT -> described(detected());
          case COUNT -> described(counted());
          case PLAIN -> List.<String>of();
          case FULL -> full();
        };
    return items.isEmpty() ? List.of(UPDATE_PATCHES) : items;
  }

  /** New is what no old patch file has the commit, the content or the subject of. */
  private List<NewPatch> detected() {
    return diff.after().stream()
        .filter(change -> !(change instanceof Changed changed) || hasUnknownSubject(changed))
        .filter(change -> !(change instanceof Kept))
        .map(Change::patch)
        .toList();
  }

  private static boolean hasUnknownSubject(Changed changed) {
    PatchCommit commit = changed.patch().commit();
    PatchHeader before = changed.before().header();
    String subject = Subjects.key(commit.subject());
    return before.commitId().filter(commit.id()::equals).isEmpty()
        && changed.before().subjectKey().filter(subject::equals).isEmpty();
  }

  private List<NewPatch> counted() {
    int before = diff.after().size() - diff.all(Added.class).size() + diff.removed().size();
    List<NewPatch> all = diff.after().stream().map(Change::patch).toList();
    return before < all.size() ? all.subList(before, all.size()) : List.of();
  }

  private List<String> full() {
    List<NewPatch> added = diff.all(Added.class).stream().map(Added::patch).toList();
    List<String> items = new ArrayList<>(described(added));
    List<Changed> changed = new ArrayList<>(diff.all(Changed.class));
    Collections.reverse(changed);
    for (Changed change : changed) {
      PatchCommit commit = change.patch().commit();
      String remark = remarks.apply(commit).map(text -> " (" + text + ")").orElse("");
      items.add(line(change.kind().text() + ": " + bugs.describe(commit) + remark));
    }
    List<OldPatch> removed = new ArrayList<>(diff.removed());
    Collections.reverse(removed);
    for (OldPatch patch : removed) {
      items.add(line(reasons.apply(patch).text() + ": " + patch.title()));
    }
    if (diff.reordered()) {
      items.add("Reorder patches");
    }
    return items;
  }

  private List<String> described(List<NewPatch> patches) {
    List<String> items = new ArrayList<>();
    patches.forEach(patch -> items.add(line(bugs.describe(patch.commit()))));
    Collections.reverse(items);
    return items;
  }

  /** A subject comes from anybody: no control character may end the line. */
  private static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return line.toString().strip();
  }
}
