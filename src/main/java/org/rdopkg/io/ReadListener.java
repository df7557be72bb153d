package org.rdopkg.io;

/** Who is told how far the reading of a file is. */
@FunctionalInterface
public interface ReadListener {
  /** Nobody. */
  ReadListener NONE = (done, total) -> {};

  /**
   * So many bytes of all have been read; called often, and at the end with all of them.
   *
   * @param total of the file
   */
  void read(long done, long total);
}
