package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a spec from top to bottom, in rpm's order: physical lines are joined to logical
 * ones, a logical line is expanded as a whole, and its result is taken line by line as directives,
 * section headers, tags and list entries.
 *
 * <p>Branches that do not hold are not expanded by rpm. Here they are, on a table of macros that is
 * put back afterwards, so that their sources and patches can be shown.
 */
final class SpecPass {
  private static final int MAX_INCLUDES = 16;

  private final Expander expander;
  private final Conditionals conditionals = new Conditionals();
  private final Conditions conditions;
  private final SpecValues values;
  private final boolean startingOver;
  private SectionName section = SectionName.PREAMBLE;
  private SectionName shadowSection = SectionName.PREAMBLE;
  private int includes;

  /**
   * A reading over an expander's macros.
   *
   * @param startingOver whether the main package's BuildArch ends it, as it ends rpm's first one
   */
  SpecPass(Expander expander, boolean startingOver) {
    this.expander = expander;
    this.startingOver = startingOver;
    this.conditions = new Conditions(expander);
    this.values = new SpecValues(expander);
  }

  /** Reads the spec. */
  void read(List<String> lines) {
    file(lines, true);
    values.endList();
    if (conditionals.isOpen() && !isOver()) {
      values.problem(conditionals.line().strip(), "Unclosed %if");
    }
  }

  EvaluatedSpec result() {
    return values.result();
  }

  /** The architecture that the main package's BuildArch asks for; empty without one. */
  String buildArchitecture() {
    return values.buildArchitecture();
  }

  private boolean isOver() {
    return startingOver && !buildArchitecture().isEmpty();
  }

  private void file(List<String> lines, boolean numbered) {
    LogicalLines source = new LogicalLines(lines, numbered);
    for (LogicalLine line = source.next(); line != null && !isOver(); line = source.next()) {
      if (numbered) {
        expander.line = line.first();
      }
      if (source.isUnclosed()) {
        values.problem(line.text(), "unclosed macro or bad line continuation");
      }
      if (conditionals.isActive()) {
        active(line);
      } else {
        shadow(line);
      }
    }
  }

  private void active(LogicalLine line) {
    String text = line.text();
    if (section == SectionName.OTHER && text.indexOf('%') < 0) {
      return;
    }
    String expanded = text;
    if (text.indexOf('%') >= 0) {
      try {
        expanded = expander.expand(text);
      } catch (MacroException e) {
        values.problem(text, e.why());
        expanded = text + expander.taintFor(Brackets.excerpt(text, 0), e.why());
      }
    }
    List<Unknown> undefined = expander.takeUndefined();
    boolean alone = line.count() == 1 && expanded.indexOf('\n') < 0;
    Pieces pieces = new Pieces(expanded);
    for (String piece = pieces.next(); piece != null && !isOver(); piece = pieces.next()) {
      Directive directive = Directive.parse(piece);
      if (directive != null) {
        steer(directive, piece, pieces.continued(), line, true);
      } else if (conditionals.isActive()) {
        content(piece, new SpecValues.Origin(line, alone, conditionals.line(), undefined));
      }
    }
  }

  private void content(String piece, SpecValues.Origin origin) {
    String text = piece.stripTrailing();
    SectionName opened = SectionName.openedBy(text);
    if (opened != null) {
      section = opened;
      values.endList();
      if (opened == SectionName.PACKAGE) {
        values.openPackage(text);
      }
      return;
    }
    int start = Names.skipBlanks(text, 0);
    if (start == text.length() || text.charAt(start) == '#') {
      return;
    }
    values.line(section, text, origin);
  }

  /**
   * A line that rpm does not read: looked through for directives and sources. rpm expands an {@code
   * %elif} that decides, and no directive that another line goes on with.
   */
  private void shadow(LogicalLine line) {
    boolean directives = false;
    String deciding = deciding(line.text());
    boolean raw = deciding == null;
    Pieces pieces = new Pieces(deciding == null ? line.text() : deciding);
    for (String piece = pieces.next(); piece != null; piece = pieces.next()) {
      Directive directive = Directive.parse(piece);
      if (directive != null) {
        directives = true;
        steer(directive, piece, pieces.continued(), line, !raw);
      } else if (conditionals.isActive()) {
        content(piece, new SpecValues.Origin(line, false, conditionals.line(), List.of()));
      }
      raw = false;
    }
    if (!directives) {
      shadowContent(line);
    }
  }

