package org.rdopkg.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.distgit.GitFacts;
import org.rdopkg.distgit.RemoteBranch;

/** Answers the questions about a checkout from its refs and configuration. */
public final class CheckoutFacts implements GitFacts {
  private static final String HEADS = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  private final Checkout checkout;
  private OwnSpecs own = new OwnSpecs("", "", Set.of(), Map.of());

  /**
   * The specs that a branch has and the base lacks, read once for all tags.
   *
   * @param head the branch's commit
   * @param seen whether commits belong to the distgit
   */
  private record OwnSpecs(String head, String base, Set<String> names, Map<String, Boolean> seen) {}

  CheckoutFacts(Checkout checkout) {
    this.checkout = checkout;
  }

  @Override
  public Optional<String> currentBranch() {
    return checkout.refs().head() instanceof Head.OnBranch branch
        ? Optional.of(branch.name())
        : Optional.empty();
  }

  @Override
  public Optional<String> ref(String fullName) {
    return checkout.refs().get(fullName);
  }

  @Override
  public List<String> remotes() {
    return checkout.config().subsections("remote");
  }

  @Override
  public Optional<String> remoteUrl(String remote) {
    return checkout.config().all("remote." + remote + ".url").stream().findFirst();
  }

  @Override
  public Optional<String> remoteHead(String remote) {
    String prefix = "refs/remotes/" + remote + "/";
    return checkout
        .refs()
        .symbolicTarget(prefix + "HEAD")
        .filter(target -> target.startsWith(prefix))
        .map(target -> target.substring(prefix.length()));
  }

  @Override
  public Optional<RemoteBranch> upstreamOf(String branch) {
    GitConfig config = checkout.config();
    Optional<String> remote =
        config.get("branch." + branch + ".remote").filter(name -> !name.equals("."));
    Optional<String> merge =
        config.get("branch." + branch + ".merge").filter(name -> name.startsWith(HEADS));
    if (remote.isEmpty() || merge.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new RemoteBranch(remote.get(), merge.get().substring(HEADS.length())));
  }

  @Override
  public Optional<String> config(String key) {
    return checkout.config().get(key);
  }

  @Override
  public List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (String name : checkout.refs().names(TAGS)) {
      tags.add(name.substring(TAGS.length()));
    }
    return List.copyOf(tags);
  }

  @Override
  public boolean isCommit(String revision) {
    return checkout.history().commit(revision).isPresent();
  }

  /** The tag has the branch's spec, which the base lacks, and has grown from the same root. */
  @Override
  public boolean isOfDistgit(String tag, String branch, String base) {
    Optional<String> commit = checkout.history().commit(TAGS + tag);
    Optional<String> head = checkout.history().commit(HEADS + branch);
    if (commit.isEmpty() || head.isEmpty()) {
      return false;
    }
    if (!own.head().equals(head.get()) || !own.base().equals(base)) {
      own = new OwnSpecs(head.get(), base, ownSpecs(head.get(), base), new HashMap<>());
    }
    return own.seen().computeIfAbsent(commit.get(), this::isOfDistgit);
  }

  private boolean isOfDistgit(String commit) {
    return own.names().stream()
            .anyMatch(spec -> checkout.commitFiles().find(commit, spec).isPresent())
        && checkout.history().areRelated(commit, own.head());
  }

  private Set<String> ownSpecs(String head, String base) {
    Set<String> specs = specs(head);
    checkout
        .history()
        .commit(TAGS + base)
        .or(() -> checkout.history().commit(base))
        .ifPresent(upstreams -> specs.removeAll(specs(upstreams)));
    return specs;
  }

  private Set<String> specs(String commit) {
    Set<String> specs = new HashSet<>();
    for (CommitFiles.Entry entry : checkout.commitFiles().top(commit)) {
      if (entry.path().endsWith(".spec")) {
        specs.add(entry.path());
      }
    }
    return specs;
  }
}
