package org.rdopkg.workflow;

import java.util.Optional;

/**
 * What {@code clone} is asked for.
 *
 * @param name the package
 * @param info the metadata that knows it
 * @param master take {@code master-distgit} instead of {@code distgit}
 * @param gerritRemotes add the remotes {@code gerrit-origin} and {@code gerrit-patches}
 * @param reviewUser the user's name at Gerrit
 * @param extraRepo an attribute of the package whose address becomes a remote of that name
 */
public record CloneRequest(
    String name,
    InfoRequest info,
    boolean master,
    boolean gerritRemotes,
    Optional<String> reviewUser,
    Optional<String> extraRepo) {}