  /** The expansion of an {@code %elif} whose condition decides, null for any other line. */
  private @Nullable String deciding(String text) {
    Directive directive = Directive.parse(text);
    if (directive == null
        || !directive.kind().continues()
        || !conditionals.isOuterActive()
        || !conditionals.isUndecided()) {
      return null;
    }
    leaveShadow();
    try {
      return expander.expand(text);
    } catch (MacroException e) {
      return null;
    }
  }

  private void shadowContent(LogicalLine line) {
    SectionName opened = SectionName.openedBy(line.text().stripTrailing());
    if (opened != null) {
      shadowSection = opened;
      return;
    }
    if (shadowSection == SectionName.OTHER) {
      return;
    }
    String expanded;
    try {
      expanded = expander.expand(line.text());
    } catch (MacroException e) {
      expanded = line.text() + expander.taintFor(Brackets.excerpt(line.text(), 0), e.why());
    }
    List<Unknown> undefined = expander.takeUndefined();
    boolean alone = line.count() == 1 && expanded.indexOf('\n') < 0;
    Pieces pieces = new Pieces(expanded);
    for (String piece = pieces.next(); piece != null; piece = pieces.next()) {
      values.inactiveLine(
          shadowSection,
          piece.stripTrailing(),
          new SpecValues.Origin(line, alone, conditionals.line(), undefined));
    }
  }

  private void steer(
      Directive directive, String piece, String more, LogicalLine line, boolean expanded) {
    if (directive.kind() == Directive.Kind.INCLUDE) {
      if (conditionals.isActive()) {
        include(directive.argument().strip());
      }
      return;
    }
    boolean before = conditionals.isActive();
    if (!before && !conditionals.isOuterActive() && !directive.kind().opens()) {
      move(directive, null, line, piece);
      return;
    }
    String argument = directive.argument() + more;
    if (!before) {
      leaveShadow();
    }
    move(directive, condition(directive, argument, expanded), line, piece);
    expander.taint = conditionals.marks();
    if (!conditionals.isActive()) {
      enterShadow();
    }
  }

  private @Nullable ExprValue condition(Directive directive, String argument, boolean expanded) {
    boolean wanted =
        directive.kind().opens()
            ? conditionals.isActive()
            : directive.kind().continues() && conditionals.isUndecided();
    return wanted ? conditions.evaluate(directive, argument, expanded, values) : null;
  }

  private void move(
      Directive directive, @Nullable ExprValue condition, LogicalLine line, String piece) {
    String written = line.count() == 1 ? line.text() : piece;
    boolean fits =
        switch (directive.kind()) {
          case ELSE -> conditionals.otherwise();
          case ENDIF -> conditionals.close();
          case ELIF, ELIFARCH, ELIFOS -> conditionals.orElse(written, condition);
          default -> {
            conditionals.open(written, condition);
            yield true;
          }
        };
    if (!fits) {
      values.problem(written, directive.kind() + " does not belong to an %if");
    }
  }

  private void enterShadow() {
    expander.macros.mark();
    expander.recording = false;
    shadowSection = section;
    values.enterShadow();
  }

  private void leaveShadow() {
    expander.macros.rollBack();
    expander.recording = true;
    values.leaveShadow();
  }

  private void include(String path) {
    Optional<List<String>> lines =
        includes < MAX_INCLUDES ? Inclusion.lines(path, expander) : Optional.empty();
    if (lines.isEmpty()) {
      values.gap("%include " + path, "a file that is not at hand");
      return;
    }
    includes++;
    boolean recording = expander.recordDefinitions(false);
    file(lines.get(), false);
    expander.recordDefinitions(recording);
    includes--;
  }
}
