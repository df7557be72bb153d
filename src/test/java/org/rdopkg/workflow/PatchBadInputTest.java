package org.rdopkg.workflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.Distgit;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.PrepStyle;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.TempGit;

/** What is wrong with a checkout is said clearly, with exit code 1, and nothing is changed. */
class PatchBadInputTest {
  private static Run refused(DistgitRepo repo, String... said) {
    return repo.run("patch", "-l").exits(1).errContains(said).nothingChanged();
  }

  @Test
  void noSpec() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    repo.git().git("rm", "-q", "foo.spec");
    repo.git().git("commit", "-q", "-m", "no spec");
    refused(repo, "error: No .spec file found", "why:", "fix:");
  }

  @Test
  void twoSpecs() {
    refused(
        distgit("foo").patches(1).file("bar.spec", "Name: bar\n").create(),
        "error: Multiple .spec files found: bar.spec, foo.spec");
  }

  @Test
  void aFolderFullOfSpecsIsNamedInPart() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    IntStream.range(10, 40).forEach(i -> repo.git().write("a" + i + ".spec", "Name: a\n"));
    refused(
        repo,
        "error: Multiple .spec files found: a10.spec, a11.spec, a12.spec, a13.spec, a14.spec,"
            + " a15.spec, a16.spec, a17.spec and 23 more\n");
  }

  @Test
  void notAGitRepository(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("foo.spec"), "Name: foo\n");
    DistgitRepo repo = DistgitRepo.of(TempGit.at(folder, folder));
    for (String action : new String[] {"pkgenv", "patch", "patchlog", "update-patches"}) {
      repo.run(action).exits(1).errContains("error:", "fix:");
    }
  }

  @Test
  void aBareRepository(@TempDir Path folder) {
    TempGit git = TempGit.at(folder, folder);
    git.git("init", "-q", "--bare", ".");
    DistgitRepo.of(git).run("patch", "-l").exits(1).errContains("bare repository", "git clone");
  }

  @Test
  void aDetachedHead() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    repo.git().git("checkout", "-q", "--detach");
    refused(repo, "This action must be run on a distgit branch.", "HEAD is detached");
  }

  @Test
  void anUnbornBranch() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    repo.git().git("symbolic-ref", "HEAD", "refs/heads/new");
    refused(repo, "Branch new has no commit yet");
  }

  @Test
  void noTagForTheVersion() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    repo.git().git("tag", "-d", "1.2.3");
    refused(
        repo,
        "Invalid base patches branch git reference: 1.2.3",
        "patches_base=ANY_GIT_REF",
        "rdopkg pkgenv");
  }

  @Test
  void aRemoteBranchThatIsNotThere() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    repo.run("patch")
        .exits(1)
        .errContains(
            "Patches branch not found: patches/master-patches",
            "rdopkg patch -l",
            "git remote add patches URL")
        .nothingChanged();
    repo.run("patch", "-p", "nowhere/x")
        .exits(1)
        .errContains("Patches branch not found: nowhere/x")
        .nothingChanged();
    repo.run("patch", "-l", "-P", "x")
        .exits(1)
        .errContains("Local patches branch not found: x")
        .nothingChanged();
  }

  @Test
  void aPatchesBranchThatDoesNotStandOnTheBase() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    repo.git().git("tag", "-f", "1.2.3", "master");
    refused(repo, "Patches branch master-patches is not on top of 1.2.3");
  }

  @Test
  void aPatchFileThatIsMissing() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    String text = repo.spec().text();
    repo.git().write("foo.spec", text.replace("BuildArch", "Patch9: own.patch\nBuildArch"));
    repo.git().commitAll("lost");
    refused(repo, "Patch file is missing: own.patch", "line 10 of the spec");
  }

  @Test
  void aPatchNamedByTheVersionHasAnotherNameAfterIt() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    String text = repo.spec().text();
    String line = "Patch9: %{name}-%{version}-own.patch\nBuildArch";
    repo.git().write("foo.spec", text.replace("BuildArch", line));
    repo.git().write("foo-1.2.3-own.patch", "own\n").commitAll("own");
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.run("new-version", "-lntU", "2.0.0")
        .exits(1)
        .errContains(
            "Patch file is missing: foo-2.0.0-own.patch",
            "git mv foo-1.2.3-own.patch foo-2.0.0-own.patch",
            "rdopkg spec set Patch9 foo-1.2.3-own.patch")
        .nothingChanged()
        .run("spec", "set", "Patch9", "foo-1.2.3-own.patch")
        .exits(0)
        .run("new-version", "-lntU", "2.0.0")
        .exits(0);
  }

  /** Deleted by a person, in the work tree or for good: the branch has it. */
  @Test
  void aPatchFileThatIsMissingComesBackFromTheBranch() {
    DistgitRepo repo = distgit("foo").patches(2).inSpec(2).create();
    repo.git().delete("0001-Original-Patch-1.patch");
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found").repo().isClean();
    repo.git().git("rm", "-q", "0001-Original-Patch-1.patch");
    repo.git().git("commit", "-q", "-m", "lost");
    repo.run("patch", "-l")
        .exits(0)
        .repo()
        .headChanges("A 0001-Original-Patch-1.patch", "M foo.spec")
        .isClean()
        .spec()
        .changelogTop(1)
        .patchFiles("0001-Original-Patch-1.patch", "0002-Original-Patch-2.patch");
  }

  /** As other tools write it, without a line that names the commit. */
  @Test
  void aFileOfThatNameIsTheBranchsWhateverItHolds() {
    DistgitRepo repo = distgit("foo").patches(2).inSpec(2).create();
    repo.git().write("0001-Original-Patch-1.patch", "no mail\n");
    repo.git().commitAll("Written by hand");
    repo.run("patch", "-l")
        .exits(0)
        .repo()
        .headChanges("M 0001-Original-Patch-1.patch", "M foo.spec")
        .spec()
        .changelogTop(1)
        .patchFiles("0001-Original-Patch-1.patch", "0002-Original-Patch-2.patch");
  }

  @Test
  void anUntrackedFileInTheWay() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    repo.git().write("0001-Original-Patch-1.patch", "precious\n");
    refused(repo, "untracked file in the way: 0001-Original-Patch-1.patch");
    assertThat(repo.git().read("0001-Original-Patch-1.patch")).isEqualTo("precious\n");
  }

  @Test
  void aPatchFileEditedByHand() {
    DistgitRepo repo = distgit("foo").patches(2).inSpec(1).create();
    String edited = repo.git().read("0001-Original-Patch-1.patch") + "edited\n";
    repo.git().write("0001-Original-Patch-1.patch", edited);
    refused(repo, "uncommitted changes in 0001-Original-Patch-1.patch");
  }

  @Test
  void aBumpIndexThatDoesNotFit() {
    DistgitRepo repo = distgit("foo").patches(1).create();
    repo.run("patch", "-l", "-R", "lul")
        .errContains("Invalid Release bump index: LUL")
        .nothingChanged();
    repo.run("patch", "-l", "-R", "7")
        .exits(1)
        .errContains("Invalid Release bump index: 7 (Release: 2")
        .nothingChanged();
    repo.run("patch", "-l", "-R", "-1")
        .errContains("Invalid Release bump index: -1 (positive integer required)")
        .nothingChanged();
  }

  @Test
  void brokenSanityIsRefusedWithTheLintMessage() {
    DistgitRepo repo = distgit("foo").spec(s -> "BuildArch: noarch\n" + s).patches(1).create();
    repo.run("patch", "-l")
        .exits(23)
        .errContains("1 ERRORS found:", "foo.spec: E: buildarch-before-sources: ")
        .nothingChanged();
  }

  @Test
  void noPlaceForPatchLinesInPrep() {
    refused(
        distgit("foo")
            .spec(s -> s.replace("%autosetup -p1", "tar xf %{SOURCE0}"))
            .patches(1)
            .create(),
        "error:");
  }

  @Test
  void somebodyElseHoldsTheIndex() throws IOException {
    DistgitRepo repo = distgit("foo").patches(1).create();
    Path lock = repo.top().resolve(".git/index.lock");
    Files.writeString(lock, "");
    repo.run("patch", "-l").exits(1).errContains("index.lock", "fix:");
    assertThat(Files.exists(lock)).isTrue();
    Files.delete(lock);
    repo.repo().commits(1).isClean();
  }

  @Test
  void somebodyElseHoldsTheBranch() throws IOException {
    DistgitRepo repo = distgit("foo").patches(1).create();
    Path lock = repo.top().resolve(".git/refs/heads/master.lock");
    Files.writeString(lock, "");
    repo.run("patch", "-l").exits(1).errContains("error:", "refs/heads/master");
    Files.delete(lock);
    repo.repo().commits(1).isClean();
  }

  @Test
  void aReadOnlyCheckout() throws IOException {
    DistgitRepo repo = distgit("foo").patches(1).create();
    assertThat(repo.top().toFile().setWritable(false)).isTrue();
    try {
      assumeThat(Files.isWritable(repo.top())).as("root may write anywhere").isFalse();
      refused(repo, "error:");
    } finally {
      assertThat(repo.top().toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void latin1AndCrlfSpecsKeepTheirBytes() throws IOException {
    DistgitRepo repo = distgit("foo").patches(1).create();
    String text = repo.git().read("foo.spec").replace("Some Packager", "J\u00f6rg");
    repo.git().write("foo.spec", text.replace("\n", "\r\n").getBytes(ISO_8859_1)).commitAll("odd");
    repo.run("patch", "-l").exits(0).repo().isClean();
    String after = new String(Files.readAllBytes(repo.top().resolve("foo.spec")), ISO_8859_1);
    assertThat(after.replace("\r\n", "")).doesNotContain("\n");
    assertThat(after).contains("* Mon Apr 24 2017 J\u00f6rg <packager@example.com> 1.2.3-2\r\n");
    assertThat(after).contains("Patch0001: 0001-Original-Patch-1.patch\r\n");
  }

  /** In the folder, in the spec, and as a commit that says so. */
  @Test
  void patchesThatAreNotUtf8AreNoReasonToStop() {
    String latin =
        """
        From: J\u00fcrgen <j@example.com>
        Subject: caf\u00e9

        --- /dev/null
        +++ b/cup
        @@ -0,0 +1 @@
        +caf\u00e9
        """;
    DistgitRepo repo =
        distgit("foo")
            .spec(text -> text.replace("BuildArch:", "Patch7: latin.patch\n\nBuildArch:"))
            .create();
    TempGit git = repo.git();
    git.write("latin.patch", latin.getBytes(ISO_8859_1));
    git.write("other.patch", new byte[] {0, (byte) 0xff, (byte) 0xe9}).commitAll("odd");
    git.git("checkout", "-q", "master-patches");
    git.write("cup", "caf\u00e9\n".getBytes(ISO_8859_1)).git("add", "cup");
    git.git("config", "i18n.commitEncoding", "ISO-8859-1");
    git.gitInput("Th\u00e9".getBytes(ISO_8859_1), "commit", "-q", "-F", "-");
    git.git("config", "--unset", "i18n.commitEncoding");
    git.git("checkout", "-q", "master");
    repo.run("patch", "-l")
        .exits(0)
        .spec()
        .patchFiles("latin.patch", "0001-Th.patch")
        .contains("- Th\u00e9\n")
        .repo()
        .isClean();
    for (String action : List.of("pkgenv", "patchlog", "lint", "status", "series-diff")) {
      repo.run(action).exits(0).nothingChanged();
    }
    repo.run("fix", "-m", "x").exits(0);
    repo.run("new-version", "-bn", "2.0.0").exits(0);
  }

  @Test
  void subjectsOfAllSorts() {
    String long300 = "x".repeat(300);
    DistgitRepo repo =
        distgit("foo")
            .prep(PrepStyle.AUTOSETUP)
            .patch("Slash/and %{macro} 100%", "a", "a\n")
            .patch("Emoji \ud83d\ude00 subject", "b", "b\n")
            .patch("Bell \u0007 and \u001b[31mcolour", "c", "c\n")
            .patch(long300, "d", "d\n")
            .patch("The same subject", "e", "e\n")
            .patch("The same subject", "f", "f\n")
            .create();
    repo.run("patch", "-l")
        .exits(0)
        .output(all -> assertThat(all).doesNotContain("\u001b", "\u0007"))
        .spec()
        .patches(6)
        .contains("- Slash/and %%{macro} 100%%\n", "- Emoji \ud83d\ude00 subject\n", long300)
        .repo()
        .isClean();
    sameAsGit(repo);
  }

  @Test
  void mergesAreNoPatches() {
    DistgitRepo repo = distgit("foo").patches(2).create();
    TempGit git = repo.git();
    git.git("checkout", "-q", "-b", "side", "master-patches~1");
    git.write("side", "side\n").commitAll("On the side");
    git.git("checkout", "-q", "master-patches");
    git.git("merge", "-q", "--no-ff", "-m", "Merge it", "side");
    git.git("checkout", "-q", "master");
    repo.run("patch", "-l")
        .exits(0)
        .errContains("3 patches on top of 1.2.3")
        .spec()
        .patches(3)
        .doesNotContain("Merge it");
  }

  private static void sameAsGit(DistgitRepo repo) {
    TempGit git = repo.git();
    Path out = repo.top().resolveSibling("by-git");
    git.git(
        "-c",
        "core.abbrev=7",
        "format-patch",
        "-q",
        "--no-renames",
        "--no-signature",
        "-N",
        "--ignore-submodules",
        "--stat=80",
        "--summary",
        "-o",
        out.toString(),
        "1.2.3..master-patches");
    for (String name : git.git("ls-files", "*.patch").lines().toList()) {
      assertThat(repo.top().resolve(name)).hasSameBinaryContentAs(out.resolve(name));
    }
  }

  @Test
  void anExpressionThatCannotHang() {
    Distgit.distgit("foo")
        .magic("patches_ignore", "(a+)+$")
        .patch("a".repeat(5000) + "b", Map.of("a", "a\n".getBytes(UTF_8)))
        .create()
        .run("patch", "-l")
        .exits(0);
  }

  @Test
  void anExpressionThatDoesNotCompile() {
    refused(
        distgit("foo").magic("patches_ignore", "(unclosed").patches(1).create(), "patches_ignore");
  }
}
