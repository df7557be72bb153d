package org.rdopkg.git.tx;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Lines made of words, percent-encoded so that no name can break a line. */
final class WordLines {
  private WordLines() {}

  /** A line: its name as it is, the other words encoded. */
  static String line(String... words) {
    StringBuilder line = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      line.append(' ').append(URLEncoder.encode(words[i], StandardCharsets.UTF_8));
    }
    return line.toString();
  }

  /**
   * The words of a line after its name.
   *
   * @throws IllegalArgumentException when it has another number of words
   */
  static String[] words(String line, int count) {
    String[] encoded = line.split(" ", -1);
    if (encoded.length != count + 1) {
      throw new IllegalArgumentException("not " + count + " words: " + line);
    }
    String[] words = new String[count];
    for (int i = 0; i < count; i++) {
      words[i] = URLDecoder.decode(encoded[i + 1], StandardCharsets.UTF_8);
    }
    return words;
  }
}
