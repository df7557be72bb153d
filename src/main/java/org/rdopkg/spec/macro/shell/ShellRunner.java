package org.rdopkg.spec.macro.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes a parsed command over variables of its own. There are no loops, so that the work is
 * bounded by the length of the command and {@link #MAX_TEXT}.
 */
final class ShellRunner {
  private static final int MAX_TEXT = 1 << 16;
  private static final int MAX_ROUNDS = 100;
  private static final long MAX_WORK = 4 << 20;

  /** A pattern is matched in time proportional to its length times the text's. */
  private static final int PATTERN_SHARE = 32;

  /** The variable in which the outcome of the last command is: 0 or 1. */
  private static final String STATUS = "?";

  private final Map<String, String> variables = new HashMap<>();
  private int rounds;
  private long work;

  /** Runs commands; only the variables that they set themselves exist. */
  ShellOutput run(ShellNode node) {
    return run(node, "", false);
  }

  /** How much has been done, in characters. */
  long work() {
    return work;
  }

  private void work(long characters) {
    work += characters;
    if (work > MAX_WORK) {
      throw new UnsupportedShell("too much work");
    }
  }

  private ShellOutput run(ShellNode node, String input, boolean piped) {
    ShellOutput output = step(node, input, piped);
    work(1 + output.text().length());
    if (node instanceof ShellNode.Simple simple && simple.words().isEmpty()) {
      variables.remove(STATUS);
    } else {
      variables.put(STATUS, output.success() ? "0" : "1");
    }
    return output;
  }

  private ShellOutput step(ShellNode node, String input, boolean piped) {
    if (node instanceof ShellNode.Script script) {
      return script(script, input, piped);
    }
    if (node instanceof ShellNode.Chain chain) {
      ShellOutput left = run(chain.left(), input, piped);
      if (left.success() != chain.and()) {
        return left;
      }
      ShellOutput right = run(chain.right(), input, piped);
      return new ShellOutput(checked(left.text() + right.text()), right.success());
    }
    if (node instanceof ShellNode.Pipeline pipeline) {
      return pipeline(pipeline, input, piped);
    }
    if (node instanceof ShellNode.Conditional choice) {
      ShellOutput test = run(choice.test(), input, piped);
      ShellOutput chosen =
          test.success()
              ? run(choice.then(), input, piped)
              : choice.otherwise().map(n -> run(n, input, piped)).orElse(ShellOutput.of(""));
      return new ShellOutput(checked(test.text() + chosen.text()), chosen.success());
    }
    if (node instanceof ShellNode.Loop loop) {
      return loop(loop, input, piped);
    }
    return simple((ShellNode.Simple) node, input, piped);
  }

  private ShellOutput loop(ShellNode.Loop loop, String input, boolean piped) {
    List<String> words = new ArrayList<>();
    loop.words().forEach(word -> split(word, words));
    StringBuilder out = new StringBuilder();
    for (String word : words) {
      if (++rounds > MAX_ROUNDS) {
        throw new UnsupportedShell("too many rounds");
      }
      variables.put(loop.name(), word);
      out.append(run(loop.body(), input, piped).text());
      checked(out);
    }
    return ShellOutput.of(out.toString());
  }

  private ShellOutput script(ShellNode.Script script, String input, boolean piped) {
    StringBuilder out = new StringBuilder();
    boolean success = true;
    for (ShellNode command : script.commands()) {
      ShellOutput output = run(command, input, piped);
      out.append(output.text());
      checked(out);
      success = output.success();
    }
    return new ShellOutput(out.toString(), success);
  }

  /** Each command but the first reads what the one before printed; variables set in it are lost. */
  private ShellOutput pipeline(ShellNode.Pipeline pipeline, String input, boolean piped) {
    Map<String, String> before = new HashMap<>(variables);
    ShellOutput output = new ShellOutput(input, true);
    boolean fed = piped;
    for (ShellNode command : pipeline.commands()) {
      output = run(command, output.text(), fed);
      checked(output.text());
      fed = true;
      variables.clear();
      variables.putAll(before);
    }
    return output;
  }

  private ShellOutput simple(ShellNode.Simple command, String input, boolean piped) {
    if (command.words().isEmpty()) {
      command.assignments().forEach(a -> variables.put(a.name(), joined(a.value())));
      return ShellOutput.of("");
    }
    boolean locale = command.assignments().stream().allMatch(a -> isLocale(a.name()));
    if (!locale) {
      throw new UnsupportedShell("environment of a command");
    }
    List<String> words = new ArrayList<>();
    command.words().forEach(word -> split(word, words));
    if (words.isEmpty()) {
      throw new UnsupportedShell("no command");
    }
    String given = command.input().map(word -> joined(word) + "\n").orElse(input);
    boolean fed = piped || command.input().isPresent();
    if (words.get(0).equals("eval")) {
      return run(new ShellParser(String.join(" ", words.subList(1, words.size()))).script());
    }
    long length = words.stream().mapToLong(String::length).sum();
    work(length + given.length() * (1 + length / PATTERN_SHARE));
    ShellOutput output =
        ShellCommands.run(words.get(0), words.subList(1, words.size()), fed ? given : null);
    checked(output.text());
    return command.silent() ? new ShellOutput("", output.success()) : output;
  }

  private static boolean isLocale(String variable) {
    return variable.equals("LANG") || variable.startsWith("LC_");
  }

  private String joined(ShellWord word) {
    StringBuilder out = new StringBuilder();
    for (ShellWord.Part part : word.parts()) {
      out.append(value(part));
    }
    return checked(out);
  }

  /** Adds the words that a word comes to: unquoted values are split at blanks. */
  private void split(ShellWord word, List<String> words) {
    StringBuilder current = null;
    for (ShellWord.Part part : word.parts()) {
      String value = value(part);
      if (part.quoted() || part instanceof ShellWord.Text) {
        current = current == null ? new StringBuilder() : current;
        current.append(value);
        continue;
      }
      refusePatterns(value);
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c != ' ' && c != '\t' && c != '\n') {
          current = current == null ? new StringBuilder() : current;
          current.append(c);
        } else if (current != null) {
          words.add(current.toString());
          current = null;
        }
      }
    }
    if (current != null) {
      words.add(checked(current));
    }
  }

  private static void refusePatterns(String value) {
    for (int i = 0; i < value.length(); i++) {
      if ("*?[".indexOf(value.charAt(i)) >= 0) {
        throw new UnsupportedShell("pattern");
      }
    }
  }

  private String value(ShellWord.Part part) {
    if (part instanceof ShellWord.Text text) {
      return text.text();
    }
    if (part instanceof ShellWord.Command command) {
      Map<String, String> before = new HashMap<>(variables);
      String output = ShellText.withoutNewlines(run(command.script()).text());
      variables.clear();
      variables.putAll(before);
      return output;
    }
    if (part instanceof ShellWord.Arithmetic arithmetic) {
      return Long.toString(new ShellArithmetic(joined(arithmetic.expression()), variables).value());
    }
    ShellWord.Variable variable = (ShellWord.Variable) part;
    @Nullable String value = variables.get(variable.name());
    if (value == null) {
      throw new UnsupportedShell("environment variable " + variable.name());
    }
    return Parameters.apply(value, variable.operator(), joined(variable.argument()), variables);
  }

  private static String checked(CharSequence text) {
    if (text.length() > MAX_TEXT) {
      throw new UnsupportedShell("too long");
    }
    return text.toString();
  }
}
