package org.rdopkg.spec.prep;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rdopkg.spec.Section;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.SpecLine;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.MacroOptions;
import org.rdopkg.spec.macro.SpecEvaluator;

/**
 * The lines of {@code %prep} that unpack or patch, with their macros expanded, and only those that
 * conditionals let through.
 *
 * <p>The evaluator of specs knows conditions and macros only where tags stand. So the lines are
 * given to it as values of tags at the end of the preamble, with the macros that this package reads
 * itself ({@code %setup}, {@code %patch}, {@code %{PATCH1}}) disguised as plain text.
 */
final class PrepCalls {
  /** Numbers of the tags that carry lines; more than specs have. */
  private static final int FIRST = 900_000_000;

  private static final int MOST_LINES = 20_000;

  private static final Pattern MACROS =
      Pattern.compile(
          "%(?:\\{(setup|autosetup|autopatch|patch[0-9]*)\\}"
              + "|(\\{)?(setup|autosetup|autopatch|patch[0-9]*)(?![A-Za-z0-9_]))");
  private static final Pattern FILES =
      Pattern.compile("%\\{?(?:(?:PATCH|P:)([0-9]+)|(patches))\\}?");
  private static final Pattern CONDITIONAL =
      Pattern.compile("\\s*%(if|ifarch|ifnarch|ifos|ifnos|elif|elifarch|elifos|else|endif)\\b.*");
  private static final Pattern DEFINITION =
      Pattern.compile("\\s*%(global|define|undefine|bcond|bcond_with|bcond_without)\\b.*");

  private PrepCalls() {}

  /**
   * A line.
   *
   * @param line its number, from 1
   * @param text the line expanded; {@code @setup} stands for {@code %setup}, {@code @FILE1@} for
   *     {@code %{PATCH1}}
   * @param known whether all of its macros are known
   */
  record Call(int line, String text, boolean known) {}

  /** The calls in their order; the last one is {@code @fuzz N}. */
  static List<Call> of(SpecFile spec, MacroOptions options) {
    List<String> lines = new ArrayList<>();
    int preamble = spec.mainPreamble().last();
    for (int i = 1; i <= preamble; i++) {
      lines.add(spec.line(i).text());
    }
    int carried = 0;
    for (Section section : spec.sections("prep")) {
      carried = carry(spec, section, lines, carried);
    }
    lines.add("Source" + (FIRST + MOST_LINES) + ": @fuzz %{?_default_patch_fuzz}");
    for (int i = preamble + 1; i <= spec.lineCount(); i++) {
      lines.add(spec.line(i).text());
    }
    return SpecEvaluator.evaluate(lines, options).sources().stream()
        .filter(source -> source.number() >= FIRST && source.active())
        .map(PrepCalls::call)
        .toList();
  }

  private static Call call(EvaluatedSource source) {
    int line = source.number() - FIRST;
    return new Call(
        line == MOST_LINES ? 0 : line, source.value().text().strip(), source.value().isKnown());
  }

  private static int carry(SpecFile spec, Section section, List<String> into, int before) {
    int carried = before;
    int line = section.first();
    while (line <= section.last() && carried < MOST_LINES - 1) {
      int end = line;
      while (end < section.last() && spec.line(end).text().endsWith("\\")) {
        end++;
      }
      String text = joined(spec, line, end);
      if (CONDITIONAL.matcher(text).matches() || DEFINITION.matcher(text).matches()) {
        for (int i = line; i <= end; i++) {
          into.add(spec.line(i).text());
        }
      } else if (!spec.line(line).isComment() && interesting(text) && line < MOST_LINES) {
        into.add("Source" + (FIRST + line) + ": " + disguised(text));
        carried++;
      }
      line = end + 1;
    }
    return carried;
  }

  private static String joined(SpecFile spec, int line, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = line; i <= end; i++) {
      SpecLine part = spec.line(i);
      boolean goesOn = part.text().endsWith("\\");
      text.append(goesOn ? part.text().substring(0, part.text().length() - 1) + " " : part.text());
    }
    return text.toString().strip();
  }

  private static boolean interesting(String text) {
    return text.contains("patch")
        || text.contains("PATCH")
        || text.contains("setup")
        || text.contains("%{P:")
        || text.contains("git ")
        || text.startsWith("%")
        || text.startsWith("cd ")
        || text.startsWith("pushd")
        || text.startsWith("popd");
  }

  private static String disguised(String text) {
    String files =
        FILES
            .matcher(text)
            .replaceAll(
                match -> match.group(2) != null ? "@FILES@" : "@FILE" + match.group(1) + "@");
    return MACROS
        .matcher(files)
        .replaceAll(
            match ->
                match.group(1) != null
                    ? "@" + match.group(1)
                    : (match.group(2) == null ? "@" : "@BRACE@") + match.group(3));
  }
}
