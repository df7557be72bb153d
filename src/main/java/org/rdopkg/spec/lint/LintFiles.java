package org.rdopkg.spec.lint;

import java.util.Optional;
import java.util.Set;

/** The files beside a spec, for the rules that compare them with it. */
public interface LintFiles {
  /** The names of the files in the spec's folder. */
  Set<String> names();

  /** The content of one of them; empty when it cannot be read or is too large to be looked at. */
  Optional<byte[]> read(String name);
}
