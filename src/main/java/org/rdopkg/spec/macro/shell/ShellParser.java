package org.rdopkg.spec.macro.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses the part of the shell's grammar that {@link ShellNode} holds; refuses everything else. */
final class ShellParser {
  private static final int MAX_DEPTH = 20;
  private static final Set<String> RESERVED =
      Set.of(
          "while",
          "until",
          "case",
          "select",
          "function",
          "time",
          "coproc",
          "{",
          "}",
          "!",
          "[[",
          "do",
          "done",
          "esac",
          "in");
  private static final Set<String> ENDS = Set.of("then", "else", "elif", "fi", "do", "done");

  private final String text;
  private final int depth;
  private int at;

  ShellParser(String text) {
    this(text, 0);
  }

  private ShellParser(String text, int depth) {
    this.text = text;
    this.depth = depth;
    if (depth > MAX_DEPTH) {
      throw new UnsupportedShell("too deep");
    }
  }

  /** The whole text. */
  ShellNode script() {
    ShellNode script = commands();
    if (at < text.length()) {
      throw new UnsupportedShell("at " + at);
    }
    return script;
  }

  static ShellNode nested(String text, int depth) {
    return new ShellParser(text, depth).script();
  }

  private ShellNode commands() {
    List<ShellNode> commands = new ArrayList<>();
    skipSeparators();
    while (at < text.length() && text.charAt(at) != ')' && !atEnd()) {
      commands.add(chain());
      skipBlanks();
      if (at < text.length() && text.charAt(at) == '&') {
        throw new UnsupportedShell("background");
      }
      if (at < text.length() && !isSeparator(text.charAt(at)) && text.charAt(at) != ')') {
        throw new UnsupportedShell("at " + at);
      }
      skipSeparators();
    }
    return new ShellNode.Script(commands);
  }

  private boolean atEnd() {
    return ENDS.contains(keyword());
  }

  private String keyword() {
    int end = at;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    boolean whole = end == text.length() || " \t\n;".indexOf(text.charAt(end)) >= 0;
    return whole ? text.substring(at, end) : "";
  }

  private ShellNode chain() {
    ShellNode left = pipeline();
    while (true) {
      skipBlanks();
      boolean and = text.startsWith("&&", at);
      if (!and && !text.startsWith("||", at)) {
        return left;
      }
      at += 2;
      skipSpaceAndNewlines();
      left = new ShellNode.Chain(left, and, pipeline());
    }
  }

  private ShellNode pipeline() {
    List<ShellNode> commands = new ArrayList<>();
    commands.add(command());
    skipBlanks();
    while (at < text.length() && text.charAt(at) == '|' && !text.startsWith("||", at)) {
      at++;
      skipSpaceAndNewlines();
      commands.add(command());
      skipBlanks();
    }
    return commands.size() == 1 ? commands.get(0) : new ShellNode.Pipeline(commands);
  }

