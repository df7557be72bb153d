package org.rdopkg.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * Makes the manual page, in mdoc(7), from {@code man/rdopkg.1.in} and the model of the command
 * line.
 */
final class ManualPage {
  /** So many options are not worth repeating. */
  private static final int MANY = 4;

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?]) (?=[A-Z])");

  private final StringBuilder text = new StringBuilder();

  /** The first action with these options: others with the same ones refer to it. */
  private final Map<List<String>, String> withOptions = new HashMap<>();

  private ManualPage() {}

  /** The page. */
  static String of(String template, CommandSpec program) {
    String page =
        template
            .replace("@OPTIONS@\n", new ManualPage().programOptions(program))
            .replace("@ACTIONS@\n", new ManualPage().actions(program));
    int head = page.indexOf(".Dd ");
    return ".\\\" Made by ManualTest from rdopkg.1.in and the program; change those.\n"
        + page.substring(head);
  }

  private String programOptions(CommandSpec program) {
    options(program.options());
    return text.toString();
  }

  private String actions(CommandSpec program) {
    for (Action.Group group : Action.Group.values()) {
      List<Action> actions = ActionCatalog.all().stream().filter(a -> a.group() == group).toList();
      if (!actions.isEmpty()) {
        line(".Ss " + group.title());
        line(".Bl -tag -width Ds");
        for (Action action : actions) {
          action(action.name(), program.subcommands().get(action.name()).getCommandSpec());
        }
        line(".El");
      }
    }
    return text.toString();
  }

  private void action(String name, CommandSpec action) {
    List<OptionSpec> own =
        action.options().stream()
            .filter(o -> !o.inherited() && o.scopeType() != ScopeType.INHERIT && !o.hidden())
            .toList();
    String parameters =
        action.positionalParameters().stream()
            .map(ManualPage::parameter)
            .collect(Collectors.joining());
    line(".It Cm " + word(name) + (own.isEmpty() ? "" : " Oo Ar option ... Oc") + parameters);
    prose(List.of(action.usageMessage().description()));
    String twin = own.size() < MANY ? null : withOptions.putIfAbsent(names(own), name);
    if (twin == null) {
      options(own);
    } else {
      line(".Pp");
      line("The options are those of");
      line(".Cm " + word(twin) + " .");
    }
    prose(List.of(action.usageMessage().footer()));
  }

  private static List<String> names(List<OptionSpec> options) {
    return options.stream().map(o -> String.join(" ", o.names())).toList();
  }

  private static String parameter(PositionalParamSpec parameter) {
    String name = "Ar " + word(parameter.paramLabel());
    return parameter.arity().min() == 0 ? " Oo " + name + " Oc" : " " + name;
  }

  private void options(List<OptionSpec> options) {
    if (options.isEmpty()) {
      return;
    }
    line(".Bl -tag -width Ds");
    for (OptionSpec option : options) {
      if (!option.hidden()) {
        line(
            ".It "
                + Arrays.stream(option.names())
                    .map(n -> name(n, option))
                    .collect(Collectors.joining(" , ")));
        prose(List.of(option.description()));
      }
    }
    line(".El");
  }

  private static String name(String name, OptionSpec option) {
    String flag = "Fl " + word(name.substring(1));
    if (option.arity().max() == 0) {
      return flag;
    }
    String value = "Ar " + word(option.paramLabel());
    return name.startsWith("--") ? flag + " Ns = Ns " + value : flag + " " + value;
  }

  /**
   * Paragraphs of help: an empty line parts them, lines with blanks in front are kept as they are.
   */
  private void prose(List<String> lines) {
    boolean literal = false;
    boolean paragraph = false;
    for (String raw : lines) {
      for (String line : raw.replace("%n", "\n").replace("%%", "%").split("\n", -1)) {
        boolean indented = line.startsWith("  ");
        if (literal && !indented) {
          line(".Ed");
          literal = false;
        }
        if (line.isBlank()) {
          paragraph = true;
          continue;
        }
        if (indented && !literal) {
          line(".Bd -literal -offset indent");
          literal = true;
        } else if (paragraph && !literal) {
          line(".Pp");
        }
        paragraph = false;
        if (indented) {
          line(escaped(line.substring(2)));
        } else {
          sentences(line);
        }
      }
    }
    if (literal) {
      line(".Ed");
    }
  }

  /** Each on a line of its own: so mdoc knows where a sentence ends. */
  private void sentences(String paragraph) {
    for (String sentence : SENTENCE_END.split(paragraph, -1)) {
      line(escaped(sentence));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** An argument of a macro; it must not be taken for a macro or for punctuation. */
  private static String word(String text) {
    return text.length() < 3 || !Character.isLetterOrDigit(text.charAt(text.length() - 1))
        ? "\\&" + escaped(text)
        : escaped(text);
  }

  /** Text in which roff sees no requests, and which can be copied from the page into a shell. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    if (text.startsWith(".") || text.startsWith("'")) {
      out.append("\\&");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\e");
        case '-' -> out.append("\\-");
        case '`' -> out.append("\\(ga");
        case '\'' -> out.append("\\(aq");
        case '~' -> out.append("\\(ti");
        case '^' -> out.append("\\(ha");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
