package org.rdopkg.git.diff;

import java.nio.charset.StandardCharsets;

/** An old and a new text, with the path that they are kept under when git compares them. */
final class TextPair {
  final String path;
  final byte[] before;
  final byte[] after;

  TextPair(String path, byte[] before, byte[] after) {
    this.path = path;
    this.before = before;
    this.after = after;
  }

  static TextPair of(String path, String before, String after) {
    return new TextPair(
        path,
        before.getBytes(StandardCharsets.ISO_8859_1),
        after.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Our hunks for the pair. */
  byte[] hunks(FunctionNames names) {
    ByteBuilder out = new ByteBuilder(1024);
    UnifiedDiff.write(LineDiff.between(before, after), names, out);
    return out.toByteArray();
  }
}
