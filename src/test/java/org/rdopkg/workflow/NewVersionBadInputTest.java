package org.rdopkg.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/** Odd repositories are worked on as git would, or refused clearly; nothing is left half done. */
class NewVersionBadInputTest {
  private static final String[] ACTION = {"new-version", "-lnU", "2.0.0"};

  private static DistgitRepo released(Map<String, String> files) {
    return NewVersions.release(distgit("foo").patches(2).create(), "2.0.0", "1.2.3", files);
  }

  /** rdopkg's branch and the one that git's own rebase makes. */
  private static void sameAsGit(DistgitRepo repo) {
    repo.git().git("branch", "by-git", "master-patches");
    repo.run(ACTION).exits(0).repo().onBranch("master").isClean();
    repo.git().git("checkout", "-q", "by-git");
    repo.git().git("rebase", "-q", "2.0.0");
    repo.repo().same("by-git^{tree}", "master-patches^{tree}");
    repo.git().git("checkout", "-q", "-f", "master");
  }

  @Test
  void anUnknownTag() {
    released(Map.of())
        .run("new-version", "-lnU", "3.0.0")
        .exits(1)
        .errContains("error: Invalid git reference: 3.0.0", "git fetch --all --tags")
        .nothingChanged();
  }

  @Test
  void aTagThatIsATree() {
    DistgitRepo repo = released(Map.of());
    repo.git().git("tag", "3.0.0", "2.0.0^{tree}");
    repo.run("new-version", "-lnU", "3.0.0")
        .exits(1)
        .errContains("error: Invalid git reference: 3.0.0", "the tag names no commit")
        .nothingChanged();
  }

  @Test
  void aTagThatHoldsNoVersionOrCode() {
    DistgitRepo repo = released(Map.of());
    for (String tag : List.of("banana", "1.5%(touch${IFS}x)", "1.5;x", "1.5%{name}")) {
      repo.git().git("tag", tag, "2.0.0");
      repo.run("new-version", "-lnU", tag)
          .exits(1)
          .errContains("error: Invalid git reference: ")
          .nothingChanged();
      repo.run("new-version", "-lnbU", tag).exits(1).nothingChanged();
    }
    repo.run("new-version", "-bnU", "2.0%(touch x)").exits(1).nothingChanged();
  }

  @Test
  void aBaseThatIsMissing() {
    DistgitRepo repo = released(Map.of());
    repo.git().git("tag", "-d", "1.2.3");
    repo.run(ACTION)
        .exits(1)
        .errContains("Invalid base patches branch git reference: 1.2.3")
        .nothingChanged();
  }

  @Test
  void aTagThatUpstreamHasDeletedIsStillThere() {
    DistgitRepo repo = released(Map.of());
    String bare = repo.top().resolveSibling("upstream.git").toString();
    repo.git().git("init", "-q", "--bare", bare);
    repo.git().git("remote", "add", "upstream", bare);
    repo.git().git("fetch", "-q", "--all");
    repo.run(ACTION).exits(0).spec().tag("Version").is("2.0.0");
  }

