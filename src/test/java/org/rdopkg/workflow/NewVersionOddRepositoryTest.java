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
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/**
 * Clones that lack something, packs that are broken, tags that are no commits, histories with
 * upstream's work merged in: the whole action says what, why and what to do, or does what git
 * would.
 */
class NewVersionOddRepositoryTest {
  private static final String[] ACTION = {"new-version", "-lnU", "2.0.0"};

  private static DistgitRepo released() {
    return NewVersions.release(
        distgit("foo").patches(2).inSpec(2).create(), "2.0.0", "1.2.3", Map.of());
  }

  private static DistgitRepo cloned(DistgitRepo repo, String... options) {
    Path place = repo.top().resolveSibling("clone").resolve("foo");
    String[] command =
        Stream.of(
                Stream.of("clone", "-q"),
                Stream.of(options),
                Stream.of("file://" + repo.top(), place.toString()))
            .flatMap(words -> words)
            .toArray(String[]::new);
    repo.git().git("config", "uploadpack.allowFilter", "true");
    repo.git().git("config", "uploadpack.allowAnySHA1InWant", "true");
    repo.git().git(command);
    return DistgitRepo.of(TempGit.at(repo.git().home().getParent(), place));
  }

  @Test
  void tagsThatAreNoCommits() {
    DistgitRepo repo = released();
    TempGit git = repo.git();
    git.git("tag", "3.0.0", "2.0.0:README.rst");
    git.git("tag", "-a", "-m", "a blob", "3.1.0", "2.0.0:README.rst");
    git.git("tag", "-a", "-m", "a tree", "3.2.0", "2.0.0^{tree}");
    for (String tag : List.of("3.0.0", "3.1.0", "3.2.0")) {
      repo.run("new-version", "-lnU", tag)
          .exits(1)
          .errContains("error: Invalid git reference: " + tag, "the tag names no commit", "fix:")
          .nothingChanged();
    }
  }

  /** The newest tag is one of them, and nobody has named it. */
  @Test
  void aTagThatIsNoCommitIsNotChosen() {
    DistgitRepo repo = released();
    repo.git().git("tag", "3.0.0", "2.0.0:README.rst");
    repo.run("versions").exits(0).outIs("2.0.0  2.0.0  <- rdopkg new-version\n");
    repo.run("new-version", "-lnU").exits(0).spec().tag("Version").is("2.0.0");
  }

  @Test
  void tagsOfTagsAreFollowed() {
    DistgitRepo repo = released();
    repo.git().git("tag", "-a", "-m", "release", "3.0.0", "2.0.0");
    repo.git().git("tag", "-a", "-m", "again", "v3.1.0", "3.0.0");
    repo.run("new-version", "-lnU").exits(0).spec().tag("Version").is("3.1.0");
    repo.repo().same("master-patches~2", "2.0.0");
  }

  @Test
  void aTagThatUpstreamHasTakenBack() {
    DistgitRepo repo = released();
    repo.git().git("tag", "-d", "2.0.0");
    repo.run(ACTION)
        .exits(1)
        .errContains("Invalid git reference: 2.0.0", "git fetch --all --tags", "rdopkg versions")
        .nothingChanged();
  }

