package org.rdopkg.workflow;

import java.util.Optional;

/**
 * What {@code reqcheck} is asked.
 *
 * @param reference the commit whose requirements are taken; empty for the version of the spec
 * @param python the Python that markers are evaluated for, {@code X.Y}; empty for the setting
 * @param override a file that says otherwise than upstream
 * @param autosync whether the spec is changed to agree
 * @param target the distribution whose macros hold for the spec
 */
public record ReqcheckRequest(
    Optional<String> reference,
    Optional<String> python,
    Optional<String> override,
    boolean autosync,
    Optional<String> target) {}
