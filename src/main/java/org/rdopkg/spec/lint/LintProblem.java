package org.rdopkg.spec.lint;

/**
 * One problem that a check found.
 *
 * @param location where, for example {@code foo.spec}
 * @param severity how bad it is
 * @param id the rule's name, for example {@code buildarch-before-sources}
 * @param text what is wrong and what to do, for a person
 */
public record LintProblem(String location, LintSeverity severity, String id, String text) {

  /** The line of a report: {@code LOCATION: E: id: text}. */
  public String line() {
    return location + ": " + severity.letter() + ": " + id + ": " + text;
  }
}
