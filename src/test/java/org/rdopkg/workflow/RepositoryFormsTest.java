package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/**
 * Repositories of every form that git can make: {@code patch} gives the same commit as in a plain
 * clone, or says what it cannot do and changes nothing.
 */
class RepositoryFormsTest {
  @TempDir Path folder;
  private DistgitRepo plain;

  @BeforeEach
  void aPackage() {
    plain =
        distgit("foo")
            .patch("Change a file that upstream has", "setup.py", "changed\n")
            .patch("Another one", "sub/file", "1\n")
            .patch("The same again", "sub/file", "2\n")
            .create();
    plain.git().git("config", "uploadpack.allowFilter", "true");
    plain.git().git("config", "uploadpack.allowAnySHA1InWant", "true");
  }

  /** A clone with the local patches branch that {@code patch -l} wants. */
  private DistgitRepo cloned(String... options) {
    TempGit here = TempGit.at(folder, folder);
    String[] command = new String[options.length + 4];
    command[0] = "clone";
    command[1] = "-q";
    System.arraycopy(options, 0, command, 2, options.length);
    command[options.length + 2] = "file://" + plain.top();
    command[options.length + 3] = "foo";
    here.git(command);
    return DistgitRepo.of(TempGit.at(folder, folder.resolve("foo")));
  }

