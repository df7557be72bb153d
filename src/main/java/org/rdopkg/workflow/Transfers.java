package org.rdopkg.workflow;

import org.rdopkg.git.Checkout;
import org.rdopkg.git.TransferListener;
import org.rdopkg.git.TransferProgress;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;

/** git's fetches: a person who waits at a terminal sees how far they are. */
final class Transfers {
  private final Checkout checkout;
  private final Narrator narrator;

  Transfers(Checkout checkout, Narrator narrator) {
    this.checkout = checkout;
    this.narrator = narrator;
  }

  /** Fetches from a remote what a refspec says, and nothing else; git may ask for a password. */
  ProcessResult fetch(String remote, String refspec) {
    boolean person = checkout.environment().terminal().error();
    ProcessRequest request =
        checkout
            .git()
            .request(
                "fetch",
                person ? "--progress" : "-q",
                "--no-tags",
                "--no-write-fetch-head",
                "--",
                remote,
                refspec)
            .inheritInput()
            .watchedBy(new TransferProgress(listener(narrator, remote)))
            .build();
    ProcessResult result = checkout.runner().run(request);
    narrator.count(remote, 1, 1);
    return result;
  }

  /** Tells how far a transfer with somebody is. */
  static TransferListener listener(Narrator narrator, String name) {
    return (what, done, total) -> narrator.count(name + ": " + what, done, total);
  }

  /** Somebody who waits is told what for; a log is not interested. */
  static void told(Environment environment, Narrator narrator, String line) {
    if (environment.terminal().error()) {
      narrator.note(line);
    }
  }
}
