package org.rdopkg.cli.completion;

import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a function for zsh's {@code _arguments}; see zshcompsys(1). */
final class ZshScript {
  private final CommandSpec program;
  private final StringBuilder text = new StringBuilder();

  ZshScript(CommandSpec program) {
    this.program = program;
  }

  String text() {
    String function = "_" + program.name();
    line("#compdef " + program.name());
    line("");
    line(function + "_actions() {");
    line("  local -a actions=(");
    program
        .subcommands()
        .forEach(
            (name, action) ->
                line("    " + quoted(name + ":" + Word.summary(action.getCommandSpec()))));
    line("  )");
    line("  _describe -t actions action actions");
    line("}");
    line("");
    line(function + "_packages() {");
    line("  local -a packages=(${(f)\"$(" + Shell.PACKAGE_LIST + ")\"})");
    line("  _describe -t packages package packages");
    line("}");
    line("");
    line(function + "() {");
    line("  local curcontext=$curcontext state line ret=1");
    line("  typeset -A opt_args");
    line("  local -a everywhere=(");
    Word.everywhere(program).forEach(word -> line("    " + option(word)));
    line("  )");
    arguments("  ", "-C ", program);
    line("    '1: :" + function + "_actions' \\");
    line("    '*:: :->words' && ret=0");
    line("  if [[ $state == words ]]; then");
    line("    curcontext=${curcontext%:*:*}:" + program.name() + "-$line[1]:");
    line("    case $line[1] in");
    program.subcommands().forEach((name, action) -> addAction(name, action.getCommandSpec()));
    line("    esac");
    line("  fi");
    line("  return ret");
    line("}");
    line("");
    line("if [[ $funcstack[1] == " + function + " ]]; then");
    line("  " + function + " \"$@\"");
    line("else");
    line("  compdef " + function + " " + program.name());
    line("fi");
    return text.toString();
  }

  private void addAction(String name, CommandSpec action) {
    line("      " + name + ")");
    arguments("        ", "", action);
    int position = 1;
    for (Word word : Word.parameters(action)) {
      line("          " + quoted(position++ + values(word)) + " \\");
    }
    line("          && ret=0");
    line("        ;;");
  }

  private void arguments(String indent, String flags, CommandSpec command) {
    line(indent + "_arguments -s -S " + flags + "\"$everywhere[@]\" \\");
    for (Word word : Word.own(command)) {
      line(indent + "  " + option(word) + " \\");
    }
  }

  private String option(Word word) {
    String rest = "[" + escaped(word.description()) + "]" + values(word);
    if (word.names().size() == 1) {
      return quoted(word.names().get(0) + sign(word.names().get(0), word) + rest);
    }
    String all = String.join(" ", word.names());
    String names =
        word.names().stream().map(n -> n + sign(n, word)).collect(Collectors.joining(","));
    return quoted("(" + all + ")") + "{" + names + "}" + quoted(rest);
  }

  /**
   * A long option takes its value after {@code =} or as the next word, a short one also at once.
   */
  private static String sign(String name, Word word) {
    if (word.value() == Word.Value.NONE) {
      return "";
    }
    return name.startsWith("--") ? "=" : "+";
  }

  private String values(Word word) {
    return switch (word.value()) {
      case NONE -> "";
      case WORDS -> label(word) + "(" + escaped(String.join(" ", word.candidates())) + ")";
      case ACTIONS -> label(word) + "_" + program.name() + "_actions";
      case PACKAGES -> label(word) + "_" + program.name() + "_packages";
      case FILES -> label(word) + "_files";
      case FOLDERS -> label(word) + "_files -/";
      case TEXT -> label(word);
    };
  }

  private static String label(Word word) {
    return ":" + escaped(word.label()) + ":";
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** For the description and message parts of a specification. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(":", "\\:").replace("[", "\\[").replace("]", "\\]");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
