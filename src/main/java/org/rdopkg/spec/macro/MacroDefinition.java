package org.rdopkg.spec.macro;

/**
 * A {@code %global} or {@code %define} line of a spec that was carried out.
 *
 * @param name the macro's name
 * @param line the line that it starts in, from 1
 * @param body the body as written
 */
public record MacroDefinition(String name, int line, String body) {}
