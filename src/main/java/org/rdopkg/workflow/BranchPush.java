package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.distgit.RemoteBranch;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.ProcessResult;

/** Pushes the distgit branch before a build, which takes what the server has; never with force. */
final class BranchPush {
  private final Checkout checkout;
  private final Asker asker;

  BranchPush(Checkout checkout, Asker asker) {
    this.checkout = checkout;
    this.asker = asker;
  }

  /**
   * Sees to it that the branch is where it tracks.
   *
   * @param push do not ask
   * @return whether it was pushed
   * @throws RdopkgException when it is not there, and nobody says yes
   */
  boolean ensure(String branch, boolean push) {
    RemoteBranch upstream =
        checkout.facts().upstreamOf(branch).orElseThrow(() -> noUpstream(branch));
    Optional<String> here = checkout.refs().get("refs/heads/" + branch);
    if (here.equals(checkout.refs().get("refs/remotes/" + upstream))) {
      return false;
    }
    boolean agreed =
        push
            || asker.agrees(
                "It seems local distgit branch needs push. Push now to " + upstream + "?");
    if (!agreed) {
      throw RdopkgException.of(ErrorKind.INPUT, "Branch " + branch + " is not pushed")
          .because("the build takes what " + upstream + " has, which is another commit")
          .fix("git push " + upstream.remote() + " " + branch + ":" + upstream.branch())
          .fix("the same with --push");
    }
    push(branch, upstream);
    return true;
  }

  private void push(String branch, RemoteBranch upstream) {
    ProcessResult result =
        checkout
            .runner()
            .run(
                checkout
                    .git()
                    .request(
                        "push",
                        Transfers.option(checkout.environment()),
                        "--",
                        upstream.remote(),
                        "refs/heads/" + branch + ":refs/heads/" + upstream.branch())
                    .inheritInput()
                    .forward(asker.programs())
                    .build());
    if (!result.succeeded()) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "The push to " + upstream + " failed")
          .because("see what git says above; nothing was built")
          .fix("git fetch " + upstream.remote());
    }
  }

  private static RdopkgException noUpstream(String branch) {
    return RdopkgException.of(ErrorKind.INPUT, "Branch " + branch + " tracks no remote branch")
        .because("the build takes what the server has")
        .fix("git push -u origin " + branch);
  }
}
