package org.rdopkg.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A macro that says which pre-release a Version is: {@code %{?prerel:~%{prerel}}} behind the
 * number, or {@code %{?rc_ver:~rc%{rc_ver}}}. A pre-release is written into its definition; for a
 * release the definition is commented out, as packagers do who need it again next year.
 *
 * @param macro its name
 * @param prefix what stands between {@code ~} and its value
 */
record PreReleaseMacro(String macro, String prefix) {
  private static final Pattern CALL =
      Pattern.compile("%\\{\\?(\\w{1,64}):~([A-Za-z.]{0,16})%(?:\\{(\\w{1,64})\\}|(\\w{1,64}))\\}");
  private static final Pattern COMMENTED =
      Pattern.compile("#[ \\t]*(?:global|define)[ \\t]+(\\w+)[ \\t].*");

  /**
   * A spec whose macro says what a version wants.
   *
   * @param spec the spec
   * @param rest the version that the remainder of the tag's value has to come to
   */
  record Set(SpecFile spec, String rest) {}

  /** The macro that a Version ends with, if it does. */
  static Optional<PreReleaseMacro> of(String value) {
    Matcher call = CALL.matcher(value);
    while (call.find()) {
      String used = call.group(3) == null ? call.group(4) : call.group(3);
      if (used.equals(call.group(1))) {
        return Optional.of(new PreReleaseMacro(used, call.group(2)));
      }
    }
    return Optional.empty();
  }

  /** The spec with the macro set, or out of the way; empty when it can't say that. */
  Optional<Set> in(SpecFile spec, String version) {
    int tilde = version.indexOf('~');
    List<MacroLine> definitions = MacroLine.of(spec, macro);
    if (tilde < 0) {
      return definitions.size() == 1
          ? commentedOut(spec, definitions.get(0)).map(result -> new Set(result, version))
          : Optional.empty();
    }
    String stage = version.substring(tilde + 1);
    if (!stage.startsWith(prefix) || stage.length() == prefix.length()) {
      return Optional.empty();
    }
    String body = stage.substring(prefix.length());
    Optional<SpecFile> result =
        definitions.isEmpty() ? defined(spec, body) : SetMacro.body(spec, macro, body);
    return result.map(set -> new Set(set, version.substring(0, tilde)));
  }

  private static Optional<SpecFile> commentedOut(SpecFile spec, MacroLine definition) {
    String text = definition.text();
    boolean alone = text.startsWith("%global") || text.startsWith("%define");
    boolean goesOn =
        definition.line() < spec.lineCount() && spec.isInsideMacro(definition.line() + 1);
    return alone && !goesOn
        ? Optional.of(spec.edit().replace(definition.line(), "#" + text.substring(1)).apply())
        : Optional.empty();
  }

  /** The definition that was commented out comes back. */
  private Optional<SpecFile> defined(SpecFile spec, String body) {
    for (int line = 1; line <= spec.mainPreamble().last(); line++) {
      String text = spec.line(line).text();
      Matcher commented = COMMENTED.matcher(text);
      if (commented.matches() && commented.group(1).equals(macro) && !spec.isInsideMacro(line)) {
        String start = text.substring(0, commented.end(1)).replaceFirst("#[ \\t]*", "%");
        int value = MacroText.skipBlanks(text, commented.end(1));
        String blanks = text.substring(commented.end(1), value);
        return Optional.of(spec.edit().replace(line, start + blanks + spec.fit(body)).apply());
      }
    }
    return Optional.empty();
  }

  /** Whether text still asks for the macro. */
  boolean isLeftIn(String text) {
    return text.contains("%{" + macro + "}") || text.contains("%" + macro);
  }
}
