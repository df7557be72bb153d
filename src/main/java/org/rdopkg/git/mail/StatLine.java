package org.rdopkg.git.mail;

/**
 * What the diffstat tells about one file.
 *
 * @param name the path as it is shown
 * @param binary whether sizes are counted instead of lines
 * @param added lines added; of a binary file its new size in bytes, 0 when unchanged
 * @param removed lines removed; of a binary file its old size in bytes, 0 when unchanged
 */
@SuppressWarnings("ArrayRecordComponent")
record StatLine(byte[] name, boolean binary, int added, int removed) {
  int total() {
    return added + removed;
  }
}
