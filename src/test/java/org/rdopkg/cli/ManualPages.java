package org.rdopkg.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rdopkg.config.Setting;
import org.rdopkg.error.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * Makes the manual: {@code rdopkg.1} from its template, and a page for each action, from the model
 * of the command line alone. So a new action, option, setting or exit code cannot be forgotten.
 */
final class ManualPages {
  private static final Pattern EXAMPLES = Pattern.compile("Examples?:");
  private static final Pattern MENTION = Pattern.compile("\\brdopkg ([a-z][a-z-]*)");

  /** What any action may end with; the rest is told by the actions that have it. */
  static final Set<ExitCode> EVERYWHERE =
      EnumSet.complementOf(EnumSet.of(ExitCode.MISMATCH, ExitCode.LINT));

  private final CommandSpec program;
  private final String template;

  ManualPages(CommandSpec program, String template) {
    this.program = program;
    this.template = template;
  }

  /** All pages by their file names. */
  Map<String, String> all() {
    Map<String, String> pages = new TreeMap<>();
    pages.put("rdopkg.1", overview());
    for (Action action : ActionCatalog.all()) {
      pages.put("rdopkg-" + action.name() + ".1", page(action));
    }
    return pages;
  }

  private String overview() {
    Mdoc options = new Mdoc();
    options(options, program.options());
    String page =
        template
            .replace("@OPTIONS@\n", options.toString())
            .replace("@ACTIONS@\n", actions())
            .replace("@SETTINGS@\n", settings())
            .replace(
                "@EXIT@\n", exits(new Mdoc(), EnumSet.allOf(ExitCode.class), Map.of()).toString());
    return ".\\\" Made by ManualTest from rdopkg.1.in and the program; change those.\n"
        + page.substring(page.indexOf(".Dd "));
  }

  private static String actions() {
    Mdoc text = new Mdoc();
    for (Action.Group group : Action.Group.values()) {
      List<Action> actions = ActionCatalog.all().stream().filter(a -> a.group() == group).toList();
      if (!actions.isEmpty()) {
        text.line(".Ss " + group.title()).line(".Bl -tag -width Ds");
        for (Action action : actions) {
          text.line(".It Xr " + Mdoc.escaped("rdopkg-" + action.name()) + " 1");
          text.prose(List.of(sentence(action.summary())));
        }
        text.line(".El");
      }
    }
    return text.toString();
  }

  private static String settings() {
    Mdoc text = new Mdoc().line(".Bl -tag -width Ds");
    for (Setting setting : Setting.values()) {
      text.line(".It Li " + Mdoc.escaped(setting.key()));
      List<String> lines = new ArrayList<>(List.of(sentence(setting.description())));
      if (!setting.byDefault().isEmpty()) {
        lines.add("Default: " + setting.byDefault() + ".");
      }
      if (!setting.isHarmless()) {
        lines.add("Not in a distgit's own file.");
      }
      text.prose(lines);
    }
    return text.line(".El").toString();
  }

  private String page(Action action) {
    CommandSpec spec = program.subcommands().get(action.name()).getCommandSpec();
    String name = "rdopkg-" + action.name();
    List<String> footer = List.of(spec.usageMessage().footer());
    int examples = exampleIndex(footer);
    Mdoc text = new Mdoc();
    text.line(".\\\" Made by ManualTest from the program; change that.");
    text.line(template.lines().filter(l -> l.startsWith(".Dd ")).findFirst().orElseThrow());
    text.line(".Dt " + Mdoc.escaped(name.toUpperCase(Locale.ROOT)) + " 1").line(".Os");
    text.line(".Sh NAME").line(".Nm " + Mdoc.escaped(name));
    text.line(".Nd " + Mdoc.escaped(action.summary()));
    text.line(".Sh SYNOPSIS");
    synopsis(text, action, spec);
    text.line(".Sh DESCRIPTION").prose(List.of(spec.usageMessage().description()));
    text.prose(withGap(footer.subList(0, examples)));
    parameters(text, spec.positionalParameters());
    actionOptions(text, own(spec));
    text.line(".Sh EXIT STATUS");
    exits(text, EVERYWHERE, spec.usageMessage().exitCodeList());
    if (examples < footer.size()) {
      text.line(".Sh EXAMPLES").prose(footer.subList(examples + 1, footer.size()));
    }
    text.line(".Sh SEE ALSO");
    return seeAlso(text, action, spec).toString();
  }

  private static int exampleIndex(List<String> footer) {
    for (int i = 0; i < footer.size(); i++) {
      if (EXAMPLES.matcher(footer.get(i)).matches()) {
        return i;
      }
    }
    return footer.size();
  }

