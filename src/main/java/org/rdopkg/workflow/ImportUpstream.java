package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.UpstreamReleases;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.replay.UpstreamChanges;
import org.rdopkg.git.replay.UpstreamChanges.Candidate;
import org.rdopkg.version.UpstreamTag;

/**
 * Which imported commits are changes that upstream has made since the base: by patch-id, or because
 * the patch file makes upstream's commit of that commit's parent. What names the same author and
 * subject may need fuzz for that.
 */
final class ImportUpstream {
  private static final List<String> REMOTES = List.of("upstream", "openstack");

  private final Checkout checkout;
  private final Narrator narrator;
  private final PackageEnv env;

  ImportUpstream(Checkout checkout, Narrator narrator, PackageEnv env) {
    this.checkout = checkout;
    this.narrator = narrator;
    this.env = env;
  }

  /** The commits of upstream's by the commits of {@code from..tip} that they are. */
  Map<String, String> of(ImportCommits commits, String base, String from, String tip) {
    Map<String, String> same = new LinkedHashMap<>();
    UpstreamChanges changes =
        new UpstreamChanges(
            checkout,
            (done, all) -> narrator.count("looking through upstream's commits", done, all));
    for (Map.Entry<String, List<Candidate>> entry :
        changes.search(from, tip, known(), base).entrySet()) {
      for (Candidate candidate : entry.getValue()) {
        if (candidate.samePatchId() || commits.makes(entry.getKey(), candidate)) {
          same.put(entry.getKey(), candidate.commit());
          break;
        }
      }
    }
    return same;
  }

  /** Releases and branches of upstream; no branch of patches, no tag of the distribution's. */
  private Set<String> known() {
    List<String> refs = new ArrayList<>();
    for (UpstreamTag tag : UpstreamReleases.tags(checkout.facts(), env).newestFirst()) {
      refs.add("refs/tags/" + tag.name());
    }
    Set<String> remotes = new LinkedHashSet<>(REMOTES);
    remotes.add(env.upstreamBranch().remote());
    for (String remote : remotes) {
      checkout.refs().names("refs/remotes/" + remote + "/").stream()
          .filter(name -> !name.endsWith("-patches"))
          .forEach(refs::add);
    }
    Set<String> ids = new LinkedHashSet<>();
    for (String ref : refs) {
      Optional<String> id = checkout.history().commit(ref);
      id.ifPresent(ids::add);
    }
    return ids;
  }
}
