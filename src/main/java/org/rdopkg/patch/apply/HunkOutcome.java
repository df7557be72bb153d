package org.rdopkg.patch.apply;

import java.util.List;

/**
 * What came of a hunk.
 *
 * @param number its number among those of its file, from 1
 * @param hunk the hunk
 * @param fate where it was applied, or what stood there instead
 */
public record HunkOutcome(int number, Hunk hunk, Fate fate) {

  /** Whether it was applied. */
  public sealed interface Fate {}

  /**
   * It was applied.
   *
   * @param line the line of the file, as it was before the patch, that it begins at
   * @param offset how far that is from where the hunk says
   * @param fuzz how many lines of context at an end were not looked at
   */
  public record Applied(int line, int offset, int fuzz) implements Fate {}

  /**
   * It was not.
   *
   * @param line the line where it should have been
   * @param nearby what stands there: the lines that come closest to the hunk's, or those at that
   *     place
   * @param nearbyLine the number of the first of these
   */
  public record Failed(int line, List<String> nearby, int nearbyLine) implements Fate {
    public Failed {
      nearby = List.copyOf(nearby);
    }
  }

  /** Whether it was applied. */
  public boolean applied() {
    return fate instanceof Applied;
  }
}