  private static List<String> withGap(List<String> lines) {
    List<String> all = new ArrayList<>(List.of(""));
    all.addAll(lines);
    return all;
  }

  private static void synopsis(Mdoc text, Action action, CommandSpec spec) {
    String[] custom = spec.usageMessage().customSynopsis();
    if (custom.length > 0) {
      text.line(".Bd -literal");
      Arrays.stream(custom).forEach(l -> text.line(Mdoc.escaped(l.strip())));
      text.line(".Ed");
      return;
    }
    text.line(".Nm rdopkg").line(".Cm " + Mdoc.word(action.name()));
    for (OptionSpec option : own(spec)) {
      String flag = name(option.names()[0], option);
      text.line(option.required() ? "." + flag : ".Op " + flag);
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String label = "Ar " + Mdoc.word(parameter.paramLabel());
      String many = parameter.arity().max() > 1 ? " ..." : "";
      text.line(parameter.arity().min() == 0 ? ".Op " + label + many : "." + label + many);
    }
  }

  private static void parameters(Mdoc text, List<PositionalParamSpec> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    text.line(".Bl -tag -width Ds");
    for (PositionalParamSpec parameter : parameters) {
      text.line(".It Ar " + Mdoc.word(parameter.paramLabel()));
      text.prose(List.of(parameter.description()));
    }
    text.line(".El");
  }

  private static void actionOptions(Mdoc text, List<OptionSpec> own) {
    text.line(".Sh OPTIONS");
    options(text, own);
    text.line(own.isEmpty() ? "There are none of its own." : ".Pp");
    text.line("Options that every action takes, such as").line(".Fl -quiet");
    text.line("and").line(".Fl -verbose ,").line("are told in").line(".Xr rdopkg 1 .");
  }

  private static List<OptionSpec> own(CommandSpec action) {
    return action.options().stream()
        .filter(o -> !o.inherited() && o.scopeType() != ScopeType.INHERIT && !o.hidden())
        .toList();
  }

  private static void options(Mdoc text, List<OptionSpec> options) {
    if (options.isEmpty()) {
      return;
    }
    text.line(".Bl -tag -width Ds");
    for (OptionSpec option : options) {
      if (!option.hidden()) {
        text.line(
            ".It "
                + Arrays.stream(option.names())
                    .map(n -> name(n, option))
                    .collect(Collectors.joining(" , ")));
        text.prose(List.of(option.description()));
      }
    }
    text.line(".El");
  }

  private static String name(String name, OptionSpec option) {
    String flag = "Fl " + Mdoc.word(name.substring(1));
    if (option.arity().max() == 0) {
      return flag;
    }
    String value = "Ar " + Mdoc.word(option.paramLabel());
    return name.startsWith("--") ? flag + " Ns = Ns " + value : flag + " " + value;
  }

  private static String status(ExitCode code) {
    return String.valueOf(code.status());
  }

  /** What the exit codes mean; an action may have a meaning of its own for one. */
  private static Mdoc exits(Mdoc text, Set<ExitCode> everywhere, Map<String, String> own) {
    Map<ExitCode, String> meanings = new EnumMap<>(ExitCode.class);
    for (ExitCode code : ExitCode.values()) {
      meanings.put(code, own.getOrDefault(status(code), code.meaning()));
    }
    meanings.keySet().removeIf(c -> !everywhere.contains(c) && !own.containsKey(status(c)));
    text.line(".Bl -tag -width Ds");
    meanings.forEach((code, meaning) -> text.line(".It " + code.status()).prose(List.of(meaning)));
    return text.line(".El");
  }

  /** The pages of the actions that this one's help mentions. */
  private static Mdoc seeAlso(Mdoc text, Action action, CommandSpec spec) {
    TreeSet<String> related = new TreeSet<>();
    List<String> words = new ArrayList<>(List.of(spec.usageMessage().description()));
    words.addAll(List.of(spec.usageMessage().footer()));
    Matcher mention = MENTION.matcher(String.join("\n", words));
    while (mention.find()) {
      ActionCatalog.find(mention.group(1)).ifPresent(a -> related.add(a.name()));
    }
    related.remove(action.name());
    text.line(".Xr rdopkg 1" + (related.isEmpty() ? "" : " ,"));
    for (String name : related) {
      String comma = name.equals(related.last()) ? "" : " ,";
      text.line(".Xr " + Mdoc.escaped("rdopkg-" + name) + " 1" + comma);
    }
    return text;
  }

  private static String sentence(String summary) {
    return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
  }
}
