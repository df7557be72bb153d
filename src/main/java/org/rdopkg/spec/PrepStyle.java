package org.rdopkg.spec;

/**
 * How patches are applied in {@code %prep}.
 *
 * @param method the method
 * @param withGit whether git applies them ({@code git am}, {@code %autosetup -S git}); the patch
 *     program can neither apply binary patches nor does git take empty ones
 */
public record PrepStyle(ApplyMethod method, boolean withGit) {

  /** Reads it from a spec. */
  public static PrepStyle of(SpecFile spec) {
    return new PrepScript(spec, new PatchReferences(spec)).style();
  }
}
