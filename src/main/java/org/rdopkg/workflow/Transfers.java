package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.TransferListener;
import org.rdopkg.git.TransferProgress;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;

/** git's fetches and pushes: a person who waits at a terminal sees how far they are. */
final class Transfers {
  private final Checkout checkout;
  private final Narrator narrator;

  Transfers(Checkout checkout, Narrator narrator) {
    this.checkout = checkout;
    this.narrator = narrator;
  }

  /** Fetches from a remote what a refspec says, and nothing else; git may ask for a password. */
  ProcessResult fetch(String remote, String refspec) {
    return run(
        remote,
        "fetch",
        isWatched() ? "--progress" : "-q",
        "--no-tags",
        "--no-write-fetch-head",
        "--",
        remote,
        refspec);
  }

  /**
   * Pushes.
   *
   * @param arguments of git's, from {@code push} on
   */
  ProcessResult push(String remote, List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    if (isWatched()) {
      words.add(1, "--progress");
    }
    return run(remote, words.toArray(String[]::new));
  }

  private boolean isWatched() {
    return checkout.environment().terminal().error();
  }

  private ProcessResult run(String remote, String... words) {
    ProcessRequest request =
        checkout
            .git()
            .request(words)
            .inheritInput()
            .watchedBy(new TransferProgress(listener(remote)))
            .build();
    ProcessResult result = checkout.runner().run(request);
    narrator.count(remote, 1, 1);
    return result;
  }

  private TransferListener listener(String name) {
    return (what, done, total) -> narrator.count(name + ": " + what, done, total);
  }

  /** The option for git when a person sees what it says as it comes. */
  static String option(Environment environment) {
    return environment.terminal().error() ? "--progress" : "--no-progress";
  }

  /** Somebody who waits is told what for; a log is not interested. */
  static void told(Environment environment, Narrator narrator, String line) {
    if (environment.terminal().error()) {
      narrator.note(line);
    }
  }
}
