package org.rdopkg.patch;

import java.util.Arrays;

/** A patch file: its name and its bytes; patches carry file contents of any encoding. */
public final class PatchFile {
  private final String name;
  private final byte[] content;

  /**
   * A patch file.
   *
   * @param name the file name without folder
   * @param content the whole file; not copied, so nobody may change it afterwards
   */
  public PatchFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  /** The file name without folder. */
  public String name() {
    return name;
  }

  /** The whole file; not a copy, so not to be changed. */
  public byte[] content() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PatchFile file
        && file.name.equals(name)
        && Arrays.equals(file.content, content);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return name + " (" + content.length + " bytes)";
  }
}
