package org.rdopkg.git.diff;

import java.util.Optional;

/**
 * What the {@code diff} attribute says of a path.
 *
 * @param binary true for a path that is never shown as lines ({@code -diff}, {@code binary}), false
 *     for one that always is ({@code diff}); empty to look at the contents ({@link TextOrBinary})
 * @param names the headings of the language that is named ({@code diff=java}); empty when none or
 *     one that git does not know by itself is named
 */
public record DiffRule(Optional<Boolean> binary, Optional<FunctionNames> names) {
  /** Nothing is said. */
  public static final DiffRule NONE = new DiffRule(Optional.empty(), Optional.empty());
}
