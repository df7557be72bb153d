package org.rdopkg.faults;

import static org.rdopkg.testkit.Distgit.distgit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/** Every action that writes, on a package where it has something to do. */
public final class FaultScenarios {
  private FaultScenarios() {}

  /**
   * An action.
   *
   * @param name for people
   * @param repo the package before it
   * @param begun the package before the action that is paused there; the same when none is
   * @param exit how the action ends
   * @param arguments its command line
   */
  public record Scenario(
      String name, DistgitRepo repo, DistgitRepo begun, int exit, List<String> arguments) {}

  /** All of them. */
  public static List<Scenario> all() {
    return plans().stream().map(Supplier::get).toList();
  }

  /** A few of them; the others are not made. */
  public static List<Scenario> some(int most, Random random) {
    List<Supplier<Scenario>> plans = plans();
    Collections.shuffle(plans, random);
    return plans.stream().limit(most).map(Supplier::get).toList();
  }

  private static List<Supplier<Scenario>> plans() {
    List<Supplier<Scenario>> all = new ArrayList<>();
    all.add(() -> of("patch", repo(), "patch"));
    all.add(() -> of("patch --amend", repo(), "patch", "-a"));
    all.add(() -> of("patch --branches", branches(), "patch", "--branches", "f41,f42"));
    all.add(() -> of("patch, from the patches branch", onPatches(), "patch"));
    all.add(() -> of("update-patches", repo(), "update-patches"));
    all.add(() -> of("new-version", repo(), "new-version", "-ntU", "1.3.0"));
    all.add(() -> of("new-version --bump-only", repo(), "new-version", "-bntU", "1.3.0"));
    newVersionWithConflict(all);
    fixWithPause(all);
    all.add(() -> of("fix -m", changed(), "fix", "-m", "Mend it"));
    all.add(
        () -> of("fix --branches", branches(), "fix", "--branches", "f41,f42", "-m", "Mend it"));
    all.add(() -> of("amend", changed(), "amend"));
    all.add(() -> of("squash", repo(), "squash"));
    all.add(() -> of("get-patches", unstaged(), "get-patches"));
    all.add(() -> of("tag-patches", repo(), "tag-patches"));
    all.add(() -> of("tag-patches -f", tagged(), "tag-patches", "-f"));
    all.add(() -> of("set-magic-comment", repo(), "set-magic-comment", "patches_ignore", "^DROP"));
    all.add(() -> of("spec set", repo(), "spec", "set", "License", "MIT"));
    all.add(() -> of("lint --fix", unclean(), "lint", "--fix"));
    all.add(() -> of("undo of patch", after(repo(), "patch"), "undo"));
    all.add(() -> of("undo of new-version", after(repo(), "new-version", "-ntU", "1.3.0"), "undo"));
    all.add(() -> of("undo of fix --branches", fixed(), "undo"));
    all.add(() -> of("undo of get-patches", after(unstaged(), "get-patches"), "undo"));
    all.add(() -> of("redo", after(after(repo(), "patch"), "undo"), "redo"));
    all.add(() -> of("oplog expire", logged(), "oplog", "expire", "--keep-count", "1"));
    all.add(() -> of("patch, which forgets", forgetful(), "patch"));
    return all;
  }

  private static Scenario of(String name, DistgitRepo repo, String... arguments) {
    return new Scenario(name, repo, repo, 0, List.of(arguments));
  }

  private static Scenario paused(
      String name, DistgitRepo repo, DistgitRepo begun, int exit, String... arguments) {
    return new Scenario(name, repo, begun, exit, List.of(arguments));
  }

  private static void newVersionWithConflict(List<Supplier<Scenario>> all) {
    String[] start = {"new-version", "-lntU", "1.3.0"};
    all.add(() -> paused("new-version, conflict", conflicting(), conflicting(), 1, start));
    all.add(() -> paused("new-version -c, resolved", resolved(start), conflicting(), 0, "-c"));
    all.add(
        () -> {
          DistgitRepo finished = resolved(start);
          finished.git().git("-c", "core.editor=true", "rebase", "--continue");
          return paused("new-version -c, rebased", finished, conflicting(), 0, "-c");
        });
    all.add(
        () -> {
          DistgitRepo unresolved = conflicting();
          unresolved.run(start).exits(1);
          return paused("new-version --abort", unresolved, conflicting(), 0, "--abort");
        });
  }

