package org.rdopkg.git.replay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.Ident;

/**
 * Writes a commit anew on another parent: author line, encoding and message are the bytes that they
 * were; signatures and other headers, which would not be true any more, are left out as git does.
 */
final class CommitCopy {
  private static final byte[] COMMITTER = "committer ".getBytes(StandardCharsets.US_ASCII);

  private CommitCopy() {}

  /** The raw text of the new commit. */
  static byte[] of(byte[] raw, ObjectId tree, ObjectId parent, Ident committer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + 64);
    out.writeBytes(ascii("tree " + tree.name() + "\nparent " + parent.name() + "\n"));
    List<byte[]> headers = new ArrayList<>();
    int at = 0;
    byte[] author = ascii("author  <> 0 +0000\n");
    while (at < raw.length && raw[at] != '\n') {
      int end = lineEnd(raw, at);
      if (startsWith(raw, at, "author ")) {
        author = java.util.Arrays.copyOfRange(raw, at, end);
      } else if (startsWith(raw, at, "encoding ")) {
        headers.add(java.util.Arrays.copyOfRange(raw, at, end));
      }
      at = end;
    }
    out.writeBytes(author);
    out.writeBytes(COMMITTER);
    out.writeBytes((committer.line() + "\n").getBytes(charset(headers)));
    headers.forEach(out::writeBytes);
    out.write(raw, at, raw.length - at);
    return out.toByteArray();
  }

  /** The encoding that the commit claims for all of its text; UTF-8 when it is not known here. */
  private static Charset charset(List<byte[]> headers) {
    for (byte[] header : headers) {
      String name = new String(header, StandardCharsets.ISO_8859_1).substring("encoding ".length());
      try {
        return Charset.forName(name.strip());
      } catch (IllegalArgumentException e) {
        return StandardCharsets.UTF_8;
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int lineEnd(byte[] raw, int at) {
    int end = at;
    while (end < raw.length && raw[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, raw.length);
  }

  private static boolean startsWith(byte[] raw, int at, String text) {
    byte[] bytes = ascii(text);
    return at + bytes.length <= raw.length
        && java.util.Arrays.equals(raw, at, at + bytes.length, bytes, 0, bytes.length);
  }
}
