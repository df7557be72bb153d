package org.rdopkg.spec.prep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdopkg.patch.apply.ApplyRule;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.MacroOptions;

/**
 * What {@code %prep} does, in its order: what is unpacked where, which patches are applied and how.
 */
public final class PrepPlan {
  private static final Pattern SHELL =
      Pattern.compile("(?:^|[ |;&])(?:\\S*/)?(patch|git)(?: |$)(.*)");
  private static final Pattern FILE = Pattern.compile("@FILE([0-9]{1,9})@");
  private static final int MOST_FUZZ = 100;

  private final List<EvaluatedSource> patches;
  private final List<EvaluatedSource> sources;
  private final List<PrepStep> steps = new ArrayList<>();
  private int fuzz;

  /** What {@code %autosetup -S} has set; how {@code %autopatch} goes on. */
  private String scm = "patch";

  private PrepPlan(List<EvaluatedSource> sources, List<EvaluatedSource> patches) {
    this.sources = sources;
    this.patches = patches;
  }

  /**
   * Reads a spec.
   *
   * @param sources its sources
   * @param patches its patches; those that conditionals leave out are not applied
   */
  public static List<PrepStep> of(
      SpecFile spec,
      List<EvaluatedSource> sources,
      List<EvaluatedSource> patches,
      MacroOptions options) {
    PrepPlan plan =
        new PrepPlan(sources, patches.stream().filter(EvaluatedSource::active).toList());
    List<PrepCalls.Call> calls = PrepCalls.of(spec, options);
    plan.fuzz = fuzz(calls);
    if (spec.sections("prep").isEmpty()) {
      plan.setup(0, List.of("-q"), true);
      plan.applyAll(0, "-p1", false);
    }
    calls.forEach(plan::read);
    return List.copyOf(plan.steps);
  }

  private static int fuzz(List<PrepCalls.Call> calls) {
    return calls.stream()
        .filter(call -> call.text().startsWith("@fuzz"))
        .map(call -> number(call.text().substring(5).strip(), 0))
        .findFirst()
        .orElse(0);
  }

  private void read(PrepCalls.Call call) {
    String text = call.text().replace("@BRACE@", "@").replaceAll("\\}$", "");
    if (text.startsWith("@fuzz")) {
      return;
    }
    int at = text.indexOf('@');
    String macro = at < 0 ? "" : text.substring(at + 1).split("[ \t]", 2)[0];
    if (!call.known() && !macro.isEmpty()) {
      steps.add(new PrepStep.NotFollowed(call.line(), text, "a macro in it is not known"));
    } else if (macro.equals("setup") || macro.equals("autosetup")) {
      List<String> words = ShellWords.of(text.substring(at + 1 + macro.length()));
      setup(call.line(), words, false);
      if (macro.equals("autosetup")) {
        autosetup(call.line(), words);
      }
    } else if (macro.equals("autopatch")) {
      autopatch(call.line(), ShellWords.of(text.substring(at + 10)));
    } else if (macro.startsWith("patch") && number(macro.substring(5), 0) >= 0) {
      patch(
          call.line(), macro.substring(5), ShellWords.of(text.substring(at + 1 + macro.length())));
    } else {
      other(call.line(), text);
    }
  }

  private void setup(int line, List<String> words, boolean guessed) {
    Options options = Options.of(words, "abnpS");
    boolean unnamed = !options.has('T') && !sources.isEmpty();
    List<Integer> before = options.all('b').stream().map(value -> number(value, -1)).toList();
    List<Integer> after = options.all('a').stream().map(value -> number(value, -1)).toList();
    steps.add(
        new PrepStep.Setup(
            line,
            options.last('n'),
            options.has('c'),
            options.has('D'),
            unnamed ? Optional.of(firstSource()) : Optional.empty(),
            before,
            after,
            guessed));
  }

  private int firstSource() {
    return sources.stream().anyMatch(source -> source.number() == 0) ? 0 : sources.get(0).number();
  }

  private void autosetup(int line, List<String> words) {
    Options options = Options.of(words, "abnpS");
    options.last('S').ifPresent(name -> scm = name);
    if (!options.has('N')) {
      applyAll(line, options.last('p').map(level -> "-p" + level).orElse(""), true);
    }
  }

  private void autopatch(int line, List<String> words) {
    Options options = Options.of(words, "pmM");
    String level = options.last('p').map(value -> "-p" + value).orElse("");
    int low = options.last('m').map(value -> number(value, 0)).orElse(0);
    int high = options.last('M').map(value -> number(value, -1)).orElse(Integer.MAX_VALUE);
    if (!options.arguments().isEmpty()) {
      options.arguments().forEach(word -> byScm(line, number(word, -1), level));
      return;
    }
    patches.stream()
        .map(EvaluatedSource::number)
        .filter(number -> number >= low && number <= high)
        .forEach(number -> byScm(line, number, level));
  }

  private void applyAll(int line, String level, boolean useScm) {
    String before = scm;
    scm = useScm ? scm : "patch";
    patches.forEach(patch -> byScm(line, patch.number(), level));
    scm = before;
  }

  private void byScm(int line, int number, String level) {
    int strip = level.isEmpty() ? ApplyRule.BASE_NAME : number(level.substring(2), 1);
    switch (scm) {
      case "patch", "gendiff" -> apply(line, number, ApplyRule.patch(strip).withFuzz(fuzz), false);
      case "git" -> apply(line, number, ApplyRule.git(Math.abs(strip)), false);
      case "git_am" -> apply(line, number, ApplyRule.git(Math.abs(strip)), true);
      default ->
          steps.add(
              new PrepStep.NotFollowed(
                  line, "%autosetup -S " + scm, "patches are applied with " + scm));
    }
  }

