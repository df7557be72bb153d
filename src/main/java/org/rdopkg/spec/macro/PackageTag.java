package org.rdopkg.spec.macro;

/**
 * A tag that a package may have several times, such as {@code Requires}; of the main package or a
 * sub-package, and active.
 *
 * @param packageName the sub-package's full name, {@code foo-devel}; empty for the main package
 * @param name the tag's name in lower case
 * @param qualifier what stands in brackets behind it, {@code pre,post}; empty without
 * @param line the line of the spec, from 1; 0 when no single line of the file makes it
 * @param written the value as written, without blanks around it
 * @param value the value expanded
 */
public record PackageTag(
    String packageName, String name, String qualifier, int line, String written, Expansion value) {}
