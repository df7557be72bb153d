package org.rdopkg.spec;

/**
 * A patch that a spec shall have, in the order of the series.
 *
 * @param fileName the patch file's name, for example {@code 0001-Fix-it.patch}
 * @param continues the line (from 1) of the patch that it was so far; 0 for a new one
 */
public record WantedPatch(String fileName, int continues) {

  /** A patch that the spec does not have yet. */
  public static WantedPatch added(String fileName) {
    return new WantedPatch(fileName, 0);
  }

  /** A patch that the spec has on this line already, perhaps under another file name. */
  public static WantedPatch kept(String fileName, int line) {
    return new WantedPatch(fileName, line);
  }

  /** Whether the spec does not have the patch yet. */
  public boolean isNew() {
    return continues == 0;
  }
}
