package org.rdopkg.workflow;

/** Who is told what happens, and asked before something is published. */
public interface Asker extends Narrator {
  /** Whether a person is there to answer. */
  boolean isInteractive();

  /** Asks; without a person the default is the answer. */
  boolean ask(String question, boolean byDefault);

  /** Whether a person says yes; without a person nobody does. */
  default boolean agrees(String question) {
    return isInteractive() && ask(question, true);
  }
}
