package org.rdopkg.service.gerrit;

/**
 * What somebody says of a patch set.
 *
 * @param label {@code Verified}, {@code Code-Review}, ...
 * @param value from -2 to 2, as a rule
 * @param by the voter's user name, else name; empty when not known
 */
public record GerritVote(String label, int value, String by) {}
