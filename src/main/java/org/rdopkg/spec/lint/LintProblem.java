package org.rdopkg.spec.lint;

/**
 * One problem that a check found.
 *
 * @param location where, as reports show it: {@code foo.spec} or {@code foo.spec:12}
 * @param line the line of the spec, from 1; 0 when it is about no line
 * @param severity how bad it is
 * @param id the rule's name, for example {@code buildarch-before-sources}
 * @param text what is wrong and what to do, for a person
 * @param fixable whether {@code --fix} knows what to do about it
 */
public record LintProblem(
    String location, int line, LintSeverity severity, String id, String text, boolean fixable) {

  /** The line of a report: {@code LOCATION: E: id: text}. */
  public String reportLine() {
    return location + ": " + severity.letter() + ": " + id + (text.isEmpty() ? "" : ": " + text);
  }
}
