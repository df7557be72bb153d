package org.rdopkg.spec.macro;

/**
 * A single-value tag of the main package, such as {@code Version}, that is active.
 *
 * @param name the tag's name in lower case
 * @param line the line of the spec, from 1; 0 when no single line of the file makes it
 * @param written the value as written, without blanks around it
 * @param value the value expanded
 */
public record EvaluatedTag(String name, int line, String written, Expansion value) {}
