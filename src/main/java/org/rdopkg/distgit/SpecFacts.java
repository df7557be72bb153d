package org.rdopkg.distgit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.version.Release;

/**
 * What the guesses need to know from the spec, as plain values.
 *
 * @param epoch the epoch as written, or null
 * @param version Version expanded
 * @param release Release as written
 * @param expandedRelease Release expanded with an empty {@code %dist}
 * @param milestone what the macro {@code milestone} comes to, or null
 * @param patchesBase the value of the magic comment, expanded, or null
 * @param applyMethod how the spec applies its patches: {@code git-am}, {@code autosetup}, ...
 */
public record SpecFacts(
    @Nullable String epoch,
    String version,
    Release release,
    String expandedRelease,
    @Nullable String milestone,
    @Nullable String patchesBase,
    String applyMethod) {

  /** The upstream version that the spec is at: Version with its milestone. */
  public String upstreamVersion() {
    return version + Optional.ofNullable(milestone).orElse("");
  }

  /** What the magic comment says about the base. */
  public PatchesBase base() {
    return patchesBase == null ? PatchesBase.NONE : PatchesBase.parse(patchesBase);
  }

  /** {@code [Epoch:]Version-Release} without the distribution. */
  public String versionRelease() {
    return (epoch == null ? "" : epoch + ":") + version + "-" + expandedRelease;
  }
}