  private ShellNode command() {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
      ShellNode inner = commands();
      expect(")");
      return inner;
    }
    if (keyword().equals("if")) {
      at += 2;
      return conditional();
    }
    if (keyword().equals("for")) {
      at += 3;
      return loop();
    }
    return simple();
  }

  private ShellNode loop() {
    skipBlanks();
    int end = nameEnd(text, at);
    String name = text.substring(at, end);
    at = end;
    skipBlanks();
    expectWord("in");
    List<ShellWord> words = new ArrayList<>();
    skipBlanks();
    while (at < text.length() && !isSeparator(text.charAt(at))) {
      words.add(word());
      skipBlanks();
    }
    skipSeparators();
    expectWord("do");
    ShellNode body = commands();
    expectWord("done");
    return new ShellNode.Loop(name, words, body);
  }

  private ShellNode conditional() {
    ShellNode test = commands();
    expectWord("then");
    ShellNode then = commands();
    if (keyword().equals("elif")) {
      at += 4;
      return new ShellNode.Conditional(test, then, Optional.of(conditional()));
    }
    Optional<ShellNode> otherwise = Optional.empty();
    if (keyword().equals("else")) {
      at += 4;
      otherwise = Optional.of(commands());
    }
    expectWord("fi");
    return new ShellNode.Conditional(test, then, otherwise);
  }

  private ShellNode simple() {
    List<ShellNode.Assignment> assignments = new ArrayList<>();
    List<ShellWord> words = new ArrayList<>();
    Optional<ShellWord> input = Optional.empty();
    boolean silent = false;
    while (true) {
      skipBlanks();
      if (at >= text.length()
          || isSeparator(text.charAt(at))
          || ("|&)".indexOf(text.charAt(at)) >= 0 && !text.startsWith("&>", at))) {
        break;
      }
      String stream = stream();
      if (!stream.isEmpty()) {
        intoNothing(stream);
        silent |= !stream.equals("2>");
      } else if (text.startsWith("<<<", at)) {
        at += 3;
        skipBlanks();
        input = Optional.of(word());
      } else if (words.isEmpty() && assignmentEnd() > at) {
        assignments.add(assignment());
      } else {
        words.add(word());
      }
    }
    if (words.isEmpty() && assignments.isEmpty()) {
      throw new UnsupportedShell("empty command");
    }
    if (!words.isEmpty() && RESERVED.stream().anyMatch(words.get(0)::is)) {
      throw new UnsupportedShell("reserved word");
    }
    return new ShellNode.Simple(assignments, words, input, silent);
  }

  /** The redirection of an output that starts here; empty when none does. */
  private String stream() {
    for (String operator : new String[] {"2>", "1>", "&>", ">"}) {
      if (text.startsWith(operator, at)) {
        return operator;
      }
    }
    return "";
  }

  /** Nothing but {@code /dev/null} may be written to. */
  private void intoNothing(String operator) {
    at += operator.length();
    skipBlanks();
    expect("/dev/null");
    if (at < text.length() && " \t\n;|&)".indexOf(text.charAt(at)) < 0) {
      throw new UnsupportedShell("redirection");
    }
  }

  private int assignmentEnd() {
    int end = nameEnd(text, at);
    return end > at && end < text.length() && text.charAt(end) == '=' ? end : at;
  }

  private ShellNode.Assignment assignment() {
    int end = assignmentEnd();
    String name = text.substring(at, end);
    at = end + 1;
    boolean empty =
        at >= text.length()
            || isSeparator(text.charAt(at))
            || " \t|&)".indexOf(text.charAt(at)) >= 0;
    return new ShellNode.Assignment(name, empty ? new ShellWord(List.of()) : word());
  }

  private ShellWord word() {
    WordParser parser = new WordParser(text, at, depth);
    ShellWord word = parser.word();
    if (parser.position() == at) {
      throw new UnsupportedShell("at " + at);
    }
    at = parser.position();
    return word;
  }

  private void expect(String token) {
    if (!text.startsWith(token, at)) {
      throw new UnsupportedShell("no " + token);
    }
    at += token.length();
  }

  private void expectWord(String word) {
    if (!keyword().equals(word)) {
      throw new UnsupportedShell("no " + word);
    }
    at += word.length();
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (text.startsWith("\\\n", at)) {
      at += 2;
      skipBlanks();
    }
  }

  private void skipSpaceAndNewlines() {
    skipBlanks();
    while (at < text.length() && text.charAt(at) == '\n') {
      at++;
      skipBlanks();
    }
  }

  private void skipSeparators() {
    skipBlanks();
    while (at < text.length() && isSeparator(text.charAt(at))) {
      if (text.startsWith(";;", at)) {
        throw new UnsupportedShell(";;");
      }
      at++;
      skipBlanks();
    }
  }

  private static boolean isSeparator(char c) {
    return c == ';' || c == '\n';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  /** Where the variable name that starts at {@code from} ends. */
  static int nameEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && (isLetter(text.charAt(end))
            || (end > from && text.charAt(end) >= '0' && text.charAt(end) <= '9'))) {
      end++;
    }
    return end;
  }
}
