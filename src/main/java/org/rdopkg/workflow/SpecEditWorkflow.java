package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.Environment;
import org.rdopkg.spec.AddTag;
import org.rdopkg.spec.SetMacro;
import org.rdopkg.spec.SetTag;
import org.rdopkg.spec.SetVersion;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * {@code rdopkg spec set} and {@code spec macro NAME VALUE}: edits one spec in the fewest bytes
 * possible, and commits nothing. What the change comes to is always computed by rdopkg's own
 * engine, before the file is written.
 */
public final class SpecEditWorkflow {
  private static final String DIST = "%{?dist}";

  private final OneSpec spec;
  private final SpecWrite writer;
  private final EngineMacros macros;

  /**
   * @param specName the spec's path; empty for the one in the current folder
   */
  public SpecEditWorkflow(
      Environment environment, Optional<String> specName, MacroRequest request, Narrator narrator) {
    this.writer = new SpecWrite(environment, narrator, "rdopkg spec");
    this.spec = OneSpec.read(environment, specName);
    MacroRequest engine =
        new MacroRequest(
            Optional.of(MacroSource.ENGINE),
            request.target(),
            request.defines(),
            request.undefines());
    this.macros = new EngineMacros(MacroSettings.of(environment, engine), engine);
  }

  /**
   * What came of it.
   *
   * @param specName the spec, as the user named it
   * @param changed whether it was written
   */
  public record Result(String specName, boolean changed) {}

  /**
   * Gives a tag of the main package another value. Name, Epoch, Version and Release are changed
   * where they are written, at the definition of a macro for example; what follows a Release in
   * macros, such as {@code %{?dist}}, stays. A tag that is not there is added, if its place is
   * known.
   *
   * @param raw whether the value goes to the tag's line as it is
   */
  public Result setTag(String name, String value, boolean raw) {
    checkValue(value);
    TagName tag = TagName.parse(name);
    return write(tag.isSource() ? withSource(tag, value) : withTag(tag, value, raw));
  }

  /** Changes what a macro is defined as, in its one definition in the spec. */
  public Result setMacro(String name, String value) {
    MacroName.check(name);
    checkValue(value);
    return write(
        SetMacro.body(spec.spec(), name, value)
            .orElseThrow(() -> spec.lacksDefinition(name, List.of())));
  }

  private static void checkValue(String value) {
    boolean control = value.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f);
    if (control || value.isBlank()) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid value: '" + value + "'")
          .because(control ? "a value is one line of text" : "rpm refuses an empty value")
          .fix("%{nil} is how a spec writes nothing");
    }
  }

  private SpecFile withTag(TagName tag, String value, boolean raw) {
    List<Tag> lines = spec.spec().mainTags(tag.letters());
    if (lines.isEmpty()) {
      return withNewTag(tag, value);
    }
    String line = lines.get(0).name();
    String plain = tag.letters().equals("release") ? withoutSameDist(value) : value;
    boolean literally = raw || !tag.isIdentity() || plain.indexOf('%') >= 0;
    return literally
        ? SetTag.value(spec.spec(), line, value)
        : SetVersion.tag(spec.spec(), line, plain, s -> macros.evaluateWithoutDist(s, spec.file()));
  }

  /** {@code 5%{?dist}} means 5 where the spec has the same behind its number anyway. */
  private String withoutSameDist(String value) {
    boolean same =
        value.endsWith(DIST)
            && spec.spec().mainTags("release").stream().allMatch(t -> t.value().endsWith(DIST));
    return same ? value.substring(0, value.length() - DIST.length()) : value;
  }

  private SpecFile withNewTag(TagName tag, String value) {
    if (macros.evaluate(spec.spec(), spec.file()).tag(tag.letters()).isPresent()) {
      throw RdopkgException.of(ErrorKind.INPUT, "No line of " + spec.name() + " sets " + tag.text())
          .because("a macro or an included file does")
          .fix("edit the spec by hand");
    }
    return AddTag.line(spec.spec(), tag.text(), value);
  }

  private SpecFile withSource(TagName tag, String value) {
    EvaluatedSpec evaluated = macros.evaluate(spec.spec(), spec.file());
    List<EvaluatedSource> found =
        (tag.letters().equals("patch") ? evaluated.patches() : evaluated.sources())
            .stream()
                .filter(s -> s.number() == Math.max(tag.number(), 0) && s.line() > 0)
                .filter(EvaluatedSource::editable)
                .toList();
    if (found.isEmpty()) {
      throw spec.lacks(tag, tag.text() + " line")
          .because("only lines that are there can be changed");
    }
    if (found.size() > 1) {
      throw RdopkgException.of(
              ErrorKind.INPUT, spec.name() + " has more than one " + tag.text() + " line")
          .because("which one holds depends on conditions")
          .fix("edit these lines by hand");
    }
    int line = found.get(0).line();
    String text = spec.spec().line(line).text();
    String changed =
        spec.spec()
            .tagAt(line)
            .map(t -> t.withValue(spec.spec().fit(value)))
            .orElseGet(() -> replaced(text, found.get(0).written(), spec.spec().fit(value)));
    return spec.spec().edit().replace(line, changed).apply();
  }

  /** A line of {@code %sourcelist} or {@code %patchlist}: blanks around the value stay. */
  private static String replaced(String text, String old, String value) {
    int start = Math.max(text.indexOf(old), 0);
    return text.substring(0, start) + value + text.substring(start + old.length());
  }

  private Result write(SpecFile changed) {
    return new Result(spec.name(), writer.write(spec, changed));
  }
}
