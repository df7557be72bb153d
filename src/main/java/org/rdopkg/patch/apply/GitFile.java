package org.rdopkg.patch.apply;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Applies hunks to the lines of one file as {@code git apply} does: no fuzz, any order. */
final class GitFile {
  private final Closest closest = new Closest();
  private List<String> file;

  /** Lines that a hunk has been at; no other one may touch them. */
  private BitSet taken = new BitSet();

  GitFile(List<String> file) {
    this.file = new ArrayList<>(file);
  }

  List<HunkOutcome> apply(List<Hunk> hunks) {
    List<HunkOutcome> outcomes = new ArrayList<>();
    for (Hunk hunk : hunks) {
      outcomes.add(new HunkOutcome(outcomes.size() + 1, hunk, apply(hunk)));
    }
    return outcomes;
  }

  /** The lines that the file has now. */
  List<String> lines() {
    return file;
  }

  private HunkOutcome.Fate apply(Hunk hunk) {
    List<String> before = hunk.before();
    int guess = Math.max(0, hunk.newStart() - 1);
    return place(hunk, before, guess)
        .<HunkOutcome.Fate>map(
            place -> {
              replace(hunk, place);
              return new HunkOutcome.Applied(place + 1, place - guess, 0);
            })
        .orElseGet(() -> closest.failed(file, before, guess));
  }

  private Optional<Integer> place(Hunk hunk, List<String> before, int guess) {
    boolean atStart = hunk.oldStart() <= 1;
    boolean atEnd = hunk.trailing() == 0;
    int last = file.size() - before.size();
    int from = atEnd ? last : 0;
    int to = atStart ? 0 : last;
    if (last < 0 || from > to) {
      return Optional.empty();
    }
    boolean open = !atEnd && before.size() > 1 && !before.get(before.size() - 1).endsWith("\n");
    List<String> wanted = open ? before.subList(0, before.size() - 1) : before;
    int found =
        new HunkSearch(file)
            .nearest(
                wanted,
                guess,
                from,
                to,
                true,
                at -> isFree(at, before) && (!open || beginsWithLast(at, before)));
    if (before.isEmpty()) {
      return Optional.of(from);
    }
    return found < 0 ? Optional.empty() : Optional.of(found);
  }

  /** A last line of context without its end is found also where that goes on with white space. */
  private boolean beginsWithLast(int at, List<String> before) {
    String last = before.get(before.size() - 1);
    String line = file.get(at + before.size() - 1);
    return line.startsWith(last) && line.substring(last.length()).isBlank();
  }

  private boolean isFree(int at, List<String> before) {
    int next = taken.nextSetBit(at);
    return next < 0 || next >= at + before.size();
  }

  private void replace(Hunk hunk, int place) {
    int removed = hunk.before().size();
    List<String> after = hunk.after();
    List<String> lines = new ArrayList<>(file.size() + after.size() - removed);
    lines.addAll(file.subList(0, place));
    lines.addAll(after);
    lines.addAll(file.subList(place + removed, file.size()));
    BitSet moved = taken.get(0, place);
    moved.set(place, place + after.size());
    for (int i = taken.nextSetBit(place + removed); i >= 0; i = taken.nextSetBit(i + 1)) {
      moved.set(i - removed + after.size());
    }
    file = lines;
    taken = moved;
  }
}
