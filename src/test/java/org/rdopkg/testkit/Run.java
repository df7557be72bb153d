package org.rdopkg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;

/**
 * A finished run of rdopkg in a {@link DistgitRepo}, and what tests say of it. Failures show the
 * whole output.
 */
public final class Run {
  private final DistgitRepo repo;
  private final List<String> args;
  private final int exit;
  private final String out;
  private final String err;
  private final Snapshot before;

  Run(DistgitRepo repo, List<String> args, int exit, String out, String err, Snapshot before) {
    this.repo = repo;
    this.args = args;
    this.exit = exit;
    this.out = out;
    this.err = err;
    this.before = before;
  }

  /** The exit code is this. */
  public Run exits(int code) {
    assertThat(exit).as(story("exit code")).isEqualTo(code);
    return this;
  }

  /** Standard output has this somewhere. */
  public Run outContains(String... parts) {
    assertThat(out).as(story("stdout")).contains(parts);
    return this;
  }

  /** Standard output is this. */
  public Run outIs(String text) {
    assertThat(out).as(story("stdout")).isEqualTo(text);
    return this;
  }

  /** Standard output is what the golden file says. */
  public Run outIs(Golden golden) {
    golden.check(out, story("stdout"));
    return this;
  }

  /** Standard error has this somewhere. */
  public Run errContains(String... parts) {
    assertThat(err).as(story("stderr")).contains(parts);
    return this;
  }

  /** Standard error is this. */
  public Run errIs(String text) {
    assertThat(err).as(story("stderr")).isEqualTo(text);
    return this;
  }

  /** Nothing came on standard error. */
  public Run errIsEmpty() {
    assertThat(err).as(story("stderr")).isEmpty();
    return this;
  }

  /** Any other check of the two outputs together, standard output first. */
  public Run output(Consumer<String> check) {
    check.accept(out + err);
    return this;
  }

  /** No ref, no file, not the index: all is as it was before the run. */
  public Run nothingChanged() {
    assertThat(Snapshot.of(repo.top()).differences(before)).as(story("changes")).isEmpty();
    return this;
  }

  /** Nothing but this file of the work tree, and what makes git overlook it, has changed. */
  public Run nothingChangedBut(String path) {
    assertThat(Snapshot.of(repo.top()).differences(before))
        .as(story("changes"))
        .contains(path)
        .filteredOn(file -> !file.equals(path) && !file.startsWith(".git/"))
        .isEmpty();
    return this;
  }

  public String out() {
    return out;
  }

  public String err() {
    return err;
  }

  /** The next run in the same checkout. */
  public Run run(String... more) {
    return repo.run(more);
  }

  public SpecAssert spec() {
    return repo.spec();
  }

  public RepoAssert repo() {
    return repo.repo();
  }

  /** The checkout, for what this class has no words for. */
  public DistgitRepo checkout() {
    return repo;
  }

  private String story(String what) {
    String command = "rdopkg " + String.join(" ", args);
    String text = what + " of " + command + "\n--- stdout\n" + out + "--- stderr\n" + err;
    return (text + "--- exit " + exit).replace("%", "%%");
  }
}
