package org.rdopkg.git.tx;

/**
 * Told after every step of a transaction. Tests stop the program there, to see that every moment is
 * a safe one to die in.
 */
@FunctionalInterface
public interface StepListener {
  /** Listens to nothing. */
  StepListener NONE = step -> {};

  /** A step is done; its name says which. */
  void reached(String step);
}
