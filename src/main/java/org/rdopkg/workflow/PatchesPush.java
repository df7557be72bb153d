package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.ProcessResult;

/**
 * Publishes the rebased patches branch and upstream's tag, through the user's git. The branch goes
 * with a lease on the value seen when the action began; the tag is never forced.
 */
final class PatchesPush {
  private final Checkout checkout;
  private final NewVersionState state;

  PatchesPush(Checkout checkout, NewVersionState state) {
    this.checkout = checkout;
    this.state = state;
  }

  private String remote() {
    return state.patches().remote().remote();
  }

  private String branch() {
    return state.patches().remote().branch();
  }

  String question() {
    return "Push %s to %s (with a lease%s)?"
        .formatted(
            state.patches().local(),
            state.patches().remote(),
            state.chosen().isTag() ? ", and the tag " + state.chosen().ref() : "");
  }

  /** Nothing was pushed: what would do it. */
  NewVersionResult.Push left() {
    return new NewVersionResult.Push(
        state.patches().remote().toString(), false, String.join(" ", command(false)));
  }

  /** It was pushed. */
  NewVersionResult.Push done() {
    return new NewVersionResult.Push(state.patches().remote().toString(), true, "");
  }

  private List<String> command(boolean porcelain) {
    String tip = state.rebase().map(NewVersionState.Rebased::tip).orElse(state.patches().local());
    String ref = "refs/heads/" + branch();
    List<String> command = new ArrayList<>(List.of("git", "push"));
    if (porcelain) {
      command.add("--porcelain");
      command.add("--no-follow-tags");
    }
    command.add("--force-with-lease=" + ref + ":" + state.patches().remoteAt().orElse(""));
    command.add(remote());
    command.add((porcelain ? tip : state.patches().local()) + ":" + ref);
    if (state.chosen().isTag()) {
      command.add("refs/tags/" + state.chosen().ref());
    }
    return command;
  }

  /** Pushes; answers why it was refused, or nothing when all is there. */
  Optional<RdopkgException> run(Narrator narrator) {
    List<String> arguments = command(true);
    ProcessResult result =
        new Transfers(checkout, narrator).push(remote(), arguments.subList(1, arguments.size()));
    List<String> refused =
        result.out().lines().filter(line -> line.startsWith("!")).map(PatchesPush::told).toList();
    boolean branchRefused =
        refused.stream().anyMatch(line -> line.contains("refs/heads/" + branch()));
    if (result.succeeded() || (!refused.isEmpty() && !branchRefused)) {
      refused.forEach(line -> narrator.warn("the tag was not pushed: " + line));
      return Optional.empty();
    }
    return Optional.of(refusal(result, refused, branchRefused));
  }

  private static String told(String line) {
    return line.substring(1).strip().replace('\t', ' ');
  }

  private RdopkgException refusal(
      ProcessResult result, List<String> refused, boolean branchRefused) {
    String said = refused.isEmpty() ? result.err().strip() : String.join("\n", refused);
    String remote = state.patches().remote().toString();
    RdopkgException error =
        RdopkgException.of(
                ErrorKind.CONFLICT,
                "The push to " + remote + " was refused; the update itself is committed")
            .because(said);
    if (branchRefused && said.contains("stale")) {
      String seen = state.patches().remoteAt().orElse("");
      error =
          error
              .fix("git fetch " + remote())
              .fix("git log --oneline " + seen + ".." + remote + "   # what somebody else pushed");
    }
    return error
        .fix("rdopkg -c        # tries the push again")
        .fix("rdopkg --abort   # leaves it unpushed; the commit stays");
  }
}
