package org.rdopkg.cli.completion;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Writes {@code complete} commands for fish; see fish's page on the command. */
final class FishScript {
  private static final String PACKAGE_LIST =
      "set -q XDG_CACHE_HOME; and cat $XDG_CACHE_HOME/rdopkg/packages 2>/dev/null;"
          + " or cat ~/.cache/rdopkg/packages 2>/dev/null";

  private final CommandSpec program;
  private final String actions;
  private final StringBuilder text = new StringBuilder();

  FishScript(CommandSpec program) {
    this.program = program;
    this.actions = String.join(" ", program.subcommands().keySet());
  }

  String text() {
    text.append("# fish completion for ").append(program.name()).append("\n\n");
    complete("", " -f");
    String noActionYet = " -n 'not __fish_seen_subcommand_from " + actions + "'";
    program.subcommands().forEach((name, action) -> addAction(noActionYet, name, action));
    Word.own(program).forEach(word -> addOption(noActionYet, word));
    Word.everywhere(program).forEach(word -> addOption("", word));
    program.subcommands().forEach((name, action) -> addWords(name, action.getCommandSpec()));
    return text.toString();
  }

  private void addAction(String condition, String name, CommandLine action) {
    complete(condition, " -a " + name + description(Word.summary(action.getCommandSpec())));
  }

  private void addWords(String name, CommandSpec action) {
    text.append('\n');
    String condition = " -n '__fish_seen_subcommand_from " + name + "'";
    Word.own(action).forEach(word -> addOption(condition, word));
    Word.parameters(action).forEach(word -> addParameter(condition, word));
  }

  private void addOption(String condition, Word word) {
    StringBuilder names = new StringBuilder();
    for (String name : word.names()) {
      names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.charAt(1));
    }
    complete(condition, names + values(word) + description(word.description()));
  }

  private void addParameter(String condition, Word word) {
    if (word.value() != Word.Value.TEXT) {
      complete(condition, values(word).replace(" -r", "").replace(" -x", ""));
    }
  }

  private String values(Word word) {
    return switch (word.value()) {
      case NONE -> "";
      case WORDS -> " -x -a " + quoted(String.join(" ", word.candidates()));
      case ACTIONS -> " -x -a " + quoted(actions);
      case PACKAGES -> " -x -a " + quoted("(" + PACKAGE_LIST + ")");
      case FILES -> " -r -F";
      case FOLDERS -> " -x -a '(__fish_complete_directories)'";
      case TEXT -> " -x";
    };
  }

  private static String description(String text) {
    return text.isEmpty() ? "" : " -d " + quoted(text);
  }

  private void complete(String condition, String what) {
    text.append("complete -c ").append(program.name()).append(condition).append(what).append('\n');
  }

  /** In fish's single quotes only the quote itself and the backslash are special. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
