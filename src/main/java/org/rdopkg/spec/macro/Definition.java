package org.rdopkg.spec.macro;

import org.jspecify.annotations.Nullable;

/**
 * One definition of a macro, on top of those that it hides.
 *
 * @param name the macro's name
 * @param options the getopt letters of a parametric macro; null for one that takes no arguments
 * @param body the body, expanded anew at each use
 * @param level the nesting of parametric macros in which it was defined; 0 lasts
 * @param line the line of the spec that defined it, 0 for a profile's
 * @param uncertain whether an unknown decides if the macro is defined at all
 * @param hidden the definition that comes back when this one is removed
 */
record Definition(
    String name,
    @Nullable String options,
    String body,
    int level,
    int line,
    boolean uncertain,
    @Nullable Definition hidden) {

  /** Whether {@link NativeMacros} computes it. */
  boolean isNative() {
    return line == 0 && body.equals(Profile.NATIVE);
  }
}
