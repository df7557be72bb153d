package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.spec.PatchReferences.NumberGroup;

/**
 * How a spec's {@code %prep} unpacks and applies: which patches it applies by itself, and where an
 * explicit line for a new one would go.
 *
 * <p>What is not known here, such as {@code %goprep} instead of {@code %setup}, is taken to apply
 * the patches by itself, as most such wrappers do.
 */
final class PrepScript {
  private final SpecFile spec;
  private final PatchReferences references;
  private int setupEnd;
  private boolean autosetup;
  private boolean allPatches;
  private boolean gitAm;
  private boolean git;
  private boolean wrapper;

  PrepScript(SpecFile spec, PatchReferences references) {
    this.spec = spec;
    this.references = references;
    for (Section section : spec.sections("prep")) {
      read(section);
    }
  }

  private void read(Section section) {
    int line = section.first();
    while (line <= section.last()) {
      int end = line;
      while (end < section.last() && spec.line(end).text().endsWith("\\")) {
        end++;
      }
      if (!spec.line(line).isComment()) {
        String text = logicalText(line, end);
        setup(text, end);
        patches(text);
        wrapper |= isUnknownMacro(spec.line(line).text().strip());
      }
      line = end + 1;
    }
  }

  /** A line with those that it goes on in, as one text without the backslashes. */
  private String logicalText(int line, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = line; i < end; i++) {
      String part = spec.line(i).text();
      text.append(part, 0, part.length() - 1).append(' ');
    }
    return text.append(spec.line(end).text()).toString();
  }

  private void setup(String text, int end) {
    int auto = MacroText.call(text, "autosetup");
    if (auto < 0 && MacroText.call(text, "setup") < 0) {
      return;
    }
    setupEnd = end;
    if (auto >= 0) {
      List<String> options = options(text.substring(auto));
      autosetup |= !options.contains("N");
      git |= options.stream().anyMatch(o -> o.startsWith("S") && o.startsWith("git", 1));
    }
  }

  /** The options of a {@code %autosetup} as letter and value. */
  private static List<String> options(String call) {
    List<String> options = new ArrayList<>();
    String waiting = "";
    for (String word : call.replace('}', ' ').split("[ \t]+", -1)) {
      if (!waiting.isEmpty()) {
        options.add(waiting + word);
        waiting = "";
      } else if (word.startsWith("-")) {
        waiting = cluster(word, options);
      }
    }
    return options;
  }

  private static String cluster(String word, List<String> options) {
    for (int i = 1; i < word.length(); i++) {
      if ("abnSp".indexOf(word.charAt(i)) >= 0) {
        String option = word.substring(i);
        if (option.length() > 1) {
          options.add(option);
          return "";
        }
        return option;
      }
      options.add(word.substring(i, i + 1));
    }
    return "";
  }

  private void patches(String text) {
    int call = MacroText.call(text, "patches");
    if (call >= 0) {
      allPatches = true;
      String before = text.substring(0, call);
      boolean program = before.contains("git ") || before.contains("%{__git}");
      gitAm |= program && before.contains(" am ");
      git |= program;
    }
  }

  private static boolean isUnknownMacro(String text) {
    if (!text.startsWith("%") || text.startsWith("%%") || SpecOutline.isConditional(text)) {
      return false;
    }
    int start = text.startsWith("%{") ? 2 : 1;
    int end = start;
    while (end < text.length() && MacroText.isNamePart(text.charAt(end))) {
      end++;
    }
    String name = text.substring(start, end).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "define", "global", "undefine", "dnl", "gpgverify", "echo", "warn", "error" -> false;
      default -> !name.startsWith("_") && !name.startsWith("patch");
    };
  }

  /** The last line of the last {@code %setup} or {@code %autosetup}; 0 when there is none. */
  int setupEnd() {
    return setupEnd;
  }

  /** Whether every patch is applied, whatever its number. */
  boolean appliesAll() {
    boolean unknown = wrapper && setupEnd == 0 && references.groups().isEmpty();
    return isLeftToBuildSystem() || autosetup || allPatches || (unknown && !hasExplicit());
  }

  /** No {@code %prep}, or one that only adds to that of a {@code BuildSystem}. */
  private boolean isLeftToBuildSystem() {
    boolean own =
        spec.sections("prep").stream()
            .anyMatch(s -> !s.arguments().startsWith("-a") && !s.arguments().startsWith("-p"));
    return !own;
  }

  /** Whether a patch of this number is applied without a line of its own. */
  boolean applies(int number) {
    return appliesAll() || references.groups().stream().anyMatch(g -> g.contains(number));
  }

  private boolean hasExplicit() {
    return references.all().stream()
        .anyMatch(r -> r.kind() != PatchReference.Kind.NOPATCH && isInPrep(r.line()));
  }

  boolean isInPrep(int line) {
    return spec.sectionAt(line).name().equals("prep");
  }

  /** The range of numbers that one {@code %autopatch} applies and this number belongs to. */
  Optional<NumberGroup> group(int number) {
    return references.groups().stream()
        .filter(g -> g.isBounded() && g.contains(number))
        .findFirst();
  }

  /** Whether numbers decide which {@code %autopatch} applies a patch. */
  boolean hasGroups() {
    return references.groups().stream().anyMatch(NumberGroup::isBounded);
  }

  PrepStyle style() {
    ApplyMethod method = ApplyMethod.RPM;
    if (gitAm) {
      method = ApplyMethod.GIT_AM;
    } else if (autosetup) {
      method = ApplyMethod.AUTOSETUP;
    } else if (!references.groups().isEmpty()) {
      method = ApplyMethod.AUTOPATCH;
    } else if (appliesAll() && !allPatches) {
      method = ApplyMethod.AUTOSETUP;
    }
    return new PrepStyle(method, git);
  }
}