  private static DistgitRepo resolved(String... start) {
    DistgitRepo resolved = conflicting();
    resolved.run(start).exits(1);
    resolved.git().write("setup.py", "both\n").git("add", "setup.py");
    return resolved;
  }

  private static void fixWithPause(List<Supplier<Scenario>> all) {
    all.add(() -> of("fix", repo(), "fix"));
    all.add(
        () -> {
          DistgitRepo edited = after(repo(), "fix");
          edit(edited, "License:          ASL 2.0", "License:          MIT");
          return paused("fix -c", edited, repo(), 0, "fix", "-c", "-m", "Mend it");
        });
    all.add(() -> paused("fix --abort", after(repo(), "fix"), repo(), 0, "--abort"));
  }

  /** Old patches in the spec, new ones in the remote branch, unpushed work in the local one. */
  private static DistgitRepo repo() {
    DistgitRepo repo = unstaged();
    repo.git().write("other", "staged\n").git("add", "other");
    return repo;
  }

  private static DistgitRepo unstaged() {
    DistgitRepo repo =
        distgit("foo").patches(4).inSpec(2).file("other", "1\n").remote("patches").create();
    TempGit git = repo.git();
    git.git("branch", "-q", "-f", "master-patches", "master-patches~");
    git.importing("master-patches").from("master-patches").file("mine", "1").commit("Mine").done();
    git.importing("next").from("1.2.3").file("new", "1").commit("Release 1.3.0").done();
    git.git("tag", "1.3.0", "next");
    git.write("untracked", "mine\n");
    return repo;
  }

  private static DistgitRepo conflicting() {
    DistgitRepo repo =
        distgit("foo")
            .patch("First", "first", "1\n")
            .patch("Mine", "setup.py", "mine\n")
            .patch("Last", "last", "1\n")
            .create();
    repo.git().importing("next").from("1.2.3").file("setup.py", "theirs\n").commit("New").done();
    repo.git().git("tag", "1.3.0", "next");
    return repo;
  }

  private static DistgitRepo branches() {
    DistgitRepo repo = repo();
    repo.git().git("reset", "-q", "--hard");
    repo.git().git("branch", "f42");
    repo.git().git("checkout", "-q", "-b", "f41");
    edit(repo, "Release:          2%", "Release:          7%");
    repo.git().git("commit", "-qam", "foo-1.2.3-7");
    repo.git().git("checkout", "-q", "master");
    edit(repo, "Requires:         python3-requests", "Requires:         python3-six");
    repo.git().git("commit", "-qam", "Six");
    repo.git().git("branch", "-f", "f42");
    return repo;
  }

  private static DistgitRepo changed() {
    DistgitRepo repo = repo();
    edit(repo, "License:          ASL 2.0", "License:          MIT");
    return repo;
  }

  private static DistgitRepo unclean() {
    DistgitRepo repo = unstaged();
    edit(repo, "%description", "%description ");
    edit(repo, "\n- Update to upstream 1.2.3\n", "\n- Update %build to upstream 1.2.3\n");
    repo.git().git("commit", "-qam", "Unclean");
    return repo;
  }

  private static DistgitRepo onPatches() {
    DistgitRepo repo = unstaged();
    repo.git().delete("untracked");
    repo.git().git("checkout", "-q", "master-patches");
    return repo;
  }

  private static DistgitRepo tagged() {
    DistgitRepo repo = repo();
    repo.git().git("tag", "foo-1.2.3-2", "1.2.3");
    return repo;
  }

  private static DistgitRepo fixed() {
    return after(branches(), "fix", "--branches", "f41,f42", "-m", "Mend it");
  }

  private static DistgitRepo logged() {
    DistgitRepo repo = after(after(repo(), "patch"), "undo");
    return after(after(repo, "patch", "-l"), "squash");
  }

  private static DistgitRepo forgetful() {
    DistgitRepo repo = after(after(repo(), "patch"), "undo");
    repo.git().git("config", "rdopkg.oplog-count", "1");
    return repo;
  }

  private static DistgitRepo after(DistgitRepo repo, String... arguments) {
    repo.run(arguments).exits(0);
    return repo;
  }

  private static void edit(DistgitRepo repo, String from, String to) {
    String text = repo.git().read("foo.spec");
    if (!text.contains(from)) {
      throw new IllegalStateException(from);
    }
    repo.git().write("foo.spec", text.replace(from, to));
  }
}
