package org.rdopkg.spec.lint;

/** How bad a lint problem is; decides the exit code together with {@code --error-level}. */
public enum LintSeverity {
  /** Actions refuse to work on such a spec. */
  ERROR("E"),
  /** Worth knowing. */
  WARNING("W");

  private final String letter;

  LintSeverity(String letter) {
    this.letter = letter;
  }

  /** The letter in reports, as in {@code foo.spec: E: text}. */
  public String letter() {
    return letter;
  }
}
