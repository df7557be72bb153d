package org.rdopkg.spec.macro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Splits the arguments of parametric macros and sorts out their options by getopt's rules. */
final class Words {
  /** What {@code %{quote:...}} puts around an argument that holds blanks. */
  static final char QUOTE = '\u001f';

  private Words() {}

  /** The words of a text, at blanks and tabs outside quotes. */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == QUOTE) {
        quoted = !quoted;
        inWord = true;
      } else if (!quoted && Names.isBlank(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  /**
   * The call's frame: options may stand anywhere up to {@code --}, several in one word, with their
   * argument attached or in the next word.
   *
   * @param letters the options that the macro declares, {@code x:} takes an argument, {@code x::}
   *     one that may be missing; {@code -} alone means that nothing is an option
   */
  static Frame frame(String macro, String letters, List<String> words) {
    if (letters.equals("-")) {
      return new Frame(macro, words, Map.of(), words);
    }
    Map<Character, String> options = new HashMap<>();
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        arguments.addAll(words.subList(i + 1, words.size()));
        break;
      }
      if (word.length() < 2 || word.charAt(0) != '-') {
        arguments.add(word);
      } else if (readOptions(
          macro,
          letters,
          word,
          i + 1 < words.size() ? words.get(i + 1) : "",
          i + 1 < words.size(),
          options)) {
        i++;
      }
    }
    return new Frame(macro, words, options, arguments);
  }

  /** Reads one word of options; true when the last one took the next word as its argument. */
  private static boolean readOptions(
      String macro,
      String letters,
      String word,
      String next,
      boolean hasNext,
      Map<Character, String> options) {
    for (int i = 1; i < word.length(); i++) {
      char letter = word.charAt(i);
      int at = letter == ':' ? -1 : letters.indexOf(letter);
      if (at < 0) {
        throw unknownOption(macro, letters, letter);
      }
      if (!letters.startsWith(":", at + 1)) {
        options.put(letter, "");
        continue;
      }
      boolean optional = letters.startsWith("::", at + 1);
      boolean attached = i + 1 < word.length();
      if (!attached && !optional && !hasNext) {
        throw unknownOption(macro, letters, letter);
      }
      options.put(letter, attached ? word.substring(i + 1) : optional ? "" : next);
      return !attached && !optional;
    }
    return false;
  }

  private static MacroException unknownOption(String macro, String letters, char letter) {
    return new MacroException("Unknown option " + letter + " in " + macro + "(" + letters + ")");
  }
}
