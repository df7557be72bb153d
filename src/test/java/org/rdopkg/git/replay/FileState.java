package org.rdopkg.git.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file of a generated history: its mode in octal as git writes it, and its bytes. */
@SuppressWarnings("ArrayRecordComponent") // compared by their bytes
record FileState(String mode, byte[] content) {
  static final String REGULAR = "100644";
  static final String EXECUTABLE = "100755";
  static final String LINK = "120000";
  static final String SUBMODULE = "160000";

  static FileState text(String content) {
    return new FileState(REGULAR, content.getBytes(StandardCharsets.UTF_8));
  }

  FileState withMode(String other) {
    return new FileState(other, content);
  }

  FileState withText(String text) {
    return new FileState(mode, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  String text() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  boolean isRegular() {
    return mode.equals(REGULAR) || mode.equals(EXECUTABLE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileState file
        && mode.equals(file.mode)
        && Arrays.equals(content, file.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }
}
