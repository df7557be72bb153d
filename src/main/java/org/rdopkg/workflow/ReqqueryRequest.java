package org.rdopkg.workflow;

import java.util.Optional;

/**
 * What {@code reqquery} is asked. At most one of file, reference, spec and load is given.
 *
 * @param filter {@code RELEASE[/DIST]}; empty for that of the distgit branch
 * @param file a file with requirements
 * @param reference a commit with requirements
 * @param spec whether the spec's Requires are queried
 * @param load a file with earlier results
 * @param dump a file to write the results to
 * @param verbose whether each repository's answer is told as it comes
 */
public record ReqqueryRequest(
    Optional<String> filter,
    Optional<String> file,
    Optional<String> reference,
    boolean spec,
    Optional<String> load,
    Optional<String> dump,
    boolean verbose) {}
