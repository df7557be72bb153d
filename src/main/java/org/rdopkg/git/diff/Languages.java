package org.rdopkg.git.diff;

import java.util.List;
import java.util.Optional;
import org.rdopkg.git.diff.LanguageHeadings.Rule;

/**
 * The headings of the languages that gitattributes(5) lists under "Defining a custom hunk-header".
 * That page names the languages only; the patterns are our own, found by asking git which lines of
 * real code, and of words thrown together, it shows.
 */
final class Languages {
  private static final String NAME = "[A-Za-z_][A-Za-z_0-9]*";

  /** Letters and digits of any script, which git takes where it says "alnum". */
  private static final String ALNUM = "\\pL\\pN";

  private Languages() {}

  /** The rules of a language; empty if git does not know it. */
  static Optional<List<Rule>> headings(String language) {
    return Optional.ofNullable(
        switch (language) {
          case "ada" -> ada();
          case "bash" -> bash();
          case "bibtex" ->
              List.of(heading("(@[A-Za-z]+[ \\t]*\\{?[ \\t]*[^ \\t\"#%',@\\\\{}~\\n]*).*$"));
          case "cpp" -> cpp();
          case "csharp" -> csharp();
          case "css" ->
              List.of(none("[:;][[:space:]]*$"), heading("(?i)^(?:[:.#@]|\\[)?[a-z0-9_].*$"));
          case "dts" -> List.of(none("[;=]"), heading("^[ \\t]*((?:/[ \\t]*\\{|&?[A-Za-z_]).*)"));
          case "elixir" ->
              List.of(indented("(?:def(?:impl|macro|module|p|protocol)?|test)[ \\t].*"));
          case "fortran" -> fortran();
          case "fountain" ->
              List.of(heading("(?i)^((?:\\.[^.\\n]|(?:est|ext|i/e|int(?:/ext)?)[. ]).*)$"));
          case "golang" -> golang();
          case "html" -> List.of(heading("(?i)^[ \\t]*(<h[1-6](?:[ \\t].*)?>.*)$"));
          case "java" -> java();
          case "kotlin" -> List.of(indented("(?:[a-z]+[ \\t]+)*(?:class|fun|interface)[ \\t]+.*"));
          case "markdown" -> List.of(heading("^ {0,3}#{1,6}[ \\t].*"));
          case "matlab" -> matlab();
          case "objc" -> objc();
          case "pascal" -> pascal();
          case "perl" -> perl();
          case "php" -> php();
          case "python" -> List.of(indented("(?:class|(?:async[ \\t]+)?def)[ \\t].*"));
          case "ruby" -> List.of(indented("(?:class|def|module)[ \\t].*"));
          case "rust" -> rust();
          case "scheme" -> scheme();
          case "tex" -> List.of(heading("^(\\\\(?:(?:sub)*section|chapter|part)\\*?\\{.*)$"));
          default -> null;
        });
  }

  private static Rule heading(String regex) {
    return new Rule(regex, true);
  }

  private static Rule none(String regex) {
    return new Rule(regex, false);
  }

  /** A heading that goes to the end of its line, shown without the blanks before it. */
  private static Rule indented(String regex) {
    return heading("^[ \\t]*(" + regex + ")$");
  }

  private static List<Rule> ada() {
    return List.of(
        none("(?i)^(?:.*[ \\t])?(?:is[ \\t]+(?:new|separate)|renames)(?:[ \\t].*)?$"),
        heading("(?i)^[ \\t]*((?:function|package|procedure|protected|task)[ \\t]+.*)$"));
  }

  private static List<Rule> bash() {
    String parentheses = "[ \\t]*\\([ \\t]*\\)";
    String posix = NAME + parentheses;
    String korn =
        "function[ \\t]+" + NAME + "(?:" + parentheses + "[ \\t]*|[ \\t]+)(?:\\{|\\(\\(?|\\[\\[)";
    return List.of(heading("^[ \\t]*(" + posix + "|" + korn + ")"));
  }

  private static List<Rule> cpp() {
    return List.of(
        // Labels and access specifiers.
        none("^[ \\t]*" + NAME + ":[[:space:]]*(?:$|/[/*])"),
        heading("^((?:::[[:space:]]*)?[A-Za-z_].*)$"));
  }

