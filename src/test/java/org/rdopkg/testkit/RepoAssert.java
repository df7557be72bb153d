package org.rdopkg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What tests say of the repository: asked of git itself. */
public final class RepoAssert {
  private final DistgitRepo repo;
  private final TempGit git;

  RepoAssert(DistgitRepo repo) {
    this.repo = repo;
    this.git = repo.git();
  }

  /** The message of the last commit. */
  public RepoAssert headMessage(String message) {
    assertThat(message()).isEqualTo(message);
    return this;
  }

  /** The message of the last commit is what the golden file says. */
  public RepoAssert headMessage(Golden golden) {
    golden.check(message() + "\n", "message of the last commit");
    return this;
  }

  private String message() {
    return git.git("log", "-1", "--format=%B");
  }

  /** What the last commit did to which file: {@code M foo.spec}. In git's order. */
  public RepoAssert headChanges(String... changes) {
    List<String> lines =
        git.git("show", "--no-renames", "--name-status", "--format=", "HEAD")
            .lines()
            .map(l -> l.replace('\t', ' '))
            .toList();
    assertThat(lines).containsExactly(changes);
    return this;
  }

  /** So many commits lead to HEAD. */
  public RepoAssert commits(int n) {
    assertThat(git.git("rev-list", "--count", "HEAD")).isEqualTo(String.valueOf(n));
    return this;
  }

  /** HEAD is on this branch. */
  public RepoAssert onBranch(String branch) {
    assertThat(git.git("symbolic-ref", "--short", "HEAD")).isEqualTo(branch);
    return this;
  }

  /** Two revisions name the same object. */
  public RepoAssert same(String revision, String other) {
    assertThat(git.id(revision)).as(revision + " and " + other).isEqualTo(git.id(other));
    return this;
  }

  /** Nothing is staged, changed or untracked, and git finds no damage. */
  public RepoAssert isClean() {
    assertThat(git.status()).as("git status").isEmpty();
    git.checkSound();
    return this;
  }

  /** This is all that {@code git status --porcelain} says. */
  public RepoAssert status(String... lines) {
    assertThat(git.status().lines()).containsExactly(lines);
    return this;
  }

  public SpecAssert spec() {
    return repo.spec();
  }

  /** The next run in the same checkout. */
  public Run run(String... args) {
    return repo.run(args);
  }
}
