package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;

/**
 * What {@code import-patches} has done, or would do.
 *
 * @param patchesBranch the local patches branch
 * @param baseName what it stands on
 * @param tip its commit, in hex
 * @param patches what became of each patch
 * @param byHand patch files that are left as they are
 * @param planned whether nothing was written
 * @param failure why a planned import would stop; empty when it would not
 */
public record ImportResult(
    String patchesBranch,
    String baseName,
    String tip,
    List<Patch> patches,
    List<String> byHand,
    boolean planned,
    Optional<String> failure) {
  public ImportResult {
    patches = List.copyOf(patches);
    byHand = List.copyOf(byHand);
  }

  /**
   * A patch.
   *
   * @param file its name
   * @param commit the commit that it has become
   * @param subject the commit's
   * @param how {@code mail}, {@code dep3}, {@code text}, {@code upstream}, {@code by hand}
   * @param offset most lines that a hunk was off
   * @param fuzz most lines of context that were not looked at
   */
  public record Patch(
      String file, String commit, String subject, String how, int offset, int fuzz) {}
}
