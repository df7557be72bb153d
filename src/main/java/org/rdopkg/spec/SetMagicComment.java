package org.rdopkg.spec;

import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Sets, changes or drops a {@link MagicComment}.
 *
 * <p>A new one stands in a frame, {@code #}, {@code # name=value}, {@code #}, above the Patch
 * lines; if such a frame is there already, it joins it. Changing one keeps its frame; dropping the
 * last one of a frame drops the frame.
 */
public final class SetMagicComment {
  private SetMagicComment() {}

  /**
   * The spec with the comment set to the value; with an empty value, without it.
   *
   * @throws RdopkgException when name or value cannot be written so that they are read back
   */
  public static SpecFile set(SpecFile spec, String name, String value) {
    check(name, value);
    if (value.isEmpty()) {
      return drop(spec, name);
    }
    Optional<MagicComment> present = MagicComment.all(spec, name).stream().findFirst();
    return present.map(c -> change(spec, c, value)).orElseGet(() -> add(spec, name, value));
  }

  /** The spec without any comment of this name. */
  public static SpecFile drop(SpecFile spec, String name) {
    List<MagicComment> all = MagicComment.all(spec, name);
    SpecEdits edits = spec.edit();
    all.stream().skip(1).forEach(c -> edits.delete(c.line()));
    return all.isEmpty() ? spec : dropOne(edits.apply(), all.get(0).line());
  }

  private static void check(String name, String value) {
    if (name.isEmpty() || !name.chars().allMatch(c -> MagicComment.isNamePart((char) c))) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid magic comment name: " + name)
          .because("a name is made of letters, digits, `_` and `-`");
    }
    if (value.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid value for magic comment " + name)
          .because("a value ends at the first blank, and this one contains blanks");
    }
    if (value.contains("%(") || value.contains("%{lua:")) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid value for magic comment " + name)
          .because("rpm expands macros in comments, and would run this value");
    }
  }

  private static SpecFile change(SpecFile spec, MagicComment comment, String value) {
    String text = spec.line(comment.line()).text();
    int end = comment.valueStart() + comment.value().length();
    String changed =
        text.substring(0, comment.valueStart()) + spec.fit(value) + text.substring(end);
    return spec.edit().replace(comment.line(), changed).apply();
  }

  private static SpecFile add(SpecFile spec, String name, String value) {
    String comment = "# " + name + "=" + spec.fit(value);
    List<String> framed = List.of("#", comment, "#");
    int magic = firstKnown(spec);
    SpecEdits edits = spec.edit();
    if (magic > 0) {
      int top = blockStart(spec, magic);
      if (MagicComment.isFrame(spec.line(top))) {
        return edits.insertAfter(top, List.of(comment)).apply();
      }
      return edits.insertBefore(top, framed).apply();
    }
    int patch = spec.mainTags("Patch").stream().mapToInt(Tag::line).findFirst().orElse(0);
    if (patch > 0) {
      int above = Anchors.outsideStart(spec, patch);
      return edits.insertBefore(Anchors.commentBlockStart(spec, above), framed).apply();
    }
    Anchors.paragraphAfter(spec, edits, Anchors.afterSources(spec), framed);
    return edits.apply();
  }

  private static int firstKnown(SpecFile spec) {
    for (int line = 1; line <= spec.mainPreamble().last(); line++) {
      if (MagicComment.isKnown(spec.line(line)) && !spec.isInsideMacro(line)) {
        return line;
      }
    }
    return 0;
  }

  /** The lone {@code #} above a run of magic comments, or the first of the run. */
  private static int blockStart(SpecFile spec, int line) {
    int top = line;
    while (top > 1 && MagicComment.parse(top - 1, spec.line(top - 1).text()).isPresent()) {
      top--;
    }
    return top > 1 && MagicComment.isFrame(spec.line(top - 1))
        ? top - 1
        : firstOwn(spec, top, line);
  }

  /** Without a frame, comments such as {@code # ts=4} above a known one are not ours. */
  private static int firstOwn(SpecFile spec, int top, int line) {
    for (int i = top; i < line; i++) {
      if (MagicComment.isKnown(spec.line(i))) {
        return i;
      }
    }
    return line;
  }

  private static SpecFile dropOne(SpecFile spec, int line) {
    SpecEdits edits = spec.edit().delete(line);
    boolean frameAbove = line > 1 && MagicComment.isFrame(spec.line(line - 1));
    boolean commentAbove = line > 1 && spec.line(line - 1).isComment();
    boolean frameBelow = line < spec.lineCount() && MagicComment.isFrame(spec.line(line + 1));
    boolean commentBelow = line < spec.lineCount() && spec.line(line + 1).isComment();
    if (frameAbove && (frameBelow || !commentBelow)) {
      edits.delete(line - 1);
    }
    if (frameBelow && (frameAbove || !commentAbove)) {
      edits.delete(line + 1);
    }
    return edits.apply();
  }
}
