package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * Gives the main package another Version, where it is written: in the Version line, or at the
 * definitions of the macros that the line is made of ({@code %{major}.%{minor}}).
 *
 * <p>The result is checked: it is only given back when it comes to exactly the wanted Version.
 */
public final class SetVersion {
  /** Macros changed on the way; more is no real spec. */
  private static final int MAX_MACROS = 100;

  private final SpecFile spec;
  private final SpecEdits edits;
  private final Set<String> seen = new HashSet<>();

  private SetVersion(SpecFile spec) {
    this.spec = spec;
    this.edits = spec.edit();
  }

  /**
   * The spec with another Version.
   *
   * @param evaluate says what a spec comes to
   * @throws RdopkgException when the Version cannot be changed so that it comes to the wanted one
   */
  public static SpecFile to(
      SpecFile spec, String version, Function<SpecFile, EvaluatedSpec> evaluate) {
    return tag(spec, "Version", version, evaluate);
  }

  /**
   * The same for another tag of the main package, such as Release: its macros without a definition
   * in this spec, {@code %{?dist}} for one, stay where they are.
   *
   * @param name the tag's name in any case
   * @param evaluate says what a spec comes to where such macros come to nothing
   */
  public static SpecFile tag(
      SpecFile spec, String name, String value, Function<SpecFile, EvaluatedSpec> evaluate) {
    Tag tag = SetTag.only(spec, name);
    if (comesTo(evaluate.apply(spec), name, value)) {
      return spec;
    }
    return withPreRelease(spec, tag, value, evaluate)
        .or(() -> attempt(spec, name, value, value, evaluate))
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.INPUT, name + " cannot be set to " + value)
                    .because(
                        "line "
                            + tag.line()
                            + " of the spec is `"
                            + tag.text().strip()
                            + "`, and no change to it or to the macros it uses gives this "
                            + name.toLowerCase(Locale.ROOT))
                    .fix("change the " + name + " by hand"));
  }

  /** The pre-release in its macro, the rest where it is written; empty when that does not do. */
  private static Optional<SpecFile> withPreRelease(
      SpecFile spec, Tag tag, String value, Function<SpecFile, EvaluatedSpec> evaluate) {
    Optional<PreReleaseMacro> macro =
        tag.is("Version") ? PreReleaseMacro.of(tag.value()) : Optional.empty();
    return macro
        .flatMap(m -> m.in(spec, value))
        .flatMap(set -> attempt(set.spec(), "Version", set.rest(), value, evaluate))
        .filter(
            result ->
                evaluate.apply(result).sources().stream()
                    .noneMatch(source -> macro.get().isLeftIn(source.value().text())));
  }

  /** Writes a text into the tag; empty when the tag does not come to the value then. */
  private static Optional<SpecFile> attempt(
      SpecFile spec,
      String name,
      String text,
      String value,
      Function<SpecFile, EvaluatedSpec> evaluate) {
    if (comesTo(evaluate.apply(spec), name, value)) {
      return Optional.of(spec);
    }
    SetVersion set = new SetVersion(spec);
    boolean solved = set.inTag(SetTag.only(spec, name), spec.fit(text));
    return Optional.of(set.edits)
        .filter(edits -> solved)
        .map(SpecEdits::apply)
        .filter(result -> comesTo(evaluate.apply(result), name, value));
  }

  private boolean inTag(Tag tag, String value) {
    if (tag.name().equalsIgnoreCase("Version") && isPreOrPost(tag.value())) {
      edits.replace(tag.line(), tag.withValue(value));
      return true;
    }
    return solve(tag.line(), tag.text(), tag.valueStart(), tag.valueEnd(), value);
  }

  /** {@code 1.0^%{date}git}: what stands behind belongs to the version that is left. */
  private static boolean isPreOrPost(String value) {
    int end = 0;
    while (end < value.length()
        && (MacroText.isDigit(value.charAt(end)) || value.charAt(end) == '.')) {
      end++;
    }
    return end > 0 && end < value.length() && "~^".indexOf(value.charAt(end)) >= 0;
  }

  static boolean comesTo(EvaluatedSpec evaluated, String name, String value) {
    return evaluated
        .tag(name)
        .filter(t -> t.value().isKnown() && t.value().text().equals(value))
        .isPresent();
  }

  /** Makes the text between two places of a line come to the target. */
  private boolean solve(int line, String text, int from, int to, String target) {
    List<Piece> pieces = pieces(text.substring(from, to));
    Optional<List<String>> values = match(pieces, target).or(() -> matchLoosely(pieces, target));
    if (values.isEmpty()) {
      return false;
    }
    StringBuilder changed = new StringBuilder(text.substring(0, from));
    int at = from;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      changed.append(text, at, from + piece.start);
      at = from + piece.start + piece.text.length();
      changed.append(piece.macro.isEmpty() ? values.get().get(i) : piece.text);
      if (!piece.macro.isEmpty() && !define(piece, values.get().get(i))) {
        return false;
      }
    }
    changed.append(text.substring(at));
    if (!changed.toString().equals(text)) {
      edits.replace(line, changed.toString());
    }
    return true;
  }

  private boolean define(Piece piece, String value) {
    MacroLine definition = SetMacro.only(spec, piece.macro).orElseThrow();
    if (definition.body().equals(value)) {
      return true;
    }
    if (!startsAlike(definition.body(), value)) {
      return false;
    }
    return seen.size() < MAX_MACROS
        && seen.add(piece.macro)
        && solve(
            definition.line(),
            definition.text(),
            definition.bodyStart(),
            definition.bodyEnd(),
            value);
  }

  /** A number stays a number: a hash or date does not become part of a version. */
  private static boolean startsAlike(String body, String value) {
    if (body.isEmpty() || value.isEmpty() || body.charAt(0) == '%') {
      return !body.isEmpty();
    }
    boolean numbers = MacroText.isDigit(body.charAt(0)) && MacroText.isDigit(value.charAt(0));
    return numbers || (Character.isLetter(body.charAt(0)) && Character.isLetter(value.charAt(0)));
  }

  /** A constant part of a value, or a macro of this spec, and where in the value it starts. */
  private record Piece(int start, String text, String macro) {}

  /** Calls that are no plain macro of this spec are taken to come to nothing; the check tells. */
  private List<Piece> pieces(String value) {
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    while (i < value.length()) {
      int call = value.indexOf('%', i);
      int literalEnd = call < 0 ? value.length() : call;
      if (literalEnd > i) {
        pieces.add(new Piece(i, value.substring(i, literalEnd), ""));
        i = literalEnd;
        continue;
      }
      int end = MacroText.end(value, i);
      end = end < 0 ? value.length() : end;
      String name = ReleaseNumber.referencedName(value.substring(i, end));
      if (!name.isEmpty() && !MacroLine.of(spec, name).isEmpty()) {
        pieces.add(new Piece(i, value.substring(i, end), name));
      }
      i = end;
    }
    return pieces;
  }

  /** Cuts the target into one value for each piece; a macro takes as many separators as it has. */
  private Optional<List<String>> match(List<Piece> pieces, String target) {
    List<String> values = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.macro.isEmpty()) {
        if (!target.startsWith(piece.text, at)) {
          return Optional.empty();
        }
        values.add(piece.text);
        at += piece.text.length();
        continue;
      }
      int end = i + 1 == pieces.size() ? target.length() : endOf(pieces, i, target, at);
      if (end <= at) {
        return Optional.empty();
      }
      values.add(target.substring(at, end));
      at = end;
    }
    return at == target.length() ? Optional.of(values) : Optional.empty();
  }

  /** One constant part, alone or beside one macro, may take what the macro does not. */
  private Optional<List<String>> matchLoosely(List<Piece> pieces, String target) {
    boolean constant = pieces.stream().anyMatch(p -> p.macro.isEmpty());
    if (!constant || pieces.size() > 2) {
      return Optional.empty();
    }
    if (pieces.size() == 1) {
      return Optional.of(List.of(target));
    }
    Piece first = pieces.get(0);
    String old =
        first.macro.isEmpty() ? first.text : SetMacro.only(spec, first.macro).orElseThrow().body();
    int cut = cutAfterDots(target, count(old, "."), old.endsWith("."));
    return cut <= 0 || cut >= target.length()
        ? Optional.empty()
        : Optional.of(List.of(target.substring(0, cut), target.substring(cut)));
  }

  /** Where a part with this many dots ends: behind its last dot, or before the next one. */
  private static int cutAfterDots(String text, int dots, boolean endsWithDot) {
    int dot = -1;
    for (int i = 0; i < dots; i++) {
      dot = text.indexOf('.', dot + 1);
      if (dot < 0) {
        return -1;
      }
    }
    return endsWithDot ? dot + 1 : text.indexOf('.', dot + 1);
  }

  private int endOf(List<Piece> pieces, int index, String target, int at) {
    String old = SetMacro.only(spec, pieces.get(index).macro).orElseThrow().body();
    Piece next = pieces.get(index + 1);
    if (!next.macro.isEmpty()) {
      return target.startsWith(old, at) ? at + old.length() : -1;
    }
    if (index + 2 == pieces.size()) {
      return target.endsWith(next.text) ? target.length() - next.text.length() : -1;
    }
    int end = target.indexOf(next.text, at);
    for (int more = count(old, next.text); more > 0 && end >= 0; more--) {
      end = target.indexOf(next.text, end + next.text.length());
    }
    return end;
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
      count++;
    }
    return count;
  }
}
