package org.rdopkg.git.tx;

import java.time.Instant;

/**
 * How long operations can be taken back.
 *
 * @param since what is older is forgotten
 * @param count so many of the newest ones stay at most, from 1
 */
public record Retention(Instant since, int count) {}
