package org.rdopkg.workflow;

import org.rdopkg.patch.apply.ApplyRule;
import org.rdopkg.spec.macro.EvaluatedSource;

/**
 * A patch of the spec that is to become commits.
 *
 * @param source its Patch line
 * @param rule how {@code %prep} applies it
 * @param mail whether it is applied as a mail
 * @param comment the comment right above the Patch line
 */
record ImportItem(EvaluatedSource source, ApplyRule rule, boolean mail, String comment) {
  /** The name of its file. */
  String file() {
    return source.fileName();
  }
}
