package org.rdopkg.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a person may have meant by an option that the action does not know: one of nearly that name,
 * one whose beginning is nearly that ({@code --lokal}), one of several that begin so, or one that
 * another action has.
 */
final class OptionHints {
  private static final int SHORTEST_BEGINNING = 4;
  private static final int AT_MOST = 5;

  private OptionHints() {}

  /** The error for an unknown option, with what may have been meant. */
  static RdopkgException unknown(String message, String argument, CommandSpec command) {
    String typed = longForm(argument.split("=", 2)[0]);
    List<String> names = names(command);
    List<String> begun = isLong(argument) ? begunWith(typed, names) : List.of();
    if (begun.size() > 1) {
      RdopkgException error =
          RdopkgException.of(ErrorKind.USAGE, "Ambiguous option: '" + typed + "'");
      return error.because("it may be " + String.join(", ", begun));
    }
    RdopkgException error = RdopkgException.of(ErrorKind.USAGE, message);
    List<String> near = near(typed, names);
    for (String name : near) {
      error = error.fix("did you mean " + name + "?");
    }
    List<String> others = near.isEmpty() ? actionsWith(typed) : List.of();
    return others.isEmpty()
        ? error
        : error.because(typed + " is an option of: " + String.join(", ", others));
  }

  /** With one dash it is a cluster of short options; a word of several letters is meant as long. */
  private static String longForm(String typed) {
    boolean word = typed.startsWith("-") && !isLong(typed) && typed.length() >= SHORTEST_BEGINNING;
    return word ? "-" + typed : typed;
  }

  private static List<String> names(CommandSpec command) {
    return command.options().stream().flatMap(option -> List.of(option.names()).stream()).toList();
  }

  private static List<String> begunWith(String typed, Collection<String> names) {
    return names.stream().filter(name -> name.startsWith(typed)).sorted().toList();
  }

  private static boolean isLong(String name) {
    return name.startsWith("--") && name.length() > 2;
  }

  private static List<String> near(String typed, List<String> names) {
    List<String> near = Suggestions.near(typed, names);
    if (!near.isEmpty() || !isLong(typed) || typed.length() < 2 + SHORTEST_BEGINNING) {
      return near;
    }
    List<String> beginnings = new ArrayList<>();
    for (String name : names) {
      if (isLong(name) && isNearBeginning(typed, name)) {
        beginnings.add(name);
      }
    }
    return beginnings.subList(0, Math.min(AT_MOST, beginnings.size()));
  }

  private static boolean isNearBeginning(String typed, String name) {
    return name.length() > typed.length()
        && !Suggestions.near(typed, List.of(name.substring(0, typed.length()))).isEmpty();
  }

  private static List<String> actionsWith(String option) {
    List<String> actions = new ArrayList<>();
    for (CommandLine command : CommandTree.model().subcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      if (isLong(option) && names(spec).contains(option)) {
        actions.add(spec.name());
      }
    }
    return actions.subList(0, Math.min(AT_MOST, actions.size()));
  }
}
