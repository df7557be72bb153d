package org.rdopkg.spec;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rdopkg.spec.PatchReference.Kind;

/**
 * A line that names patches by number, and what may be done with it.
 *
 * @param line the line of the spec, from 1
 * @param text the whole line
 * @param references the numbers that it names, in the order of the line
 */
record ApplyLine(int line, String text, List<PatchReference> references) {
  private static final List<String> PROGRAMS =
      List.of("patch", "%{__patch}", "git am", "git apply", "%{__git} am", "%{__git} apply");
  private static final Set<String> READERS =
      Set.of("cat", "%{__cat}", "sed", "%{__sed}", "zcat", "xzcat", "bzcat", "gzip", "xz", "bzip2");

  ApplyLine {
    references = List.copyOf(references);
  }

  /** Whether the line does nothing but apply these patches, so that it goes when they go. */
  boolean isPure() {
    if (references.isEmpty() || text.endsWith("\\")) {
      return false;
    }
    return isMacro() || isShell() || references.get(0).kind() == Kind.NOPATCH;
  }

  /**
   * Whether it is a {@code %patch} or {@code %autopatch} call, alone or in one {@code %{?x:...}}.
   */
  boolean isMacro() {
    String stripped = text.strip();
    boolean calls =
        references.stream().allMatch(r -> r.isPatchMacro() || r.kind() == Kind.AUTOPATCH);
    boolean whole = stripped.startsWith("%") && MacroText.end(stripped, 0) == stripped.length();
    return calls
        && (startsWithCall(stripped, "patch")
            || startsWithCall(stripped, "autopatch")
            || (whole && stripped.startsWith("%{")));
  }

  private static boolean startsWithCall(String text, String macro) {
    return text.startsWith("%" + macro) || text.startsWith("%{" + macro);
  }

  /** Whether it is one plain shell command that applies one patch, such as {@code git am}. */
  boolean isShell() {
    String stripped = text.strip();
    boolean applies =
        startsWithProgram(stripped)
            || (READERS.contains(stripped.split(" ", 2)[0]) && pipesToProgram(stripped));
    boolean chained = stripped.contains("&&") || stripped.contains(";") || stripped.contains("||");
    return applies && !chained && references.size() == 1 && references.get(0).kind() == Kind.PATH;
  }

  private static boolean pipesToProgram(String text) {
    int pipe = text.lastIndexOf('|');
    return pipe >= 0 && startsWithProgram(text.substring(pipe + 1).strip());
  }

  private static boolean startsWithProgram(String text) {
    return PROGRAMS.stream().anyMatch(p -> text.equals(p) || text.startsWith(p + " "));
  }

  /** The line that applies one more patch in the same way, as patch files of git need it. */
  String forAnother(int number, PatchLineStyle style, boolean keepIndent) {
    String indent = keepIndent ? text.substring(0, MacroText.skipBlanks(text, 0)) : "";
    if (references.size() != 1) {
      return indent + usual(number);
    }
    PatchReference like = references.get(0);
    String digits = style.number(number, text.substring(like.start(), like.end()));
    boolean levelFirst = text.substring(0, like.tokenStart()).contains(" -p");
    return indent
        + switch (like.kind()) {
          case ATTACHED -> "%patch" + digits + " -p1";
          case OPTION -> {
            String option = text.substring(like.tokenStart(), like.start()) + digits;
            yield levelFirst ? "%patch -p1 " + option : "%patch " + option + " -p1";
          }
          case POSITIONAL -> levelFirst ? "%patch -p1 " + digits : "%patch " + digits + " -p1";
          case AUTOPATCH -> replaced(like, digits).strip();
          case PATH -> isGitLevel() ? replaced(like, digits).strip() : usual(number);
          default -> usual(number);
        };
  }

  private boolean isGitLevel() {
    String lower = text.toLowerCase(Locale.ROOT);
    return isShell() && (lower.contains("git ") || lower.contains(" -p1"));
  }

  private String replaced(PatchReference reference, String digits) {
    return text.substring(0, reference.start()) + digits + text.substring(reference.end());
  }

  /** The form that every rpm understands. */
  static String usual(int number) {
    return "%patch -P " + number + " -p1";
  }
}