  @Test
  void thePackIsCorrupt() throws IOException {
    DistgitRepo repo = released();
    repo.git().git("repack", "-q", "-a", "-d");
    Path packs = repo.top().resolve(".git/objects/pack");
    Path pack;
    try (Stream<Path> files = Files.list(packs)) {
      pack = files.filter(file -> file.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(pack);
    Files.setPosixFilePermissions(pack, PosixFilePermissions.fromString("rw-r--r--"));
    Random random = new Random(4);
    int refused = 0;
    for (int i = 0; i < 12; i++) {
      byte[] broken = whole.clone();
      int at = 12 + random.nextInt(whole.length - 32);
      for (int j = at; j < Math.min(at + 40, whole.length - 20); j++) {
        broken[j] ^= (byte) 0x5a;
      }
      Files.write(pack, broken);
      CheckoutPicture before = picture(repo, pack, whole, broken);
      var run = repo.run("new-version", "-lnU", "--dry-run", "2.0.0");
      run.output(text -> assertThat(text).doesNotContain("bug in rdopkg", "\tat "));
      if (!run.err().isEmpty() && run.err().contains("error:")) {
        run.exits(1).errContains("fsck");
        refused++;
      }
      assertThat(picture(repo, pack, whole, broken)).isEqualTo(before);
    }
    assertThat(refused).isGreaterThan(5);
    Files.write(pack, whole);
    repo.run(ACTION).exits(0);
  }

  /** git itself may fail on the broken pack, so it is asked with the whole one. */
  private static CheckoutPicture picture(DistgitRepo repo, Path pack, byte[] whole, byte[] broken)
      throws IOException {
    Files.write(pack, whole);
    CheckoutPicture picture = CheckoutPicture.of(repo);
    Files.write(pack, broken);
    return picture;
  }

  @Test
  void aPartialCloneGetsWhatItLacks() throws IOException {
    DistgitRepo partial = cloned(released(), "--filter=blob:none", "--no-checkout");
    TempGit git = partial.git();
    git.git("checkout", "-q", "master");
    git.git("branch", "master-patches", "origin/master-patches");
    partial.run(ACTION).exits(0).spec().tag("Version").is("2.0.0").patches(2);
    partial.repo().same("master-patches~2", "2.0.0").isClean();
  }

  @Test
  void aPartialCloneWhoseRemoteIsAwaySaysSo() {
    DistgitRepo partial = cloned(released(), "--filter=tree:0", "--no-checkout");
    TempGit git = partial.git();
    git.git("checkout", "-q", "master");
    git.git("branch", "master-patches", "origin/master-patches");
    git.git("remote", "set-url", "origin", "file:///nowhere/at/all");
    partial
        .run(ACTION)
        .exits(1)
        .errContains("error: an object is missing from the repository", "fix:")
        .output(text -> assertThat(text).doesNotContain("bug in rdopkg"));
    partial.spec().tag("Version").is("1.2.3");
    assertThat(partial.top().resolve(".rdopkg.json")).doesNotExist();
  }

  @Test
  void aShallowCloneThatIsCutTooEarlySaysHowToGetTheRest() {
    DistgitRepo shallow = cloned(released(), "--depth", "1", "--no-single-branch", "--no-tags");
    TempGit git = shallow.git();
    git.git("branch", "master-patches", "origin/master-patches");
    shallow.run(ACTION).exits(1).errContains("Invalid base patches branch git reference: 1.2.3");
    for (String tag : List.of("1.2.3", "2.0.0")) {
      git.git("fetch", "-q", "--depth", "1", "origin", "refs/tags/" + tag + ":refs/tags/" + tag);
    }
    shallow.run(ACTION).exits(1).errContains("git fetch --unshallow").nothingChanged();
    git.git("fetch", "-q", "--unshallow");
    shallow.run(ACTION).exits(0).spec().patches(2);
  }

  private static Environment terminal(DistgitRepo repo) {
    Environment plain = repo.git().environment();
    return new Environment(
        plain.variables(),
        plain.home(),
        plain.workingDirectory(),
        plain.clock(),
        new Terminal(true, true, true, 80));
  }

  @Test
  void theSameVersionIsAQuestionAndNoIsTheDefault() {
    DistgitRepo repo = released();
    for (String typed : List.of("\n", "n\n")) {
      repo.run(terminal(repo), typed, "new-version", "-lnd", "1.2.3")
          .exits(0)
          .outContains("Package is already at version 1.2.3")
          .errContains("Update it again? [yN]")
          .nothingChanged();
    }
    repo.run(terminal(repo), "y\n", "new-version", "-lnd", "1.2.3")
        .exits(0)
        .spec()
        .tag("Release")
        .is("1%{?dist}")
        .patches(2);
  }

  /** Somebody has edited Version by hand; the patches branch still stands on the old one. */
  @Test
  void theSpecIsThereAlreadyButThePatchesAreNot() {
    DistgitRepo repo = released();
    repo.git()
        .write("foo.spec", repo.git().read("foo.spec").replace("1.2.3\nRel", "2.0.0\nRel"))
        .commitAll("by hand");
    repo.run(ACTION).exits(0).outIs("Package is already at version 2.0.0\n").nothingChanged();
    repo.run(terminal(repo), "y\n", "new-version", "-lnd", "2.0.0")
        .exits(1)
        .errContains("not on top of 2.0.0", "rdopkg set-magic-comment patches_base REF")
        .nothingChanged();
    repo.run("set-magic-comment", "patches_base", "1.2.3").exits(0);
    repo.run(terminal(repo), "y\n", "new-version", "-lnd", "2.0.0")
        .exits(0)
        .spec()
        .patches(2)
        .doesNotContain("patches_base");
    repo.repo().same("master-patches~2", "2.0.0").isClean();
    assertThat(repo.git().git("rev-list", "--count", "2.0.0..master-patches")).isEqualTo("2");
  }

  /** Upstream's main branch was merged into the patches branch between two patches. */
  @Test
  void upstreamsWorkMergedIntoThePatchesBranch() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    NewVersions.release(repo, "1.9.0", "1.2.3", Map.of("a", "a\n"));
    NewVersions.release(repo, "2.0.0", "1.9.0", Map.of("b", "b\n"));
    TempGit git = repo.git();
    git.git("checkout", "-q", "master-patches");
    git.git("merge", "-q", "--no-ff", "-m", "Merge upstream", "1.9.0");
    git.write("ours", "x\n").commitAll("Our second patch");
    git.git("branch", "by-git");
    git.git("checkout", "-q", "master");
    git.git("tag", "-d", "1.9.0");
    repo.run(ACTION)
        .exits(0)
        .outContains("1 upstreamed", "is part of the new base")
        .spec()
        .patchFiles("0001-Original-Patch-1.patch", "0002-Our-second-patch.patch");
    git.git("checkout", "-q", "by-git");
    git.git("rebase", "-q", "2.0.0");
    repo.repo().same("by-git^{tree}", "master-patches^{tree}");
    assertThat(git.git("log", "--format=%s", "2.0.0..by-git"))
        .isEqualTo(git.git("log", "--format=%s", "2.0.0..master-patches"));
  }

  /** Commits of upstream's that the new release does not have look like patches: they stay. */
  @Test
  void upstreamsWorkThatTheReleaseDoesNotHaveStaysAndIsSeen() {
    DistgitRepo repo = distgit("foo").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("b", "b\n"));
    var history = repo.git().importing("master-patches").from("1.2.3");
    history.file("a", "a\n").commit("Upstream's own, of another branch");
    history.file("ours", "x\n").commit("Our patch").done();
    repo.run(ACTION).exits(0).outContains("Patches: 2 kept").spec().patches(2);
  }

