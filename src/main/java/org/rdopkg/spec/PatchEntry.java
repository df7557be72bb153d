package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * A patch that a spec has now: what it comes to, and how its line is written.
 *
 * @param source the patch as evaluated
 * @param kind how it is written
 * @param tag its line, when it is a tag line
 * @param fromBranch whether the patches branch stands for it; others are kept by hand
 */
record PatchEntry(EvaluatedSource source, Kind kind, Optional<Tag> tag, boolean fromBranch) {
  /** rpm reads numbers into an int; nobody counts that far. */
  private static final int MAX_DIGITS = 9;

  enum Kind {
    /** {@code Patch0001: x}. */
    NUMBERED,
    /** {@code Patch: x}; rpm gives it the highest number so far plus one. */
    UNNUMBERED,
    /** A line of {@code %patchlist}; numbered like {@link #UNNUMBERED}. */
    LISTED,
    /** Made by a macro or an included file: no line that can be edited. */
    FIXED
  }

  static List<PatchEntry> all(SpecFile spec, EvaluatedSpec evaluated, Set<Integer> branchLines) {
    List<PatchEntry> entries = new ArrayList<>();
    for (EvaluatedSource source : evaluated.patches()) {
      Optional<Tag> tag = tag(spec, source);
      boolean fromBranch = source.line() > 0 && branchLines.contains(source.line());
      entries.add(new PatchEntry(source, kind(spec, source, tag), tag, fromBranch));
    }
    return entries;
  }

  private static Optional<Tag> tag(SpecFile spec, EvaluatedSource source) {
    if (!source.editable() || source.line() < 1 || source.line() > spec.lineCount()) {
      return Optional.empty();
    }
    return spec.tagAt(source.line())
        .filter(t -> t.is("Patch") && t.number().length() <= MAX_DIGITS);
  }

  private static Kind kind(SpecFile spec, EvaluatedSource source, Optional<Tag> tag) {
    if (tag.isPresent()) {
      return tag.get().number().isEmpty() ? Kind.UNNUMBERED : Kind.NUMBERED;
    }
    boolean inFile = source.line() > 0 && source.line() <= spec.lineCount();
    boolean listed = inFile && spec.sectionAt(source.line()).name().equals("patchlist");
    return source.editable() && listed ? Kind.LISTED : Kind.FIXED;
  }

  int line() {
    return source.line();
  }

  int number() {
    return source.number();
  }

  /** Whether its number is written down, so that it does not depend on the patches before it. */
  boolean hasOwnNumber() {
    return kind == Kind.NUMBERED || kind == Kind.FIXED;
  }

  boolean isEditable() {
    return kind != Kind.FIXED;
  }
}
