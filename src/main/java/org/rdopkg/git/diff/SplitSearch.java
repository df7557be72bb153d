package org.rdopkg.git.diff;

/**
 * Finds a point at which to split a box of two texts: the middle of a shortest edit, searched from
 * both corners at once; in expensive boxes a good point that costs less.
 *
 * <p>A point is (x, y), x lines into the first text and y into the second; its diagonal is x - y.
 * {@code forward[diagonal]} is the farthest x reached from the low corner with the present number
 * of edits, {@code backward[diagonal]} the nearest x reached from the high corner.
 */
final class SplitSearch {
  /** A run of equal lines longer than this is a sign that texts fit together there. */
  private static final int LONG_RUN = 20;

  /** From this number of edits on, a promising run is taken instead of the middle. */
  private static final int PROMISING_FROM = 256;

  /** How far a promising point must be, for each edit so far. */
  private static final int PROMISING_REACH = 4;

  /** The least number of edits at which a search is given up. */
  private static final int LEAST_LIMIT = 256;

  private static final int UNREACHED_LOW = -1;
  private static final int UNREACHED_HIGH = Integer.MAX_VALUE;

  private final int[] a;
  private final int[] b;
  private final int[] forward;
  private final int[] backward;
  private final int shift;
  private final int limit;

  private int a0;
  private int a1;
  private int b0;
  private int b1;
  private int least;
  private int most;
  private int forwardLow;
  private int forwardHigh;
  private int backwardLow;
  private int backwardHigh;
  private boolean longRun;

  /** The split point, and whether the parts below and above it deserve an exact search. */
  int x;

  int y;
  boolean lowExact;
  boolean highExact;

  SplitSearch(int[] a, int[] b) {
    this.a = a;
    this.b = b;
    int diagonals = a.length + b.length + 3;
    forward = new int[diagonals];
    backward = new int[diagonals];
    shift = b.length + 1;
    limit = Math.max(Roots.powerOfTwo(diagonals), LEAST_LIMIT);
  }

  /** Splits the box of lines {@code [a0, a1)} and {@code [b0, b1)}, both not empty. */
  void split(int a0, int a1, int b0, int b1, boolean exact) {
    start(a0, a1, b0, b1);
    boolean odd = ((a0 - b0 - a1 + b1) & 1) != 0;
    for (int edits = 1; ; edits++) {
      longRun = false;
      if (stepForward(odd) || stepBackward(!odd)) {
        lowExact = true;
        highExact = true;
        return;
      }
      if (exact) {
        continue;
      }
      if (longRun
          && edits > PROMISING_FROM
          && (promisingForward(edits) || promisingBackward(edits))) {
        return;
      }
      if (edits >= limit) {
        giveUp();
        return;
      }
    }
  }

  private void start(int lowA, int highA, int lowB, int highB) {
    a0 = lowA;
    a1 = highA;
    b0 = lowB;
    b1 = highB;
    least = a0 - b1;
    most = a1 - b0;
    forwardLow = a0 - b0;
    forwardHigh = forwardLow;
    backwardLow = a1 - b1;
    backwardHigh = backwardLow;
    forward[shift + forwardLow] = a0;
    backward[shift + backwardLow] = a1;
  }

  /** One more edit from the low corner; true when it met the other search. */
  private boolean stepForward(boolean check) {
    forwardLow = forwardLow > least ? unreached(forward, forwardLow - 1, -1) : forwardLow + 1;
    forwardHigh = forwardHigh < most ? unreached(forward, forwardHigh + 1, 1) : forwardHigh - 1;
    int[] reach = forward;
    int[] one = a;
    int[] two = b;
    int endX = a1;
    int endY = b1;
    for (int k = forwardHigh; k >= forwardLow; k -= 2) {
      int at = k + shift;
      int from = reach[at - 1] >= reach[at + 1] ? reach[at - 1] + 1 : reach[at + 1];
      int i = from;
      int j = i - k;
      while (i < endX && j < endY && one[i] == two[j]) {
        i++;
        j++;
      }
      longRun |= i - from > LONG_RUN;
      reach[at] = i;
      if (check && k >= backwardLow && k <= backwardHigh && backward[at] <= i) {
        x = i;
        y = j;
        return true;
      }
    }
    return false;
  }

