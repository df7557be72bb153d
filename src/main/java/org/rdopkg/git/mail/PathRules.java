package org.rdopkg.git.mail;

import java.util.Optional;
import org.rdopkg.git.diff.FunctionNames;

/**
 * What the attributes say about the diff of a path.
 *
 * @param binary whether to treat it as binary; empty to look at the contents
 * @param names the headings of its language; empty for the default rule
 */
record PathRules(Optional<Boolean> binary, Optional<FunctionNames> names) {
  /** Nothing is said. */
  static final PathRules NONE = new PathRules(Optional.empty(), Optional.empty());

  /** Looks up the rules of a path. */
  @FunctionalInterface
  interface Source {
    PathRules of(byte[] path);
  }
}
