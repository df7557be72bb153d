package org.rdopkg.git.mail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Brings commits with an {@code encoding} header to UTF-8, as git does for its output.
 *
 * <p>It is all or nothing: with an encoding that is not known, or text that is not valid in it,
 * name and message stay the bytes they are.
 */
final class CommitEncoding {
  private CommitEncoding() {}

  /** The commit in UTF-8, or as it is when that can't be done. */
  static CommitObject parse(ObjectId id, byte[] raw) {
    CommitObject commit = CommitObject.parse(id, raw);
    return commit
        .encoding()
        .filter(name -> !isUtf8(name))
        .flatMap(CommitEncoding::charset)
        .flatMap(charset -> toUtf8(raw, charset))
        .map(utf8 -> CommitObject.parse(id, utf8))
        .orElse(commit);
  }

  private static boolean isUtf8(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("utf-8") || lower.equals("utf8");
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name.equalsIgnoreCase("latin-1") ? "ISO-8859-1" : name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> toUtf8(byte[] raw, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(raw, 0, Ascii.indexOf(raw, 0, 0)));
      return Optional.of(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
