package org.rdopkg.git.tx;

import java.util.List;
import java.util.Optional;

/**
 * What a transaction has done.
 *
 * @param id names the transaction; part of the refs that keep old values reachable
 * @param commit the new commit in hex
 * @param refs every ref that was moved, HEAD's branch and the refs that keep old values included
 * @param warnings what went wrong after everything was in place, such as a failing post-commit hook
 */
public record Applied(
    String id, Optional<String> commit, List<RefMove> refs, List<String> warnings) {
  public Applied {
    refs = List.copyOf(refs);
    warnings = List.copyOf(warnings);
  }
}
