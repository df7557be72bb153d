package org.rdopkg.workflow;

import java.io.OutputStream;

/** Who is told what happens while an action runs. */
public interface Narrator {
  /** Something was done or found; one line. */
  void note(String line);

  /** Something the user should know that does not stop the action; one line. */
  void warn(String line);

  /**
   * How far something long has come; called often.
   *
   * @param what it is, such as a file's name
   * @param done so much of it
   * @param total all of it; -1 when nobody knows
   */
  default void progress(String what, long done, long total) {
    // told only to those who watch
  }

  /** The same for things that are counted, such as patches; called often. */
  default void count(String what, int done, int total) {
    // told only to those who watch
  }

  /** Something that does not tell how far it is goes on; called often. */
  default void waiting(String what) {
    // told only to those who watch
  }

  /** Where the output of programs goes that the action starts, such as the user's hooks. */
  OutputStream programs();
}
