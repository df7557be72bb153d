package org.rdopkg.workflow;

import java.util.Optional;

/**
 * Which change of Gerrit's the patches are taken from.
 *
 * @param change the change, as people name it; empty when none is asked for
 * @param force take it even when it is abandoned or not verified
 */
public record GerritRequest(Optional<String> change, boolean force) {
  /** No change is asked for. */
  public static final GerritRequest NONE = new GerritRequest(Optional.empty(), false);
}
