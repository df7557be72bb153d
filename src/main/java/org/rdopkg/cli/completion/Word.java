package org.rdopkg.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * An option or a parameter as completion scripts see it.
 *
 * @param names with their dashes; empty for a parameter
 * @param description one line
 * @param label what help calls the value
 * @param value what can stand after it, or in its place
 * @param candidates the values, when {@code value} is {@link Value#WORDS}
 */
record Word(
    List<String> names, String description, String label, Value value, List<String> candidates) {

  /** What kind of value a word takes. */
  enum Value {
    NONE,
    WORDS,
    ACTIONS,
    PACKAGES,
    FILES,
    FOLDERS,
    TEXT
  }

  private static final Set<String> FILE_LABELS = Set.of("FILE", "SPEC");

  /** The visible options that the program has for itself and for all of its actions. */
  static List<Word> everywhere(CommandSpec program) {
    return options(program, option -> option.scopeType() == ScopeType.INHERIT);
  }

  /** The visible options that a command has for itself only. */
  static List<Word> own(CommandSpec command) {
    return options(
        command, option -> !option.inherited() && option.scopeType() != ScopeType.INHERIT);
  }

  private static List<Word> options(CommandSpec command, Predicate<OptionSpec> which) {
    return command.options().stream()
        .filter(option -> !option.hidden() && which.test(option))
        .map(option -> of(option, List.of(option.names()), option.arity().max() > 0))
        .toList();
  }

  /** The visible parameters of a command. */
  static List<Word> parameters(CommandSpec command) {
    List<Word> words = new ArrayList<>();
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      if (!parameter.hidden()) {
        words.add(of(parameter, List.of(), true));
      }
    }
    return words;
  }

  /** The first line of what help says of a command. */
  static String summary(CommandSpec command) {
    return firstLine(command.usageMessage().description());
  }

  private static Word of(ArgSpec arg, List<String> names, boolean takesValue) {
    List<String> candidates = new ArrayList<>();
    if (arg.completionCandidates() != null) {
      arg.completionCandidates().forEach(candidates::add);
    }
    Value value = takesValue ? value(arg.paramLabel(), candidates) : Value.NONE;
    return new Word(names, firstLine(arg.description()), arg.paramLabel(), value, candidates);
  }

  private static Value value(String label, List<String> candidates) {
    if (candidates.equals(List.of(Shell.PACKAGES))) {
      return Value.PACKAGES;
    }
    if (!candidates.isEmpty()) {
      return Value.WORDS;
    }
    if (FILE_LABELS.contains(label)) {
      return Value.FILES;
    }
    return switch (label) {
      case "DIR" -> Value.FOLDERS;
      case "ACTION" -> Value.ACTIONS;
      default -> Value.TEXT;
    };
  }

  private static String firstLine(String[] description) {
    return description.length == 0 ? "" : description[0].strip().replaceAll("\\.$", "");
  }
}
