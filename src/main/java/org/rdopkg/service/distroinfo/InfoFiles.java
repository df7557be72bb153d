package org.rdopkg.service.distroinfo;

/** Where the files of distribution metadata are read from. */
public interface InfoFiles {
  /** The most bytes that a file may have. */
  long LIMIT = 16 << 20;

  /**
   * The bytes of a file.
   *
   * @param name relative, in parts divided by slashes, none of them empty, {@code .} or {@code ..}
   * @throws org.rdopkg.error.RdopkgException when there is none or it can't be read
   */
  byte[] read(String name);

  /** For people: where that is. */
  String place();

  /**
   * The files of another place that a file of this one names.
   *
   * @param description what the file says about it: {@code local_info}, {@code remote_info} or
   *     {@code remote_git_info}
   * @throws org.rdopkg.error.RdopkgException when it is not to be used
   */
  InfoFiles other(InfoValue.Fields description);
}