  @Test
  void aPatchesBranchThatIsUpstreamsBranch() {
    DistgitRepo repo = released();
    repo.git().git("branch", "-q", "-f", "master-patches", "2.0.0");
    repo.run(ACTION).exits(0).spec().tag("Version").is("2.0.0").patches(0);
    repo.repo().same("master-patches", "2.0.0").isClean();
  }

  @Test
  void aPatchesBranchOfAnotherHistory() {
    DistgitRepo repo = released();
    TempGit git = repo.git();
    git.git("checkout", "-q", "--orphan", "stranger");
    git.git("rm", "-q", "-r", "-f", ".");
    git.write("file", "x\n").commitAll("somebody else's");
    git.git("checkout", "-q", "master");
    git.git("branch", "-q", "-f", "master-patches", "stranger");
    repo.run(ACTION)
        .exits(1)
        .errContains("master-patches is not on top of 1.2.3", "fix:")
        .nothingChanged();
  }

  @Test
  void noLocalBranchOrNoBranchAtAll() {
    DistgitRepo repo = released();
    repo.git().git("branch", "-q", "-D", "master-patches");
    repo.run(ACTION).exits(1).errContains("master-patches", "fix:").nothingChanged();
    repo.git().git("checkout", "-q", "--detach");
    repo.run(ACTION).exits(1).errContains("error:", "fix:").nothingChanged();
  }

  @Test
  void aPatchesBranchThatIsCheckedOutElsewhereIsNotMovedUnderItsFiles() {
    DistgitRepo repo = released();
    Path place = repo.top().resolveSibling("elsewhere");
    repo.git().git("worktree", "add", "-q", place.toString(), "master-patches");
    repo.run(ACTION)
        .exits(1)
        .errContains("master-patches", "the work tree elsewhere stands on it", "fix:");
    repo.spec().tag("Version").is("1.2.3");
    assertThat(TempGit.at(repo.git().home().getParent(), place).status()).isEmpty();
  }

  @Test
  void aThousandPatchesOfWhichSomeAreUpstreamStayInTheirOrder() {
    DistgitRepo repo = distgit("foo").create();
    var history = repo.git().importing("master-patches").from("1.2.3");
    var upstream = repo.git().importing("up").from("1.2.3");
    for (int i = 0; i < 1000; i++) {
      history.file("f" + i, i + "\n").commit("Patch number " + i);
      if (i % 100 == 7) {
        upstream.file("f" + i, i + "\n").commit("Upstream's number " + i);
      }
    }
    history.done();
    upstream.done();
    repo.git().git("tag", "2.0.0", "up");
    repo.run(ACTION).exits(0).outContains("990 kept, 10 upstreamed").spec().patches(990);
    assertThat(repo.git().git("log", "--reverse", "--format=%s", "2.0.0..master-patches").lines())
        .hasSize(990)
        .startsWith("Patch number 0", "Patch number 1")
        .doesNotContain("Patch number 7", "Patch number 907")
        .endsWith("Patch number 999");
  }

  @Test
  void aFileInPlaceOfAPatchThatTouchesManyFiles() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 300; i++) {
      files.put("dir" + i % 7 + "/file" + i, (i + "\n").getBytes(UTF_8));
    }
    DistgitRepo repo = distgit("foo").patch("Large", files).create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("dir3", "a file now\n"));
    repo.run("new-version", "-lnU", "--dry-run", "2.0.0")
        .exits(1)
        .outContains("conflict")
        .nothingChanged();
  }
}