  /** One more edit from the high corner; true when it met the other search. */
  private boolean stepBackward(boolean check) {
    backwardLow = backwardLow > least ? unreached(backward, backwardLow - 1, -1) : backwardLow + 1;
    backwardHigh =
        backwardHigh < most ? unreached(backward, backwardHigh + 1, 1) : backwardHigh - 1;
    int[] reach = backward;
    int[] one = a;
    int[] two = b;
    int endX = a0;
    int endY = b0;
    for (int k = backwardHigh; k >= backwardLow; k -= 2) {
      int at = k + shift;
      int from = reach[at - 1] < reach[at + 1] ? reach[at - 1] : reach[at + 1] - 1;
      int i = from;
      int j = i - k;
      while (i > endX && j > endY && one[i - 1] == two[j - 1]) {
        i--;
        j--;
      }
      longRun |= from - i > LONG_RUN;
      reach[at] = i;
      if (check && k >= forwardLow && k <= forwardHigh && i <= forward[at]) {
        x = i;
        y = j;
        return true;
      }
    }
    return false;
  }

  /** Opens diagonal {@code k}, with a neighbour beyond it that no search has reached. */
  private int unreached(int[] reach, int k, int outwards) {
    reach[shift + k + outwards] = reach == forward ? UNREACHED_LOW : UNREACHED_HIGH;
    return k;
  }

  private boolean promisingForward(int edits) {
    int best = 0;
    for (int k = forwardHigh; k >= forwardLow; k -= 2) {
      int i = forward[shift + k];
      int j = i - k;
      int score = i - a0 + (j - b0) - Math.abs(k - (a0 - b0));
      if (score > PROMISING_REACH * edits
          && score > best
          && i >= a0 + LONG_RUN
          && i < a1
          && j >= b0 + LONG_RUN
          && j < b1
          && equalRun(i - LONG_RUN, j - LONG_RUN)) {
        best = score;
        x = i;
        y = j;
      }
    }
    lowExact = true;
    highExact = false;
    return best > 0;
  }

  private boolean promisingBackward(int edits) {
    int best = 0;
    for (int k = backwardHigh; k >= backwardLow; k -= 2) {
      int i = backward[shift + k];
      int j = i - k;
      int score = a1 - i + (b1 - j) - Math.abs(k - (a1 - b1));
      if (score > PROMISING_REACH * edits
          && score > best
          && i > a0
          && i <= a1 - LONG_RUN
          && j > b0
          && j <= b1 - LONG_RUN
          && equalRun(i, j)) {
        best = score;
        x = i;
        y = j;
      }
    }
    lowExact = false;
    highExact = true;
    return best > 0;
  }

  private boolean equalRun(int i, int j) {
    for (int n = 0; n < LONG_RUN; n++) {
      if (a[i + n] != b[j + n]) {
        return false;
      }
    }
    return true;
  }

  /** Takes the point that is farthest from its corner. */
  private void giveUp() {
    int farthest = farthestForward();
    int forwardX = x;
    int nearest = nearestBackward();
    if (a1 + b1 - nearest < farthest - (a0 + b0)) {
      x = forwardX;
      y = farthest - forwardX;
      lowExact = true;
      highExact = false;
    } else {
      y = nearest - x;
      lowExact = false;
      highExact = true;
    }
  }

  private int farthestForward() {
    int best = -1;
    for (int k = forwardHigh; k >= forwardLow; k -= 2) {
      int i = Math.min(forward[shift + k], a1);
      int j = i - k;
      if (j > b1) {
        i = b1 + k;
        j = b1;
      }
      if (i + j > best) {
        best = i + j;
        x = i;
      }
    }
    return best;
  }

  private int nearestBackward() {
    int best = Integer.MAX_VALUE;
    for (int k = backwardHigh; k >= backwardLow; k -= 2) {
      int i = Math.max(backward[shift + k], a0);
      int j = i - k;
      if (j < b0) {
        i = b0 + k;
        j = b0;
      }
      if (i + j < best) {
        best = i + j;
        x = i;
      }
    }
    return best;
  }
}
