package org.rdopkg.patch.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Applies hunks to the lines of one file as GNU patch does. */
final class GnuFile {
  private final List<String> file;
  private final HunkSearch search;
  private final Closest closest = new Closest();
  private final int maxFuzz;
  private final boolean isNew;
  private final List<String> out = new ArrayList<>();
  private final List<HunkOutcome> outcomes = new ArrayList<>();

  /** How many lines of the file are done with. */
  private int done;

  private int offset;

  /**
   * A file.
   *
   * @param isNew whether the patch says that there is no such file yet
   */
  GnuFile(List<String> file, int maxFuzz, boolean isNew) {
    this.isNew = isNew;
    this.file = file;
    this.search = new HunkSearch(file);
    this.maxFuzz = maxFuzz;
  }

  List<HunkOutcome> apply(List<Hunk> hunks) {
    for (Hunk hunk : hunks) {
      outcomes.add(new HunkOutcome(outcomes.size() + 1, hunk, apply(hunk)));
    }
    copyTo(file.size());
    return outcomes;
  }

  /** The lines that the file has now. */
  List<String> lines() {
    return out;
  }

  private HunkOutcome.Fate apply(Hunk hunk) {
    List<String> before = hunk.before();
    int written = before.isEmpty() ? hunk.oldStart() : hunk.oldStart() - 1;
    if (before.isEmpty()) {
      return insert(hunk, written);
    }
    int context = Math.max(hunk.leading(), hunk.trailing());
    for (int fuzz = 0; fuzz <= Math.min(maxFuzz, context); fuzz++) {
      int head = fuzz + hunk.leading() - context;
      int tail = fuzz + hunk.trailing() - context;
      OptionalInt place = place(hunk, before, written + offset, head, tail);
      if (place.isPresent()) {
        offset = place.getAsInt() - written;
        replace(hunk, place.getAsInt(), Math.max(0, head));
        return new HunkOutcome.Applied(place.getAsInt() + 1, offset, fuzz);
      }
    }
    return closest.failed(file, before, written + offset);
  }

  /**
   * Where a hunk belongs.
   *
   * @param head how many lines of context at its beginning are not looked at; when negative, less
   *     context than at its end says that the file begins there
   * @param tail the same for its end
   */
  private OptionalInt place(Hunk hunk, List<String> before, int guess, int head, int tail) {
    int cutHead = Math.max(0, head);
    int cutTail = Math.max(0, tail);
    List<String> wanted = before.subList(cutHead, before.size() - cutTail);
    // what is not looked at may stick out of the file
    int last = file.size() - before.size() + cutTail;
    boolean atEnd = tail < 0;
    if (head < 0 && hunk.oldStart() <= 1) {
      boolean fits = done == 0 && last >= 0 && (!atEnd || last == 0);
      return place(fits && search.matches(wanted, cutHead), 0);
    }
    if (atEnd) {
      return place(last >= done && search.matches(wanted, last + cutHead), last);
    }
    int found =
        search.nearest(wanted, guess + cutHead, done + cutHead, last + cutHead, true, any -> true);
    return place(found >= 0, found - cutHead);
  }

  private static OptionalInt place(boolean good, int place) {
    return good ? OptionalInt.of(place) : OptionalInt.empty();
  }

  /** Without lines to look for, the place is taken as it is told. */
  private HunkOutcome.Fate insert(Hunk hunk, int written) {
    int guess = written + offset;
    if (guess < done || (isNew && !file.isEmpty())) {
      return closest.failed(file, List.of(), guess);
    }
    copyTo(Math.min(guess, file.size()));
    endLine();
    replace(hunk, Math.min(guess, file.size()), 0);
    return new HunkOutcome.Applied(guess + 1, offset, 0);
  }

  private void copyTo(int place) {
    if (place > done) {
      endLine();
      out.addAll(file.subList(done, place));
      done = place;
    }
  }

  /** A last line without an end gets one when something is put behind it. */
  private void endLine() {
    int last = out.size() - 1;
    if (last >= 0 && !out.get(last).endsWith("\n")) {
      out.set(last, out.get(last) + "\n");
    }
  }

  /** The context at a hunk's end is not done with: the next one may begin in it. */
  private void replace(Hunk hunk, int place, int cutHead) {
    List<HunkLine> lines = hunk.lines();
    if (hunk.trailing() == lines.size()) {
      return;
    }
    int at = place + cutHead;
    copyTo(at);
    for (HunkLine line : lines.subList(cutHead, lines.size() - hunk.trailing())) {
      switch (line.mark()) {
        case HunkLine.ADDED -> out.add(line.text());
        case HunkLine.REMOVED -> at++;
        default -> out.add(file.get(at++));
      }
    }
    done = at;
  }
}
