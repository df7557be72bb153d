package org.rdopkg.spec.macro;

/**
 * A sub-package that a {@code %package} line opens.
 *
 * @param name its full name
 * @param line the line of the spec, from 1; 0 when no single line of the file opens it
 */
public record Subpackage(String name, int line) {}
