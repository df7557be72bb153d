package org.rdopkg.console;

import java.io.BufferedReader;
import java.io.PrintStream;

/**
 * The three streams of a run and what is at their ends. Tests give byte buffers.
 *
 * @param in what the user types, in UTF-8
 * @param out results, in UTF-8
 * @param err log, notes, progress and errors, in UTF-8
 * @param inTerminal whether a person can answer at {@code in}
 * @param outTerminal whether {@code out} is a terminal
 * @param errTerminal whether {@code err} is a terminal
 * @param width columns of the terminal
 */
public record Terminal(
    BufferedReader in,
    PrintStream out,
    PrintStream err,
    boolean inTerminal,
    boolean outTerminal,
    boolean errTerminal,
    int width) {}
