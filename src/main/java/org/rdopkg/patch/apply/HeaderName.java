package org.rdopkg.patch.apply;

/**
 * A file as a line of a diff's header names it.
 *
 * @param name the name, unquoted; empty when it could not be read
 * @param missing whether the line says that there is no such file on this side: {@code /dev/null},
 *     or a time stamp of the epoch
 */
record HeaderName(String name, boolean missing) {
  static final String DEV_NULL = "/dev/null";

  boolean isDevNull() {
    return name.equals(DEV_NULL);
  }
}
