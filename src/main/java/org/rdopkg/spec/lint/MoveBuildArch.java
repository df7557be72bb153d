package org.rdopkg.spec.lint;

import java.util.List;
import java.util.Optional;
import org.rdopkg.spec.Conditional;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;

/**
 * Mends {@code buildarch-before-sources}: the line moves below the last Source or Patch. Only a
 * single BuildArch line outside of conditionals, without a comment of its own, is moved.
 */
final class MoveBuildArch {
  /**
   * The move.
   *
   * @param from the BuildArch line, from 1
   * @param below the line that it is put below
   */
  record Place(int from, int below) {}

  private MoveBuildArch() {}

  static Optional<Place> place(SpecFile spec) {
    List<Tag> arches = spec.mainTags().stream().filter(BuildArchCheck::isBuildArch).toList();
    if (arches.size() != 1
        || hasCommentAbove(spec, arches.get(0).line())
        || !spec.conditionalsAt(arches.get(0).line()).isEmpty()
        || BuildArchCheck.tooEarly(spec).isEmpty()) {
      return Optional.empty();
    }
    int below = 0;
    for (Tag tag : spec.mainTags()) {
      if (BuildArchCheck.isSource(tag)) {
        List<Conditional> around = spec.conditionalsAt(tag.line());
        below = around.isEmpty() ? tag.line() : around.get(0).end();
      }
    }
    boolean inside = below <= spec.mainPreamble().last() && !opensMacro(spec, below);
    return inside ? Optional.of(new Place(arches.get(0).line(), below)) : Optional.empty();
  }

  /** A comment would be left behind, or may belong to more than this line. */
  private static boolean hasCommentAbove(SpecFile spec, int line) {
    return line > 1 && spec.line(line - 1).isComment();
  }

  private static boolean opensMacro(SpecFile spec, int line) {
    return line < spec.lineCount() && spec.isInsideMacro(line + 1);
  }

  static SpecFile fix(LintSubject subject) {
    SpecFile spec = subject.spec();
    Optional<Place> place = place(spec);
    if (place.isEmpty()) {
      return spec;
    }
    String text = spec.line(place.get().from()).text();
    return spec.edit()
        .delete(place.get().from())
        .insertAfter(place.get().below(), List.of(text))
        .apply();
  }
}
