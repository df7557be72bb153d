package org.rdopkg.spec.macro;

/**
 * One Source or Patch of a spec, from a tag line, a {@code %sourcelist} or {@code %patchlist}, or
 * made by a macro.
 *
 * @param number the number that rpm gives it ({@code %{PATCH3}} has 3)
 * @param line the line of the spec, from 1; 0 when it comes from no line of this file
 * @param written the value as written, without blanks around it
 * @param value the value expanded, a file name or URL
 * @param active whether the conditionals around it hold
 * @param condition the innermost conditional line around it as written; empty when there is none
 * @param editable whether the line is a plain tag or list line that an editor may rewrite
 */
public record EvaluatedSource(
    int number,
    int line,
    String written,
    Expansion value,
    boolean active,
    String condition,
    boolean editable) {

  /** The last part of the value: what {@code %{basename:...}} and rpm's SOURCES folder use. */
  public String fileName() {
    String text = value.text();
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
