package org.rdopkg.git;

/** Who is told how far git's transfer from or to another repository is. */
@FunctionalInterface
public interface TransferListener {
  /**
   * So much of all is done; called often.
   *
   * @param what git does, in its own words
   */
  void transferred(String what, int done, int total);
}
