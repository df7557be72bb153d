package org.rdopkg.spec.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.spec.MacroText;
import org.rdopkg.spec.Section;
import org.rdopkg.spec.SpecFile;

/**
 * One call of {@code %setup}, {@code %autosetup}, {@code %autopatch} or {@code %patch} in {@code
 * %prep}, with its words.
 *
 * @param line the line of the spec that it starts on, from 1
 * @param name the macro's name without its number
 * @param nameEnd where in the line the name with its number ends
 * @param words what it is given, up to the end of the line or call
 * @param conditional whether it stands in an {@code %if} or in another macro
 */
record PrepCall(int line, String name, int nameEnd, List<String> words, boolean conditional) {
  private static final List<String> NAMES = List.of("autosetup", "autopatch", "setup", "patch");
  private static final String WITH_VALUE = "abnpPSmMzFdo";
  private static final int LONGEST = 16_384;

  /** All calls in the order of the lines. */
  static List<PrepCall> all(SpecFile spec) {
    List<PrepCall> calls = new ArrayList<>();
    for (Section section : spec.sections("prep")) {
      int line = section.first();
      while (line <= section.last()) {
        int end = line;
        while (end < section.last() && spec.line(end).text().endsWith("\\")) {
          end++;
        }
        if (!isComment(spec, line)) {
          read(spec, line, end, calls);
        }
        line = end + 1;
      }
    }
    return calls;
  }

  static boolean isComment(SpecFile spec, int line) {
    return spec.line(line).isComment() || spec.line(line).text().stripLeading().startsWith("%dnl");
  }

  private static void read(SpecFile spec, int line, int end, List<PrepCall> calls) {
    String first = spec.line(line).text();
    StringBuilder joined = new StringBuilder(first);
    for (int i = line + 1; i <= end && joined.length() <= LONGEST; i++) {
      joined.setCharAt(joined.length() - 1, ' ');
      joined.append(spec.line(i).text());
    }
    String text = joined.toString();
    if (text.length() > LONGEST) {
      return;
    }
    boolean inside = !spec.conditionalsAt(line).isEmpty() || spec.isInsideMacro(line);
    for (int at = text.indexOf('%'); at >= 0 && at < first.length(); ) {
      if (text.startsWith("%%", at)) {
        at = text.indexOf('%', at + 2);
        continue;
      }
      PrepCall call = at(line, text, at, inside || !text.substring(0, at).isBlank());
      if (call != null && call.nameEnd <= first.length()) {
        calls.add(call);
      }
      at = text.indexOf('%', at + 1);
    }
  }

  private static @Nullable PrepCall at(int line, String text, int percent, boolean conditional) {
    boolean braces = text.startsWith("{", percent + 1);
    int start = percent + (braces ? 2 : 1);
    for (String name : NAMES) {
      int end = start + name.length();
      if (!text.startsWith(name, start)) {
        continue;
      }
      end = name.equals("patch") ? MacroText.skipDigits(text, end) : end;
      if (end < text.length() && MacroText.isNamePart(text.charAt(end))) {
        return null;
      }
      int close = braces ? MacroText.end(text, percent) - 1 : text.length();
      return new PrepCall(
          line, name, end, words(text, end, close < end ? text.length() : close), conditional);
    }
    return null;
  }

  private static List<String> words(String text, int from, int to) {
    List<String> words = new ArrayList<>();
    int at = MacroText.skipBlanks(text, from);
    while (at < to && "}|;&#".indexOf(text.charAt(at)) < 0) {
      int end = at;
      while (end < to
          && !MacroText.isBlank(text.charAt(end))
          && "}|;&".indexOf(text.charAt(end)) < 0) {
        int call = text.charAt(end) == '%' ? MacroText.end(text, end) : end + 1;
        end = call < 0 || call > to ? to : call;
      }
      words.add(text.substring(at, end));
      at = MacroText.skipBlanks(text, end);
    }
    return words;
  }

  /** Whether some option may hide in a macro. */
  boolean isComputed() {
    return arguments().stream().anyMatch(w -> w.startsWith("%"));
  }

  /** Whether an option is given. */
  boolean has(char option) {
    return value(option).isPresent();
  }

  /** What an option is given: empty for one without a value; nothing when it is not there. */
  Optional<String> value(char option) {
    return options().stream()
        .filter(o -> o.charAt(0) == option)
        .map(o -> o.substring(1))
        .findFirst();
  }

  /** Each option as its letter and value. */
  private List<String> options() {
    List<String> options = new ArrayList<>();
    parse(options, new ArrayList<>());
    return options;
  }

  /** The words that belong to no option. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    parse(new ArrayList<>(), arguments);
    return arguments;
  }

  private void parse(List<String> options, List<String> arguments) {
    String waiting = "";
    for (String word : words) {
      if (!waiting.isEmpty()) {
        options.add(waiting + word);
        waiting = "";
      } else if (word.length() > 1 && word.charAt(0) == '-') {
        waiting = cluster(word, options);
      } else {
        arguments.add(word);
      }
    }
    if (!waiting.isEmpty()) {
      options.add(waiting);
    }
  }

  /** Options in one word; answers the last one when its value is the next word. */
  private static String cluster(String word, List<String> options) {
    for (int i = 1; i < word.length(); i++) {
      if (WITH_VALUE.indexOf(word.charAt(i)) >= 0) {
        String option = word.substring(i);
        if (option.length() == 1) {
          return option;
        }
        options.add(option);
        return "";
      }
      options.add(word.substring(i, i + 1));
    }
    return "";
  }

  /** Whether it applies all patches, or a range of them. */
  boolean appliesMany() {
    return (name.equals("autosetup") && !has('N')) || name.equals("autopatch");
  }

  /** Whether git or quilt applies, which take off one folder by themselves. */
  boolean isScm() {
    String scm = value('S').orElse("");
    return scm.startsWith("git") || scm.startsWith("quilt");
  }
}
