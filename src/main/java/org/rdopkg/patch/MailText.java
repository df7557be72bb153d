package org.rdopkg.patch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Text of mail headers: unfolded lines and RFC 2047 encoded words ({@code =?UTF-8?q?P=C5=99?=}),
 * read so that nothing is ever an error. What is not understood stays as it is.
 */
public final class MailText {
  private MailText() {}

  /** RFC 2047 allows 75 characters; some programs write more. */
  private static final int LONGEST_WORD = 1_000;

  /**
   * An encoded word.
   *
   * @param charset the charset that its bytes are in
   * @param octets the bytes, one in each character
   * @param end the index behind it
   */
  private record EncodedWord(String charset, String octets, int end) {}

  /** Bytes as UTF-8 if they are, else as ISO-8859-1, which any bytes are. */
  public static String decode(byte[] bytes, int start, int end) {
    try {
      ByteBuffer text = ByteBuffer.wrap(bytes, start, end - start);
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
  }

  /** A header's value as people read it. */
  public static String decodeWords(String value) {
    StringBuilder text = new StringBuilder();
    List<EncodedWord> run = new ArrayList<>();
    int at = 0;
    while (at < value.length()) {
      Optional<EncodedWord> word = wordAt(value, at);
      if (word.isPresent()) {
        run.add(word.get());
        at = word.get().end();
        continue;
      }
      int next = skipBlanks(value, at);
      boolean betweenWords = !run.isEmpty() && next > at && wordAt(value, next).isPresent();
      if (betweenWords) {
        at = next;
        continue;
      }
      flush(run, text);
      int plainEnd = Math.max(next, at + 1);
      text.append(value, at, plainEnd);
      at = plainEnd;
    }
    flush(run, text);
    return text.toString();
  }

  private static int skipBlanks(String value, int from) {
    int at = from;
    while (at < value.length() && (value.charAt(at) == ' ' || value.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** Words next to each other are one text: some programs cut characters in two. */
  private static void flush(List<EncodedWord> run, StringBuilder text) {
    int first = 0;
    while (first < run.size()) {
      String charset = run.get(first).charset();
      StringBuilder octets = new StringBuilder();
      int last = first;
      while (last < run.size() && run.get(last).charset().equals(charset)) {
        octets.append(run.get(last).octets());
        last++;
      }
      text.append(decodeAs(charset, octets.toString().getBytes(StandardCharsets.ISO_8859_1)));
      first = last;
    }
    run.clear();
  }

  private static String decodeAs(String charset, byte[] bytes) {
    if (charset.equals("utf-8") || charset.equals("us-ascii")) {
      return decode(bytes, 0, bytes.length);
    }
    try {
      return new String(bytes, Charset.forName(charset));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return decode(bytes, 0, bytes.length);
    }
  }

  /** The encoded word {@code =?CHARSET?q|b?TEXT?=} that begins at an index. */
  private static Optional<EncodedWord> wordAt(String value, int start) {
    if (!value.startsWith("=?", start)) {
      return Optional.empty();
    }
    int charsetEnd = value.indexOf('?', start + 2);
    int encodingEnd = charsetEnd < 0 ? -1 : value.indexOf('?', charsetEnd + 1);
    boolean shaped = encodingEnd >= 0 && encodingEnd == charsetEnd + 2;
    int end = shaped ? value.indexOf("?=", encodingEnd + 1) : -1;
    if (end < 0 || end - start > LONGEST_WORD) {
      return Optional.empty();
    }
    String charset = value.substring(start + 2, charsetEnd).toLowerCase(Locale.ROOT);
    String text = value.substring(encodingEnd + 1, end);
    if (charset.isEmpty() || text.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    int language = charset.indexOf('*');
    String name = language < 0 ? charset : charset.substring(0, language);
    return bytes(value.charAt(charsetEnd + 1), text)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .map(octets -> new EncodedWord(name, octets, end + 2));
  }

  private static Optional<byte[]> bytes(char encoding, String text) {
    return switch (encoding) {
      case 'q', 'Q' -> Optional.of(quotedPrintable(text));
      case 'b', 'B' -> base64(text);
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static byte[] quotedPrintable(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escaped = c == '=' && i + 2 < text.length();
      int high = escaped ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = escaped ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high >= 0 && low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else if (c < 0x80) {
        bytes.write(c == '_' ? ' ' : c);
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
