package org.rdopkg.git.replay;

/** Who is told how far a replay has come: one that takes seconds should not look stuck. */
public interface ReplayProgress {
  /** So many patches of all are through. */
  void picked(int done, int total);
}
