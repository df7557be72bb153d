package org.rdopkg.spec.prep;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line into words as a shell does, without expanding anything. */
final class ShellWords {
  private ShellWords() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean started = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        started = true;
      } else if (c == ' ' || c == '\t') {
        started = end(word, started, words);
      } else if (c == '#' && !started) {
        break;
      } else {
        word.append(c);
        started = true;
      }
    }
    end(word, started, words);
    return words;
  }

  private static boolean end(StringBuilder word, boolean started, List<String> words) {
    if (started) {
      words.add(word.toString());
      word.setLength(0);
    }
    return false;
  }
}
