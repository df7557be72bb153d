package org.rdopkg.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.git.Checkout;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.requirements.PackageNames;
import org.rdopkg.requirements.WantedPackage;
import org.rdopkg.requirements.python.PythonEnvironment;

/**
 * What upstream required when it started its stable branches, as long as that was before the commit
 * that is checked out: where the spec still has it and upstream no longer does, upstream has
 * dropped it.
 */
final class EarlierRequirements {
  private static final String STABLE = "stable/";

  private EarlierRequirements() {}

  /** The packages. */
  static Set<String> of(
      Checkout checkout, PackageEnv env, PythonEnvironment python, PackageNames names) {
    String remote = "refs/remotes/" + env.upstreamBranch().remote() + "/";
    List<String> branches = checkout.refs().names(remote + STABLE);
    String main = checkout.refs().get(remote + env.upstreamBranch().branch()).orElse("");
    String head = checkout.history().commit("HEAD").orElse("");
    Set<String> packages = new HashSet<>();
    if (main.isEmpty() || head.isEmpty()) {
      return packages;
    }
    long now = checkout.history().time(head);
    for (String branch : branches) {
      String tip = checkout.refs().get(branch).orElse(main);
      List<PatchCommit> own = checkout.history().range(main, tip);
      if (!own.isEmpty() && checkout.history().time(own.get(0).id()) < now) {
        WantedPackage.of(ProjectRequirements.quietly(checkout, own.get(0).id()), python, names)
            .forEach(wanted -> packages.add(wanted.name()));
      }
    }
    return packages;
  }
}
