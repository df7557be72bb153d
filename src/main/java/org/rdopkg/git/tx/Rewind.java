package org.rdopkg.git.tx;

import java.util.Optional;

/**
 * HEAD's branch goes to a commit that exists already, and the index back to what it was.
 *
 * @param commit in hex
 * @param index how the index was, and how it should be now; empty to take both from the commits
 */
public record Rewind(String commit, Optional<Operation.Index> index) {}