  private static List<Rule> csharp() {
    String access = "internal|private|protected|public";
    String member = access + "|new|override|sealed|static|unsafe|virtual";
    String type = access + "|abstract|new|partial|sealed|static|unsafe";
    String typeName = "[<>@.~_\\[\\]" + ALNUM + "]+";
    return List.of(
        none(
            "^[ \\t]*(?:case|catch|do|else|for|if|instanceof|new|return|switch|throw|using|while)"),
        heading(
            ("^[ \\t]*((?:(?:async|" + member + ")[ \\t]+)*" + typeName)
                + ("[ \\t]+[<>@._" + ALNUM + "]+[ \\t]*\\(.*\\))[ \\t]*$")),
        heading(
            ("^[ \\t]*((?:(?:" + member + ")[ \\t]+)*" + typeName)
                + ("[ \\t]+[@._" + ALNUM + "]+)[ \\t]*$")),
        indented("(?:(?:" + type + ")[ \\t]+)*(?:class|enum|interface|record|struct)[ \\t]+.*"),
        indented("namespace[ \\t]+.*"));
  }

  private static List<Rule> fortran() {
    String procedure = "(?:[^!'\" \\t\\n]+[ \\t]+)*(?:function|subroutine)";
    return List.of(
        // Comments, in the fixed form a C in the first column too.
        none("(?i)^(?:[c*]|[ \\t]*!)"),
        none("(?i)^[ \\t]*module[ \\t]+procedure[ \\t]"),
        heading(
            "(?i)^[ \\t]*((?:end[ \\t]+)?(?:block[ \\t]+data|module|program|"
                + procedure
                + ")[ \\t]+[a-z].*)$"));
  }

  private static List<Rule> golang() {
    return List.of(
        indented("func.*"), heading("^[ \\t]*(type[ \\t].*(?:interface|struct)(?:[ \\t]*\\{)?)"));
  }

  private static List<Rule> java() {
    String type = "[A-Za-z_<>&][A-Za-z_0-9<>&?.,\\[\\]]*";
    return List.of(
        none("^[ \\t]*(?:catch|do|for|if|instanceof|new|return|switch|throw|while)"),
        indented(
            "(?:[a-z]+[ \\t]+)*(?:class|enum|interface)[ \\t]+[A-Za-z][A-Za-z0-9_$]*[ \\t]+.*"),
        indented("(?:" + type + "[ \\t]+)+" + NAME + "[ \\t]*\\([^;\\n]*"));
  }

  private static List<Rule> matlab() {
    return List.of(
        heading("^[[:space:]]*((?:classdef|function)[[:space:]].*)$"),
        // The titles of MATLAB's and of Octave's code sections.
        heading("^(?:%%%?|##)[[:space:]].*$"));
  }

  private static List<Rule> objc() {
    return List.of(
        none("^[ \\t]*(?:do|else|for|if|return|switch|while)"),
        indented("[-+][ \\t]*\\([ \\t]*[A-Za-z_][A-Za-z_0-9* \\t]*\\)[ \\t]*[A-Za-z_].*"),
        indented("(?:" + NAME + "[ \\t]+)+" + NAME + "[ \\t]*\\([^;\\n]*"),
        heading("^@(?:implementation|interface|protocol)[ \\t].*$"));
  }

  private static List<Rule> pascal() {
    String routine = "(?:class[ \\t]+)?(?:function|procedure)|constructor|destructor";
    String section = "finalization|implementation|initialization|interface";
    return List.of(
        heading("^(?:" + routine + "|" + section + ").*$"),
        heading("^.*=[ \\t]*(?:class|record).*$"));
  }

  private static List<Rule> perl() {
    String opening = "(?:\\{[ \\t]*)?(?:#.*)?$";
    return List.of(
        heading("^package .*"),
        // With a prototype or signature git shows that alone.
        heading(
            ("^sub [_':" + ALNUM + "]+[ \\t]*(\\([^)\\n]*\\)[ \\t]*)?")
                + ("(?::[^;#\\n]*)?" + opening)),
        heading("^(AUTOLOAD|BEGIN|CHECK|DESTROY|END|INIT|UNITCHECK)[ \\t]*" + opening),
        heading("^=head[0-9] .*"));
  }

  private static List<Rule> php() {
    String modifiers = "(?:(?:abstract|final|private|protected|public|static)[ \\t]+)*";
    return List.of(
        indented(modifiers + "function.*"),
        indented("(?:(?:(?:abstract|final)[ \\t]+)?class|enum|interface|trait).*"));
  }

  private static List<Rule> rust() {
    String visibility = "(?:pub(?:\\([^)\\n]+\\))?[ \\t]+)?";
    String qualifier = "(?:(?:async|const|unsafe|extern[ \\t]+\"[^\"\\n]+\")[ \\t]+)?";
    String item = "(?:enum|fn|impl|macro_rules!|mod|struct|trait|union)";
    return List.of(indented(visibility + qualifier + item + "[< \\t]+[^;\\n]*"));
  }

  private static List<Rule> scheme() {
    String definition = "def(?:alias|class|ine|method|proto|record|rules|struct|syntax)?[-*/ \\t]";
    String unit = "(?:class|library|module|struct)[*+ \\t]";
    return List.of(indented("\\((?:" + definition + "|" + unit + ").*"));
  }
}
