package org.rdopkg.io;

/** Looks at a program while it runs, for a person who waits. */
public interface ProcessWatcher {
  /**
   * A line of standard error, as soon as it is there; called by another thread than the one that
   * waits. Programs end a line that tells how far they are with a carriage return.
   *
   * @return whether it only tells how far the program is: it is not kept in the result then
   */
  default boolean takes(String line) {
    return false;
  }

  /** Called often by the thread that waits for the program, and once more at its end. */
  void look();
}
