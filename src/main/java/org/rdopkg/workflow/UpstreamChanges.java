package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.FileDiff;

/** Shows what upstream changed between two versions. */
final class UpstreamChanges {
  private static final String REQUIREMENTS = "requirements.txt";

  private UpstreamChanges() {}

  /** Shows it, unless the user does not want to see it. */
  static void tell(
      Checkout checkout,
      PackageEnv env,
      UpstreamTarget target,
      NewVersionRequest request,
      NewVersionNarrator narrator) {
    boolean unwanted = request.noDiff() || request.unattended() || request.patches().bumpOnly();
    Optional<String> before =
        env.baseRef().kind() == BaseRef.Kind.MISSING
            ? Optional.empty()
            : checkout.history().commit(env.baseRef().name());
    if (unwanted || before.isEmpty() || target.isMissing()) {
      return;
    }
    requireBranch(checkout, env, request);
    String diffstat =
        checkout
            .runner()
            .run(
                checkout
                    .git()
                    .request(
                        "--no-pager",
                        "diff",
                        "--no-color",
                        "--no-ext-diff",
                        "--stat",
                        before.get(),
                        target.commit(),
                        "--")
                    .watchedBy(() -> narrator.waiting("comparing with " + target.version()))
                    .build())
            .orThrow()
            .out();
    byte[] requirements =
        FileDiff.of(REQUIREMENTS, file(checkout, before.get()), file(checkout, target.commit()));
    narrator.upstreamChanges(diffstat, requirements);
    boolean asked = !request.dryRun() && narrator.isInteractive();
    if (asked && !narrator.ask("Go on after you inspected the diff?", true)) {
      throw RdopkgException.of(ErrorKind.INPUT, "Given up after a look at upstream's changes")
          .because("the answer was no; nothing was changed");
    }
  }

  /** What makes the rebase impossible is said before pages of statistics. */
  private static void requireBranch(Checkout checkout, PackageEnv env, NewVersionRequest request) {
    if (request.patches().local()) {
      PatchesTip.ofLocal(checkout, env);
    } else if (checkout.refs().get("refs/remotes/" + env.patches().remote()).isEmpty()
        && PatchesRebase.hasPatches(NewVersionWorkflow.read(checkout, env.branch(), request))) {
      PatchesTip.atRemote(checkout, env);
    }
  }

  private static byte[] file(Checkout checkout, String commit) {
    return checkout.commitFiles().read(commit, REQUIREMENTS).orElse(new byte[0]);
  }
}
