package org.rdopkg.spec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes to lines and back without loss: UTF-8 when the bytes are valid UTF-8, else ISO-8859-1, in
 * which every byte is a character. Old changelogs are why both are needed.
 */
final class SpecText {
  private SpecText() {}

  static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  static List<SpecLine> split(String text) {
    List<SpecLine> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      boolean crlf = end > start && text.charAt(end - 1) == '\r';
      lines.add(new SpecLine(text.substring(start, crlf ? end - 1 : end), crlf ? "\r\n" : "\n"));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(new SpecLine(text.substring(start), ""));
    }
    return lines;
  }

  static String join(List<SpecLine> lines) {
    StringBuilder text = new StringBuilder();
    for (SpecLine line : lines) {
      text.append(line.text()).append(line.ending());
    }
    return text.toString();
  }

  /**
   * New text in the form that fits a file of the given charset. What ISO-8859-1 cannot express goes
   * into such a file as UTF-8 bytes: rpm wants UTF-8, and files that mix both are common.
   */
  static String fit(String text, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8) || isLatin1(text)) {
      return text;
    }
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static boolean isLatin1(String text) {
    return text.chars().allMatch(c -> c <= 0xff);
  }
}
