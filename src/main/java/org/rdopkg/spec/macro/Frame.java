package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The call of a parametric macro: what {@code %0}, {@code %1}, {@code %#}, {@code %*}, {@code %**}
 * and {@code %{-x}} mean in its body.
 *
 * @param name the macro's name, {@code %0}
 * @param words all arguments as given, options included
 * @param options the options given, by letter, with their argument or an empty text
 * @param arguments the arguments that are no options
 */
record Frame(
    String name, List<String> words, Map<Character, String> options, List<String> arguments) {

  /** A call without arguments. */
  static final Frame EMPTY = new Frame("", List.of(), Map.of(), List.of());

  /** The text behind {@code %1}, {@code %#}, {@code %*} and the like; null when there is none. */
  @Nullable String value(String key) {
    return switch (key) {
      case "*" -> String.join(" ", arguments);
      case "**" -> String.join(" ", words);
      case "#" -> Integer.toString(arguments.size());
      case "0" -> name;
      default -> argument(key);
    };
  }

  private @Nullable String argument(String key) {
    if (key.isEmpty() || key.length() > 6 || key.charAt(0) == '0') {
      return null;
    }
    int number = 0;
    for (int i = 0; i < key.length(); i++) {
      if (!Names.isDigit(key.charAt(i))) {
        return null;
      }
      number = number * 10 + key.charAt(i) - '0';
    }
    return number <= arguments.size() ? arguments.get(number - 1) : null;
  }

  /**
   * The text behind {@code %{-x}} (the option and its argument) or {@code %{-x*}} (the argument).
   *
   * @return null when the option was not given
   */
  @Nullable String option(String key) {
    if (key.length() < 2) {
      return null;
    }
    String argument = options.get(key.charAt(1));
    if (argument == null) {
      return null;
    }
    if (key.length() == 2) {
      return argument.isEmpty() ? key : key + " " + argument;
    }
    return key.length() == 3 && key.charAt(2) == '*' ? argument : null;
  }
}
