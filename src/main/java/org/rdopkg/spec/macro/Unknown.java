package org.rdopkg.spec.macro;

/**
 * A piece of a spec whose value cannot be known without running something, or at all.
 *
 * @param what the macro call or shell piece as written, for example {@code %(date)}
 * @param line the line of the spec that it stands in, from 1; 0 when it comes from a profile
 * @param why one sentence for a person
 */
public record Unknown(String what, int line, String why) {
  /** Whether it is code of the spec that somebody would have to run. */
  public boolean isCode() {
    return what.startsWith("%(") || what.startsWith("%{lua:");
  }

  /** Where it is and why, for an error. */
  public String told() {
    return (line > 0 ? "line " + line + ": " : "") + what + ": " + why;
  }
}
