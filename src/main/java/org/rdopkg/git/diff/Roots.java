package org.rdopkg.git.diff;

/** The rough square root that limits how hard the comparison of large texts tries. */
final class Roots {
  private Roots() {}

  /** The power of two at or above the square root of {@code n}, at most twice that. */
  static int powerOfTwo(int n) {
    int root = 1;
    for (int rest = n; rest > 0; rest >>= 2) {
      root <<= 1;
    }
    return root;
  }
}
