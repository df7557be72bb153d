package org.rdopkg.cli;

import org.rdopkg.workflow.GerritRequest;

/** The options that take patches from Gerrit. */
final class GerritOptions {
  private final Value chain;
  private final Flag force;

  GerritOptions(Syntax syntax) {
    chain =
        syntax.option(
            "-g --gerrit-patches-chain",
            "CHANGE",
            "Set the local patches branch to a Gerrit change, the top of a chain: 12345,"
                + " 12345/PATCHSET, a Change-Id or its address.");
    force =
        syntax.flag(
            "-f --force",
            "Take changes that are abandoned, not verified, or have a negative review.");
  }

  GerritRequest request() {
    return new GerritRequest(chain.get(), force.given());
  }
}
