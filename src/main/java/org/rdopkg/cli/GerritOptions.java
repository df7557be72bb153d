package org.rdopkg.cli;

import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** The options that take patches from Gerrit. */
final class GerritOptions {
  private final Value chain;

  GerritOptions(Syntax syntax) {
    chain =
        syntax.option(
            "-g --gerrit-patches-chain",
            "CHANGE",
            "Take a chain of Gerrit changes (not available yet).");
    syntax.flag("-f --force", "With -g: take changes that are abandoned or not verified.");
  }

  /** Says that they can't be used yet, when they are. */
  void refuse() {
    if (chain.get().isPresent()) {
      throw RdopkgException.of(ErrorKind.UNSUPPORTED, "chains of Gerrit changes can't be taken yet")
          .because("this version of rdopkg does not talk to Gerrit")
          .fix("git fetch the change, put it on the patches branch, and run `rdopkg patch -l`");
    }
  }
}
