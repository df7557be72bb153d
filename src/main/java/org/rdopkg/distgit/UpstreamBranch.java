package org.rdopkg.distgit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The branch that upstream develops on, in a remote called {@code upstream} or {@code openstack}.
 */
final class UpstreamBranch {
  private static final List<String> REMOTES = List.of("upstream", "openstack");

  private static final List<String> NAMES =
      List.of("main", "master", "trunk", "default", "develop", "devel", "development", "dev");

  private UpstreamBranch() {}

  /**
   * The first that exists of: what the remote says is its main branch, and the usual names of one.
   * Without any, {@code upstream/master}, to have a name to show.
   */
  static RemoteBranch guess(GitFacts facts) {
    for (String remote : REMOTES) {
      Set<String> names = new LinkedHashSet<>();
      facts.remoteHead(remote).ifPresent(names::add);
      names.addAll(NAMES);
      for (String name : names) {
        RemoteBranch branch = new RemoteBranch(remote, name);
        if (facts.remoteBranch(branch).isPresent()) {
          return branch;
        }
      }
    }
    return new RemoteBranch("upstream", "master");
  }
}
