package org.rdopkg.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What rpm makes of each line before it looks at the line's content: the section, the conditionals
 * around it, and whether it is only the body of a macro.
 *
 * <p>Rules observed with rpm 4.18: a section starts with its name in any case at the start of a
 * line, followed by a blank or the end. Conditionals are lower case and may be indented; {@code
 * %else} and {@code %endif} may be followed by anything.
 */
final class SpecOutline {
  private static final String AUTOSPEC_START = "## START: Set by rpmautospec";
  private static final String AUTOSPEC_END = "## END: Set by rpmautospec";

  private static final Set<String> SECTIONS =
      Set.of(
          "package",
          "description",
          "prep",
          "generate_buildrequires",
          "conf",
          "build",
          "install",
          "check",
          "clean",
          "pre",
          "post",
          "preun",
          "postun",
          "pretrans",
          "posttrans",
          "preuntrans",
          "postuntrans",
          "trigger",
          "triggerin",
          "triggerun",
          "triggerprein",
          "triggerpostun",
          "filetrigger",
          "filetriggerin",
          "filetriggerun",
          "filetriggerpostun",
          "transfiletrigger",
          "transfiletriggerin",
          "transfiletriggerun",
          "transfiletriggerpostun",
          "verifyscript",
          "files",
          "changelog",
          "sepolicy",
          "patchlist",
          "sourcelist");
  private static final Set<String> OPENING =
      Set.of("%if", "%ifarch", "%ifnarch", "%ifos", "%ifnos");
  private static final Set<String> MIDDLE = Set.of("%elif", "%elifarch", "%elifos", "%else");

  private final List<Section> sections = new ArrayList<>();
  private final int[] sectionOf;
  private final List<Conditional> conditionals;
  private final int[] conditionalOf;
  private final MacroBodies bodies;
  private final BitSet generated = new BitSet();

  SpecOutline(List<SpecLine> lines) {
    bodies = MacroBodies.of(lines);
    sectionOf = new int[lines.size() + 1];
    conditionalOf = new int[lines.size() + 1];
    findSections(lines);
    findGenerated(lines);
    conditionals = findConditionals(lines);
  }

  List<Section> sections() {
    return Collections.unmodifiableList(sections);
  }

  Section sectionAt(int line) {
    return sections.get(sectionOf[line]);
  }

  /** The conditionals around a line, outermost first; an {@code %if} line is not inside its own. */
  List<Conditional> conditionalsAt(int line) {
    List<Conditional> around = new ArrayList<>();
    for (int i = conditionalOf[line]; i >= 0; i = conditionalOf[conditionals.get(i).start()]) {
      around.add(conditionals.get(i));
    }
    Collections.reverse(around);
    return around;
  }

  List<Conditional> conditionals() {
    return Collections.unmodifiableList(conditionals);
  }

  /** Whether a line belongs to the block that rpmautospec writes. */
  boolean isGenerated(int line) {
    return generated.get(line);
  }

  private void findGenerated(List<SpecLine> lines) {
    boolean inside = false;
    for (int line = 1; line <= lines.size(); line++) {
      String text = lines.get(line - 1).text();
      inside |= text.startsWith(AUTOSPEC_START);
      generated.set(line, inside);
      inside &= !text.startsWith(AUTOSPEC_END);
    }
  }

  MacroBodies bodies() {
    return bodies;
  }

  private void findSections(List<SpecLine> lines) {
    String name = Section.PREAMBLE;
    String arguments = "";
    int header = 0;
    for (int line = 1; line <= lines.size(); line++) {
      String text = lines.get(line - 1).text();
      String found = bodies.isOpaque(line) ? "" : sectionName(text);
      if (!found.isEmpty()) {
        sections.add(new Section(name, arguments, header, line - 1));
        name = found;
        arguments = text.substring(found.length() + 1).strip();
        header = line;
      }
      sectionOf[line] = sections.size();
    }
    sections.add(new Section(name, arguments, header, lines.size()));
  }

  private static String sectionName(String text) {
    if (!text.startsWith("%")) {
      return "";
    }
    int end = 1;
    while (end < text.length() && MacroText.isNamePart(text.charAt(end))) {
      end++;
    }
    if (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      return "";
    }
    String name = text.substring(1, end).toLowerCase(Locale.ROOT);
    return SECTIONS.contains(name) ? name : "";
  }

  private List<Conditional> findConditionals(List<SpecLine> lines) {
    Arrays.fill(conditionalOf, -1);
    List<Conditional> found = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int line = 1; line <= lines.size(); line++) {
      String text = lines.get(line - 1).text().strip();
      String word = bodies.isOpaque(line) ? "" : conditionalWord(text);
      if (word.equals("%endif") && !open.isEmpty()) {
        int closed = open.pop();
        Conditional c = found.get(closed);
        found.set(closed, new Conditional(c.start(), c.arms(), line, c.condition()));
      }
      conditionalOf[line] = open.isEmpty() ? -1 : open.peek();
      if (OPENING.contains(word)) {
        open.push(found.size());
        found.add(new Conditional(line, List.of(), lines.size() + 1, text));
      } else if (MIDDLE.contains(word) && !open.isEmpty()) {
        found.set(open.peek(), withArm(found.get(open.peek()), line));
      }
    }
    return found;
  }

  private static Conditional withArm(Conditional c, int line) {
    List<Integer> arms = new ArrayList<>(c.arms());
    arms.add(line);
    return new Conditional(c.start(), arms, c.end(), c.condition());
  }

  /** Whether a stripped line is one of a conditional block. */
  static boolean isConditional(String text) {
    return !conditionalWord(text).isEmpty();
  }

  /** The conditional's word that a stripped line starts with; empty when it starts with none. */
  static String conditionalWord(String text) {
    if (!text.startsWith("%")) {
      return "";
    }
    int end = 1;
    while (end < text.length() && MacroText.isNamePart(text.charAt(end))) {
      end++;
    }
    String word = text.substring(0, end);
    if (word.equals("%else") || word.equals("%endif")) {
      return word;
    }
    boolean argument = end == text.length() || Character.isWhitespace(text.charAt(end));
    return argument && (OPENING.contains(word) || MIDDLE.contains(word)) ? word : "";
  }
}
