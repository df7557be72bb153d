package org.rdopkg.git.diff;

/**
 * Chooses among edits that are equally short. A block of changed lines can often be slid up or
 * down. Sliding it merges blocks that touch; then it is put opposite changes of the other text if
 * there are any, else where indentation and blank lines say that a block starts ({@link
 * SplitScore}).
 */
final class Compaction {
  /** The farthest that indentation may move a block up. */
  private static final int MOST_SLIDING = 100;

  private final Group group;
  private final Group other;

  private Compaction(Group group, Group other) {
    this.group = group;
    this.other = other;
  }

  /**
   * Slides the groups of one text.
   *
   * @param group the first group of that text, {@code other} the one opposite it
   * @param tail how many lines at the end have no changed line among or below them
   * @return {@code group}, which knows how far up and down it has been
   */
  static Group slide(Group group, Group other, int tail) {
    Compaction compaction = new Compaction(group, other);
    int end = group.lines.count - tail;
    while (true) {
      if (!group.empty()) {
        compaction.place();
      }
      if (group.end >= end) {
        return group;
      }
      group.next();
      other.next();
    }
  }

  private void place() {
    int size;
    int highestEnd;
    int oppositeEnd;
    do {
      size = group.size();
      while (group.slideUp()) {
        other.previous();
      }
      highestEnd = group.end;
      oppositeEnd = other.empty() ? -1 : group.end;
      while (group.slideDown()) {
        other.next();
        if (!other.empty()) {
          oppositeEnd = group.end;
        }
      }
    } while (size != group.size());

    if (group.end == highestEnd) {
      return;
    }
    if (oppositeEnd >= 0) {
      while (other.empty()) {
        up();
      }
    } else {
      int best = bestEnd(highestEnd);
      while (group.end > best) {
        up();
      }
    }
  }

  private void up() {
    if (!group.slideUp() || !other.previous()) {
      throw new IllegalStateException("a group that slid down must slide up again");
    }
  }

  /** The end that looks best between {@code highest} and the lowest, where the group is now. */
  private int bestEnd(int highest) {
    int size = group.size();
    int end = Math.max(highest, Math.max(group.end - size - 1, group.end - MOST_SLIDING));
    int best = -1;
    SplitScore bestScore = new SplitScore();
    SplitScore score = new SplitScore();
    for (; end <= group.end; end++) {
      score.clear();
      score.add(group.lines, end);
      score.add(group.lines, end - size);
      if (best < 0 || score.compareTo(bestScore) <= 0) {
        SplitScore swap = bestScore;
        bestScore = score;
        score = swap;
        best = end;
      }
    }
    return best;
  }
}