  private void apply(int line, int number, ApplyRule rule, boolean mail) {
    steps.add(new PrepStep.Apply(line, number, rule, mail));
  }

  private void patch(int line, String attached, List<String> words) {
    Options options = Options.of(words, "PpbzFdo");
    if (options.has('d') || options.has('o')) {
      steps.add(
          new PrepStep.NotFollowed(
              line, "%patch " + String.join(" ", words), "-d and -o are not followed"));
      return;
    }
    List<String> numbers = new ArrayList<>(options.all('P'));
    numbers.addAll(options.arguments());
    if (!attached.isEmpty() || numbers.isEmpty()) {
      numbers.add(0, attached.isEmpty() ? "0" : attached);
    }
    ApplyRule rule =
        new ApplyRule(
            ApplyRule.Tool.PATCH,
            options.last('p').map(value -> number(value, 0)).orElse(0),
            Math.min(MOST_FUZZ, options.last('F').map(value -> number(value, 0)).orElse(fuzz)),
            options.has('E'),
            options.has('R'));
    numbers.forEach(number -> apply(line, number(number, -1), rule, false));
  }

  /** Shell commands that apply patches, and macros that nobody knows here. */
  private void other(int line, String text) {
    Matcher shell = SHELL.matcher(text);
    boolean applies = text.contains("@FILE");
    if (applies && shell.find()) {
      command(line, text, shell.group(1), shell.group(2));
    } else if (text.startsWith("%") && (text.contains("prep") || text.contains("setup"))) {
      wrapper(line, text);
    } else if (applies || text.startsWith("cd ") || text.startsWith("pushd ")) {
      steps.add(new PrepStep.NotFollowed(line, text, "it is a command of the shell"));
    }
  }

  private void command(int line, String text, String program, String arguments) {
    List<String> words = ShellWords.of(arguments);
    boolean am = program.equals("git") && words.contains("am");
    boolean git = am || (program.equals("git") && words.contains("apply"));
    boolean plain = !text.contains("&&") && !text.contains(";") && !words.contains("-d");
    if (!plain || (program.equals("git") && !git)) {
      steps.add(new PrepStep.NotFollowed(line, text, "it is a command of the shell"));
      return;
    }
    int strip =
        words.stream()
            .filter(word -> word.matches("-p[0-9]{1,4}"))
            .map(word -> number(word.substring(2), 1))
            .findFirst()
            .orElse(git ? 1 : ApplyRule.BASE_NAME);
    int lines =
        words.stream()
            .filter(word -> word.matches("(-F|--fuzz=)[0-9]{1,4}"))
            .map(word -> number(word.replaceAll("\\D", ""), 2))
            .findFirst()
            .orElse(2);
    ApplyRule rule = git ? ApplyRule.git(strip) : ApplyRule.patch(strip).withFuzz(lines);
    if (text.contains("@FILES@")) {
      patches.forEach(patch -> apply(line, patch.number(), rule, am));
    }
    Matcher file = FILE.matcher(text);
    while (file.find()) {
      apply(line, number(file.group(1), -1), rule, am);
    }
  }

  /** {@code %goprep -A}, {@code %forgeautosetup -p1} and the like. */
  private void wrapper(int line, String text) {
    List<String> words = ShellWords.of(text);
    setup(line, List.of(), true);
    boolean all = text.contains("autosetup") || words.contains("-A");
    if (all) {
      String level =
          words.stream().filter(word -> word.matches("-p[0-9]{1,4}")).findFirst().orElse("-p1");
      applyAll(line, level, true);
    }
  }

  /** A number of a few digits; another one for anything else. */
  static int number(String text, int otherwise) {
    boolean digits =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (digits) {
      return Integer.parseInt(text);
    }
    return text.isEmpty() ? otherwise : otherwise == 0 ? -1 : otherwise;
  }

  /** Options of a macro as getopt reads them. */
  private record Options(List<Option> options, List<String> arguments) {
    private record Option(char letter, String value) {}

    static Options of(List<String> words, String withValue) {
      List<Option> options = new ArrayList<>();
      List<String> arguments = new ArrayList<>();
      char waiting = 0;
      for (String word : words) {
        if (waiting != 0) {
          options.add(new Option(waiting, word));
          waiting = 0;
        } else if (word.length() > 1 && word.startsWith("-") && !word.startsWith("--")) {
          waiting = cluster(word, withValue, options);
        } else if (!word.startsWith("--")) {
          arguments.add(word);
        }
      }
      return new Options(options, arguments);
    }

    private static char cluster(String word, String withValue, List<Option> options) {
      for (int i = 1; i < word.length(); i++) {
        char letter = word.charAt(i);
        if (withValue.indexOf(letter) >= 0) {
          if (i + 1 == word.length()) {
            return letter;
          }
          options.add(new Option(letter, word.substring(i + 1)));
          return 0;
        }
        options.add(new Option(letter, ""));
      }
      return 0;
    }

    boolean has(char letter) {
      return options.stream().anyMatch(option -> option.letter() == letter);
    }

    List<String> all(char letter) {
      return options.stream()
          .filter(option -> option.letter() == letter)
          .map(Option::value)
          .toList();
    }

    Optional<String> last(char letter) {
      return all(letter).stream().reduce((first, second) -> second);
    }
  }
}
