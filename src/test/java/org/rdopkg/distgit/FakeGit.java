package org.rdopkg.distgit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A repository that holds what a test says, and counts questions to the object database. */
public final class FakeGit implements GitFacts {
  private static final String HASH = "192ff57f2a3b4c5d6e7f8091a2b3c4d5e6f70819";

  private final Map<String, String> refs = new TreeMap<>();
  private final Map<String, String> remotes = new LinkedHashMap<>();
  private final Map<String, String> remoteHeads = new TreeMap<>();
  private final Map<String, RemoteBranch> upstreams = new TreeMap<>();
  private final Map<String, String> config = new TreeMap<>();
  private final Set<String> commits = new TreeSet<>();
  private String head = "";
  private int objectQuestions;

  /** A repository that stands on a branch, with nothing else in it. */
  public static FakeGit on(String branch) {
    FakeGit git = new FakeGit();
    git.head = branch;
    return git.branch(branch);
  }

  /** A repository with a detached HEAD. */
  public static FakeGit detached() {
    return new FakeGit();
  }

  /** Adds a local branch. */
  public FakeGit branch(String name) {
    return branch(name, HASH);
  }

  /** Adds a local branch at a commit. */
  public FakeGit branch(String name, String id) {
    refs.put("refs/heads/" + name, id);
    return this;
  }

  /** Adds a remote. */
  public FakeGit remote(String name, String url) {
    remotes.put(name, url);
    return this;
  }

  /** Adds a remote, if not there, and a branch of it. */
  public FakeGit remoteBranch(String remote, String branch) {
    return remoteBranch(remote, branch, HASH);
  }

  /** Adds a remote, if not there, and a branch of it at a commit. */
  public FakeGit remoteBranch(String remote, String branch, String id) {
    remotes.putIfAbsent(remote, "https://git.invalid/" + remote);
    refs.put("refs/remotes/" + remote + "/" + branch, id);
    return this;
  }

  /** Says which branch a remote's HEAD points to. */
  public FakeGit remoteHead(String remote, String branch) {
    remoteHeads.put(remote, branch);
    return this;
  }

  /** Says what a local branch tracks. */
  public FakeGit tracks(String branch, String remote, String remoteBranch) {
    upstreams.put(branch, new RemoteBranch(remote, remoteBranch));
    return this;
  }

  /** Sets a configuration value. */
  public FakeGit config(String key, String value) {
    config.put(key, value);
    return this;
  }

  /** Adds tags. */
  public FakeGit tag(String... names) {
    for (String name : names) {
      refs.put("refs/tags/" + name, HASH);
    }
    return this;
  }

  /** Adds a revision that names a commit. */
  public FakeGit commit(String revision) {
    commits.add(revision);
    return this;
  }

  /** How often the object database was needed. */
  public int objectQuestions() {
    return objectQuestions;
  }

  @Override
  public Optional<String> currentBranch() {
    return head.isEmpty() ? Optional.empty() : Optional.of(head);
  }

  @Override
  public Optional<String> ref(String fullName) {
    return Optional.ofNullable(refs.get(fullName));
  }

  @Override
  public List<String> remotes() {
    return List.copyOf(remotes.keySet());
  }

  @Override
  public Optional<String> remoteUrl(String remote) {
    return Optional.ofNullable(remotes.get(remote));
  }

  @Override
  public Optional<String> remoteHead(String remote) {
    return Optional.ofNullable(remoteHeads.get(remote));
  }

  @Override
  public Optional<RemoteBranch> upstreamOf(String branch) {
    return Optional.ofNullable(upstreams.get(branch));
  }

  @Override
  public Optional<String> config(String key) {
    return Optional.ofNullable(config.get(key));
  }

  @Override
  public List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (String name : refs.keySet()) {
      if (name.startsWith("refs/tags/")) {
        tags.add(name.substring("refs/tags/".length()));
      }
    }
    return tags;
  }

  @Override
  public boolean isCommit(String revision) {
    objectQuestions++;
    return commits.contains(revision) || isTag(revision.replaceFirst("^refs/tags/", ""));
  }
}
