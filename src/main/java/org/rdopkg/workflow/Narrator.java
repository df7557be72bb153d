package org.rdopkg.workflow;

import java.io.OutputStream;

/** Who is told what happens while an action runs. */
public interface Narrator {
  /** Something was done or found; one line. */
  void note(String line);

  /** Something the user should know that does not stop the action; one line. */
  void warn(String line);

  /** Where the output of programs goes that the action starts, such as the user's hooks. */
  OutputStream programs();
}
