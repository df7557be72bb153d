package org.rdopkg.spec.macro;

/** Evaluates the conditions of {@code %if}, {@code %ifarch}, {@code %ifos} and their relatives. */
final class Conditions {
  private final Expander expander;

  Conditions(Expander expander) {
    this.expander = expander;
  }

  /**
   * The value of a condition; one that rpm would refuse is unknown.
   *
   * @param expanded whether the argument's macros are expanded already
   */
  ExprValue evaluate(Directive directive, String argument, boolean expanded, SpecValues values) {
    String text = argument.replace('\\', ' ');
    try {
      if (!expanded) {
        text = expander.expand(text);
      }
      ExprValue value = value(directive, text);
      return value.isUnknown() ? ExprValue.unknown(expander.marks.silent(value.text())) : value;
    } catch (MacroException e) {
      values.problem(argument.strip(), "bad condition: " + e.why());
      return ExprValue.unknown(expander.taintFor("%if " + argument.strip(), e.why()));
    }
  }

  private ExprValue value(Directive directive, String text) {
    return switch (directive.kind()) {
      case IF, ELIF -> Expression.plain(text);
      case IFARCH, ELIFARCH -> names(text, "_target_cpu", true);
      case IFNARCH -> names(text, "_target_cpu", false);
      case IFNOS -> names(text, "_target_os", false);
      default -> names(text, "_target_os", true);
    };
  }

  private ExprValue names(String list, String macro, boolean wanted) {
    String current = expander.expand("%" + macro);
    String marks = UnknownMarks.only(list + current);
    for (String name : Words.split(list.replace("\n", " "))) {
      if (name.equalsIgnoreCase(current)) {
        return ExprValue.of(wanted);
      }
    }
    return marks.isEmpty() ? ExprValue.of(!wanted) : ExprValue.unknown(marks);
  }
}
