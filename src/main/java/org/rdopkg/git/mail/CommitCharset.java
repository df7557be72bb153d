package org.rdopkg.git.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes the encodings that commits name, as the iconv of the GNU C library does for git.
 *
 * <p>Java knows nearly all of them, some under other names, and reads a few characters of East
 * Asian ones differently. Not known: KOI8-T, VISCII, ISO-8859-10, ISO-8859-14 and UTF-7.
 */
final class CommitCharset {
  private static final char FIRST_PRIVATE = '\ue000';
  private static final char LAST_PRIVATE = '\uf8ff';

  private CommitCharset() {}

  /**
   * Decodes the first bytes of a text.
   *
   * @param name as the commit has it, in any case
   * @return nothing when the charset is not known or the text is not valid in it
   */
  static Optional<String> decode(String name, byte[] text, int length) {
    String upper = name.toUpperCase(Locale.ROOT);
    try {
      String decoded =
          Charset.forName(javaName(upper))
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(text, 0, length))
              .toString();
      return asIconv(upper, decoded);
    } catch (IllegalCharsetNameException
        | UnsupportedCharsetException
        | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The name that Java has for what iconv understands by a name. */
  private static String javaName(String name) {
    return switch (name) {
      case "LATIN-1" -> "ISO-8859-1";
      case "CP932" -> "windows-31j";
      case "GBK", "CP936", "MS936", "WINDOWS-936" -> "x-mswin-936";
      case "CP949", "UHC" -> "x-windows-949";
      case "BIG5", "BIG-5", "CP950" -> "x-windows-950";
      case "CP874", "WINDOWS-874" -> "x-windows-874";
      case "TIS-620" -> "x-iso-8859-11";
      case "MACINTOSH", "MAC" -> "x-MacRoman";
      default -> name;
    };
  }

  private static Optional<String> asIconv(String name, String decoded) {
    return switch (name) {
      case "SHIFT_JIS", "SHIFT-JIS", "SJIS" ->
          Optional.of(
              decoded.replace('\\', '\u00a5').replace('~', '\u203e').replace('\u2014', '\u2015'));
      case "EUC-JP", "EUCJP" -> Optional.of(decoded.replace('\u2014', '\u2015'));
      case "GBK", "CP936", "CP949", "UHC", "BIG5", "CP950" ->
          Optional.of(decoded)
              .filter(text -> text.chars().noneMatch(c -> c >= FIRST_PRIVATE && c <= LAST_PRIVATE));
      default -> Optional.of(decoded);
    };
  }
}