  @Test
  void anOlderVersionNeedsAYes() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    repo.git().git("tag", "1.0.0", "1.2.3");
    repo.run("new-version", "-lnU", "1.0.0")
        .exits(1)
        .errContains("error: 1.0.0 is older than the package's version 1.2.3", "Epoch")
        .nothingChanged();
    Environment plain = repo.git().environment();
    Environment terminal =
        new Environment(
            plain.variables(),
            plain.home(),
            plain.workingDirectory(),
            plain.clock(),
            new Terminal(true, true, true, 80));
    repo.run(terminal, "y\n", "new-version", "-lnd", "1.0.0")
        .exits(0)
        .errContains("1.0.0 is older than the package's version 1.2.3. Go there? [yN]")
        .spec()
        .tag("Version")
        .is("1.0.0");
  }

  @Test
  void twoSpecsOrNone() {
    DistgitRepo repo = released(Map.of());
    repo.git().write("bar.spec", "Name: bar\n").commitAll("two");
    repo.run(ACTION).exits(1).errContains("Multiple .spec files found").nothingChanged();
  }

  @Test
  void aVersionThatCannotBeSet() {
    DistgitRepo repo =
        distgit("foo")
            .patches(1)
            .spec(s -> s.replace("Version:          1.2.3", "Version:          %(echo 1.2.3)"))
            .create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.run(ACTION).exits(1).errContains("error:").nothingChanged();
  }

  @Test
  void anotherHistoryIsRefused() {
    DistgitRepo repo = distgit("foo").patches(2).create();
    repo.git().git("checkout", "-q", "1.2.3");
    repo.git().git("checkout", "-q", "--orphan", "imported");
    repo.git().write("more", "x\n").commitAll("import of 2.0.0");
    repo.git().git("tag", "2.0.0");
    repo.git().git("checkout", "-q", "master");
    repo.run(ACTION)
        .exits(1)
        .errContains("have no commit in common", "unrelated histories")
        .nothingChanged();
  }

  @Test
  void aShallowClone() {
    DistgitRepo repo = released(Map.of());
    Path place = repo.top().resolveSibling("shallow").resolve("foo");
    repo.git()
        .git(
            "clone",
            "-q",
            "--depth",
            "4",
            "--no-single-branch",
            "file://" + repo.top(),
            place.toString());
    DistgitRepo shallow = DistgitRepo.of(TempGit.at(repo.git().home().getParent(), place));
    shallow.git().git("branch", "master-patches", "origin/master-patches");
    shallow.run(ACTION).exits(0).spec().tag("Version").is("2.0.0").patches(2);
  }

  @Test
  void objectsThatAreMissing() throws IOException {
    DistgitRepo repo = released(Map.of());
    String tree = repo.git().id("2.0.0^{tree}");
    unpacked(repo);
    Files.delete(
        repo.top().resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2)));
    repo.run(ACTION)
        .exits(1)
        .errContains("error: an object is missing from the repository: " + tree, "git fsck");
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
    repo.spec().tag("Version").is("1.2.3");
  }

  @Test
  void aDamagedObject() throws IOException {
    DistgitRepo repo = released(Map.of());
    unpacked(repo);
    String tree = repo.git().id("2.0.0^{tree}");
    Path file =
        repo.top().resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.write(file, "garbage".getBytes(UTF_8));
    repo.run(ACTION).exits(1).errContains("error:", "fsck");
    repo.spec().tag("Version").is("1.2.3");
  }

  /** Puts every object into a file of its own. */
  private static void unpacked(DistgitRepo repo) throws IOException {
    Path packs = repo.top().resolve(".git/objects/pack");
    Path aside = repo.top().resolveSibling("packs");
    Files.move(packs, aside);
    Files.createDirectories(packs);
    try (Stream<Path> files = Files.list(aside)) {
      for (Path pack : files.filter(f -> f.toString().endsWith(".pack")).toList()) {
        repo.git().gitInput(Files.readAllBytes(pack), "unpack-objects", "-q");
      }
    }
  }

  @Test
  void upstreamsOwnCommitsAmongThePatches() {
    DistgitRepo repo = distgit("foo").create();
    NewVersions.release(repo, "1.9.0", "1.2.3", Map.of("a", "a\n"));
    NewVersions.release(repo, "2.0.0", "1.9.0", Map.of("b", "b\n"));
    var history = repo.git().importing("master-patches").from("1.9.0");
    history.file("ours", "x\n").commit("Our patch").done();
    repo.git().git("tag", "-d", "1.9.0");
    repo.run(ACTION)
        .exits(0)
        .outContains("1 upstreamed", "is part of the new base")
        .spec()
        .patches(1);
    repo.repo().same("master-patches~1", "2.0.0");
  }

  @Test
  void aThousandPatches() {
    DistgitRepo repo = distgit("foo").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    var history = repo.git().importing("master-patches").from("1.2.3");
    for (int i = 0; i < 1000; i++) {
      history.file("f" + i % 50, i + "\n").commit("Patch number " + i);
    }
    history.done();
    repo.run(ACTION).exits(0).outContains("Patches: 1000 kept").spec().patches(1000);
    repo.repo().isClean();
  }

  @Test
  void aPatchOfTwoThousandFiles() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 2000; i++) {
      files.put("dir" + i % 40 + "/file" + i, (i + "\n").getBytes(UTF_8));
    }
    DistgitRepo repo = distgit("foo").patch("Large", files).create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.run(ACTION).exits(0).spec().patches(1);
  }

  @Test
  void aFileWhereUpstreamHasAFolder() {
    DistgitRepo repo = distgit("foo").patch("Add a file", "thing", "x\n").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("thing/inside", "y\n"));
    repo.run(ACTION).exits(1).errContains("Patch 1 conflicts with 2.0.0", "Add a file");
    assertThat(repo.git().git("status")).contains("rebase in progress");
    repo.run("--abort").exits(0);
    repo.repo().onBranch("master");
    // git before 2.34 leaves a copy of the file, untracked, under a name of its own
    assertThat(repo.git().status().lines().filter(line -> !line.startsWith("?? \"thing~")))
        .isEmpty();
  }

  @Test
  void namesThatDifferInCaseOnly() {
    DistgitRepo repo = distgit("foo").upstream(Map.of("Name", "a\nb\nc\n")).create();
    var upstream = repo.git().importing("up").from("1.2.3");
    upstream.delete("Name").file("name", "a\nb\nc\n").commit("Rename").done();
    repo.git().git("tag", "2.0.0", "up");
    var history = repo.git().importing("master-patches").from("1.2.3");
    history.file("Name", "a\nb\nours\n").commit("Change it").done();
    sameAsGit(repo);
  }

  @Test
  void aSubmoduleThatBecomesAFolder() {
    DistgitRepo repo = distgit("foo").create();
    TempGit git = repo.git();
    git.git("checkout", "-q", "1.2.3");
    git.git("update-index", "--add", "--cacheinfo", "160000," + git.id("1.2.3") + ",sub");
    git.git("commit", "-q", "-m", "with a submodule");
    git.git("tag", "-f", "1.2.3");
    git.git("checkout", "-q", "-f", "-b", "up");
    git.git("rm", "-q", "--cached", "sub");
    git.write("sub/file", "x\n").commitAll("a folder instead");
    git.git("tag", "2.0.0");
    git.git("checkout", "-q", "-f", "master");
    var history = git.importing("master-patches").from("1.2.3");
    history.file("ours", "x\n").commit("Ours").done();
    repo.run(ACTION).exits(0).spec().patches(1);
    assertThat(git.git("ls-tree", "--name-only", "master-patches", "sub/")).isEqualTo("sub/file");
  }

  @Test
  void subjectsCannotWriteToTheTerminalOrRunInTheSpec() {
    DistgitRepo repo =
        distgit("foo").patch("Evil \u001b]0;x\u0007 %(touch pwned)", "evil", "x\n").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.run("new-version", "-lnU", "--changelog", "full", "2.0.0")
        .exits(0)
        .output(text -> assertThat(text).doesNotContain("\u001b", "\u0007"))
        .spec()
        .contains("%%(touch pwned)");
    assertThat(repo.top().resolve("pwned")).doesNotExist();
  }

  @Test
  void aLateHookThatRefusesLeavesEverythingAsItWas() {
    DistgitRepo repo = released(Map.of());
    repo.git().hook("commit-msg", "#!/bin/sh\nexit 1\n");
    String refs = repo.git().refs();
    repo.run(ACTION).exits(1);
    assertThat(repo.git().refs()).isEqualTo(refs);
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
    repo.repo().isClean();
  }
}