  private void sameCommitAsInAPlainOne(DistgitRepo repo) {
    repo.run("patch", "-l").exits(0).repo().isClean();
    plain.run("patch", "-l").exits(0).repo().isClean();
    assertThat(repo.git().id("HEAD^{tree}")).isEqualTo(plain.git().id("HEAD^{tree}"));
    assertThat(repo.git().git("log", "-1", "--format=%B"))
        .isEqualTo(plain.git().git("log", "-1", "--format=%B"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"blob:none", "tree:0", "blob:limit=3"})
  void aPartialCloneFetchesWhatItLacks(String filter) {
    DistgitRepo repo = cloned("--filter=" + filter);
    repo.git().git("branch", "master-patches", "origin/master-patches");
    sameCommitAsInAPlainOne(repo);
  }

  @Test
  void aPartialCloneWithoutItsRemoteIsAnErrorThatSaysSo() throws IOException {
    DistgitRepo repo = cloned("--filter=blob:none");
    repo.git().git("branch", "master-patches", "origin/master-patches");
    Files.move(plain.top(), plain.top().resolveSibling("away"));
    repo.run("pkgenv").exits(0);
    repo.run("patch", "-l")
        .exits(1)
        .errContains("error: this partial clone lacks objects", "why:", "git fetch --refetch")
        .nothingChanged();
  }

  @Test
  void aShallowCloneWorksWhenItReachesTheBase() {
    DistgitRepo repo = cloned("--depth=1");
    repo.git().git("fetch", "-q", "--depth=4", "origin", "master-patches:master-patches");
    repo.git().git("fetch", "-q", "--depth=1", "origin", "tag", "1.2.3");
    sameCommitAsInAPlainOne(repo);
  }

  @Test
  void aShallowCloneThatIsCutTooEarlyIsAnErrorThatSaysSo() {
    DistgitRepo repo = cloned("--depth=1");
    repo.git().git("fetch", "-q", "--depth=2", "origin", "master-patches:master-patches");
    repo.git().git("fetch", "-q", "--depth=1", "origin", "tag", "1.2.3");
    repo.run("patch", "-l")
        .exits(1)
        .errContains("this clone is shallow", "git fetch --unshallow")
        .nothingChanged();
    repo.git().git("fetch", "-q", "--unshallow");
    sameCommitAsInAPlainOne(repo);
  }

  @Test
  void aLinkedWorkTreeOfABareRepository() {
    TempGit bare = TempGit.at(folder, folder.resolve("bare.git"));
    TempGit.at(folder, folder).git("clone", "-q", "--bare", plain.top().toString(), "bare.git");
    bare.git("worktree", "add", "-q", "../foo", "master");
    DistgitRepo repo = DistgitRepo.of(TempGit.at(folder, folder.resolve("foo")));
    sameCommitAsInAPlainOne(repo);
  }

  @Test
  void aSparseCheckoutStaysSparse() {
    plain.git().write("docs/page", "x\n").commitAll("More files");
    DistgitRepo repo = cloned("--sparse");
    repo.git().git("branch", "master-patches", "origin/master-patches");
    assertThat(repo.top().resolve("docs")).doesNotExist();
    sameCommitAsInAPlainOne(repo);
    assertThat(repo.top().resolve("docs")).doesNotExist();
    assertThat(repo.git().git("ls-tree", "-r", "--name-only", "HEAD")).contains("docs/page");
  }

  @Test
  void objectsMayBeBorrowed() {
    TempGit.at(folder, folder).git("clone", "-q", "-s", plain.top().toString(), "foo");
    DistgitRepo repo = DistgitRepo.of(TempGit.at(folder, folder.resolve("foo")));
    repo.git().git("branch", "master-patches", "origin/master-patches");
    assertThat(repo.top().resolve(".git/objects/info/alternates")).exists();
    sameCommitAsInAPlainOne(repo);
  }

  @Test
  void aSeparateGitFolder() {
    DistgitRepo repo = cloned("--separate-git-dir=" + folder.resolve("elsewhere"));
    repo.git().git("branch", "master-patches", "origin/master-patches");
    assertThat(repo.top().resolve(".git")).isRegularFile();
    sameCommitAsInAPlainOne(repo);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkgenv", "patchlog", "patch -l", "update-patches"})
  void sha256IsRefused(String action) {
    TempGit git = TempGit.at(folder, folder.resolve("foo"));
    TempGit.at(folder, folder).git("init", "-q", "--object-format=sha256", "foo");
    git.write("foo.spec", plain.git().read("foo.spec")).git("add", "foo.spec");
    git.git("commit", "-q", "-m", "first");
    DistgitRepo.of(git)
        .run(action.split(" ", -1))
        .exits(1)
        .errContains("its objects are named by sha256, not by SHA-1", "fix:")
        .nothingChanged();
  }

  @Test
  void anUnknownExtensionIsRefused() {
    plain.git().git("config", "core.repositoryformatversion", "1");
    plain.git().git("config", "extensions.compactmap", "true");
    plain.run("patch", "-l").exits(1).errContains("it uses the extension compactmap", "fix:");
  }

  @Test
  void reftablesAreReadAndWrittenWithoutGit() throws IOException {
    DistgitRepo repo = cloned();
    repo.git().git("branch", "master-patches", "origin/master-patches");
    try (FileRepository jgit = new FileRepository(repo.top().resolve(".git").toFile())) {
      jgit.convertRefStorage("reftable", true, false);
    }
    repo.run("pkgenv").exits(0).outContains("Patches base ref:       1.2.3 : existing git tag");
    repo.run("patch", "-l").exits(0).outContains("Requested distgit update finished");
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found");
  }

  @Test
  void aReplacedPatchIsRefused() {
    TempGit git = plain.git();
    String old = git.id("master-patches~1");
    String other =
        git.git("commit-tree", old + "^{tree}", "-p", old + "^", "-m", "A better subject");
    git.git("replace", old, other);
    plain
        .run("patch", "-l")
        .exits(1)
        .errContains("git replace is in use for commit " + old, "GIT_NO_REPLACE_OBJECTS=1")
        .nothingChanged();
    plain.run("patchlog").exits(1);
    plain.with("GIT_NO_REPLACE_OBJECTS", "1").run("patchlog").exits(0).outContains("Another one");
    git.git("config", "core.useReplaceRefs", "false");
    plain.run("patch", "-l").exits(0).repo().isClean();
  }

  @Test
  void anOlderCommitThatIsReplacedIsNoObstacle() {
    TempGit git = plain.git();
    git.git("replace", "--graft", "1.2.3", git.id("master"));
    plain.run("patch", "-l").exits(0).repo().isClean();
  }
}
