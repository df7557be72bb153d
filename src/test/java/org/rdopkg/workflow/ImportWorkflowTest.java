package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg import-patches} from end to end, on real repositories. */
class ImportWorkflowTest {
  private static final List<String> PATCH_LINES =
      List.of("Patch1: good.patch", "# Nine is better", "Patch2: bad.patch", "Patch3: last.patch");

  private static DistgitRepo withoutBranch(int patches) {
    DistgitRepo repo = distgit("foo-bar").patches(patches).inSpec(patches).create();
    repo.git().git("branch", "-m", "master-patches", "old-patches");
    return repo;
  }

  @Test
  void gitsOwnPatchesBecomeTheCommitsThatTheyWere() {
    DistgitRepo repo = withoutBranch(3);
    repo.run("import-patches").exits(0).outContains("3 commits on top of 1.2.3");
    assertThat(repo.git().id("master-patches^{tree}"))
        .isEqualTo(repo.git().id("old-patches^{tree}"));
    assertThat(repo.git().git("log", "--format=%an %ae %ad %s%n%b", "master-patches"))
        .isEqualTo(repo.git().git("log", "--format=%an %ae %ad %s%n%b", "old-patches"));
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found").nothingChanged();
  }

  @Test
  void undoTakesTheBranchBack() {
    DistgitRepo repo = withoutBranch(2);
    String before = repo.git().refs();
    repo.run("import-patches").exits(0);
    repo.run("undo").exits(0);
    assertThat(repo.git().refs().lines().filter(line -> !line.contains("rdopkg/")).toList())
        .isEqualTo(before.lines().filter(line -> !line.contains("rdopkg/")).toList());
  }

  @Test
  void aDryRunWritesNothing() {
    withoutBranch(2)
        .run("import-patches", "--dry-run")
        .exits(0)
        .outContains("Would make master-patches: 2 commits")
        .nothingChanged();
  }

  private static DistgitRepo conflicting() {
    return distgit("foo-bar")
        .upstream(Map.of("a.txt", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n"))
        .noPatchesBranch()
        .file("good.patch", diff("a.txt", "two", "TWO", 2))
        .file("bad.patch", diff("a.txt", "nine", "NINE", 5))
        .file("last.patch", diff("a.txt", "seven", "SEVEN", 7))
        .spec(
            text ->
                text.replaceFirst(
                    "(Source0:[^\n]*\n)", "$1" + String.join("\n", PATCH_LINES) + "\n"))
        .create();
  }

  private static String diff(String path, String old, String now, int line) {
    return "--- a/"
        + path
        + "\n+++ b/"
        + path
        + "\n@@ -"
        + line
        + " +"
        + line
        + " @@\n-"
        + old
        + "\n+"
        + now
        + "\n";
  }

  @Test
  void aPatchThatDoesNotApplyIsMendedOnTheBranch() {
    DistgitRepo repo = conflicting();
    repo.run("import-patches")
        .exits(1)
        .errContains("bad.patch does not apply", "| the file has", "! nine", "rdopkg -c");
    assertThat(repo.git().git("log", "--format=%s", "1.2.3..master-patches").strip())
        .isEqualTo("good");
    repo.run("-c").exits(1).errContains("bad.patch still has no commit");
    repo.git().git("checkout", "-q", "master-patches");
    repo.git().write("a.txt", repo.git().read("a.txt").replace("five", "NINE"));
    repo.run("-c")
        .exits(1)
        .errContains("bad.patch still has no commit", "fix:   git add FILES && git commit");
    repo.git().git("commit", "-qam", "Nine");
    repo.run("-c").exits(0).outContains("3 commits on top of 1.2.3");
    assertThat(repo.git().git("log", "--format=%s", "1.2.3..master-patches").strip())
        .isEqualTo("last\nNine\ngood");
    repo.run("patch", "-l").exits(0);
    assertThat(repo.git().git("diff", "--name-status", "HEAD~1", "HEAD").strip())
        .isEqualTo("M\tbad.patch\nM\tfoo-bar.spec");
  }

  /** Git and GNU patch want a hunk without context behind it at the end of the file. */
  @Test
  void aHunkThatIsHeldByTheEndOfTheFileAloneIsExplained() {
    distgit("foo-bar")
        .upstream(Map.of("a.txt", "one\ntwo\nthree\nfour\n"))
        .noPatchesBranch()
        .file("end.patch", "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n one\n two\n-three\n+3\n")
        .spec(text -> text.replaceFirst("(Source0:[^\n]*\n)", "$1Patch1: end.patch\n"))
        .create()
        .run("import-patches")
        .exits(1)
        .errContains("these are the same, but the patch has nothing around them");
  }

  /** Its name is none of git's, but the note of its commit says that it was the branch's. */
  @Test
  void anImportedPatchThatUpstreamHasByNowLeavesTheSpec() {
    DistgitRepo repo =
        distgit("foo-bar")
            .upstream(Map.of("a.txt", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n"))
            .noPatchesBranch()
            .file("good.patch", diff("a.txt", "two", "TWO", 2))
            .file("last.patch", diff("a.txt", "seven", "SEVEN", 7))
            .spec(
                text ->
                    text.replaceFirst(
                        "(Source0:[^\n]*\n)", "$1Patch1: good.patch\nPatch2: last.patch\n"))
            .create();
    NewVersions.release(
        repo,
        "2.0.0",
        "1.2.3",
        Map.of("a.txt", "one\nTWO\nthree\nfour\nfive\nsix\nseven\neight\n"));
    repo.run("import-patches").exits(0);
    repo.run("new-version", "-lnU", "2.0.0")
        .exits(0)
        .errContains("removed good.patch")
        .spec()
        .patches(1)
        .doesNotContain("good.patch")
        .contains("last.patch");
    assertThat(repo.top().resolve("good.patch")).doesNotExist();
    repo.run("undo").exits(0).spec().patches(2);
  }

  @Test
  void anAddressAloneIsNoSubject() {
    DistgitRepo repo =
        distgit("foo-bar")
            .upstream(Map.of("a.txt", "one\ntwo\nthree\nfour\n"))
            .noPatchesBranch()
            .file("foo-harden.patch", diff("a.txt", "two", "TWO", 2))
            .spec(
                text ->
                    text.replaceFirst(
                        "(Source0:[^\n]*\n)",
                        "$1# https://example.org/show_bug.cgi?id=1\nPatch1: foo-harden.patch\n"))
            .create();
    repo.run("import-patches").exits(0);
    assertThat(repo.git().git("log", "-1", "--format=%B", "master-patches").strip())
        .isEqualTo("foo-harden\n\nhttps://example.org/show_bug.cgi?id=1");
  }

  @Test
  void aPatchMayBeLeftOutAndStaysAsItIs() {
    DistgitRepo repo = conflicting();
    repo.run("import-patches").exits(1);
    repo.run("-c", "import-patches", "--skip", "bad.patch")
        .exits(0)
        .outContains("bad.patch  stays as it is", "2 commits");
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found").nothingChanged();
  }

  @Test
  void abortTakesTheBranchAway() {
    DistgitRepo repo = conflicting();
    repo.run("import-patches").exits(1);
    repo.git().git("checkout", "-q", "master-patches");
    repo.run("--abort").exits(0);
    assertThat(repo.git().refs()).doesNotContain("refs/heads/master-patches");
    assertThat(repo.git().git("symbolic-ref", "--short", "HEAD").strip()).isEqualTo("master");
  }

  @Test
  void namesStayWhenTheVersionChanges() {
    DistgitRepo repo = conflicting();
    repo.run("import-patches", "--skip", "bad.patch").exits(0);
    repo.git().git("checkout", "-q", "1.2.3");
    repo.git().write("new.txt", "new\n");
    repo.git().commitAll("Next");
    repo.git().git("tag", "2.0.0");
    repo.git().git("checkout", "-q", "master");
    repo.run("new-version", "-l", "-n", "2.0.0").exits(0);
    assertThat(repo.git().git("ls-tree", "--name-only", "HEAD").lines().toList())
        .contains("bad.patch", "good.patch", "last.patch")
        .noneMatch(name -> name.startsWith("000"));
    assertThat(repo.git().read("good.patch")).startsWith("From ");
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found");
  }

  @Test
  void aPatchOfAnotherStripLevelStaysOneWhenItsCommitChanges() {
    DistgitRepo repo =
        distgit("foo-bar")
            .upstream(Map.of("a.txt", "one\ntwo\n"))
            .noPatchesBranch()
            .file("flat.patch", diff("a.txt", "two", "TWO", 2).replace("a/", "").replace("b/", ""))
            .spec(
                text ->
                    text.replaceFirst("(Source0:[^\n]*\n)", "$1Patch1: flat.patch\n")
                        .replaceFirst("%autosetup[^\n]*", "%setup -q\n%patch -P 1 -p0"))
            .create();
    repo.run("import-patches").exits(0);
    repo.git().git("checkout", "-q", "master-patches");
    repo.git().write("a.txt", "one\nDEUX\n");
    repo.git().git("commit", "-qam", "flat", "--amend");
    repo.git().git("notes", "--ref=rdopkg-patches", "copy", "HEAD@{1}", "HEAD");
    repo.git().git("checkout", "-q", "master");
    repo.run("patch", "-l").exits(0);
    assertThat(repo.git().read("flat.patch")).contains("\n--- a.txt\n+++ a.txt\n");
  }

  private static List<String> refs(DistgitRepo repo) {
    return repo.git().refs().lines().filter(line -> !line.contains("refs/rdopkg/")).toList();
  }

  private static DistgitRepo mended(DistgitRepo repo) {
    repo.git().git("checkout", "-q", "master-patches");
    repo.git().write("a.txt", repo.git().read("a.txt").replace("five", "NINE"));
    repo.git().git("commit", "-qam", "Nine");
    repo.run("-c").exits(0);
    return repo;
  }

  @Test
  void undoOfAnImportThatHadPausedGivesBackWhatWasBeforeIt() {
    DistgitRepo repo = conflicting();
    List<String> before = refs(repo);
    repo.run("import-patches").exits(1);
    mended(repo);
    List<String> after = refs(repo);
    assertThat(after).anyMatch(line -> line.contains("refs/notes/rdopkg-patches"));
    repo.run("undo").exits(0).errContains("undone: rdopkg import-patches");
    assertThat(refs(repo)).isEqualTo(before);
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
    assertThat(repo.git().git("symbolic-ref", "--short", "HEAD").strip()).isEqualTo("master");
    repo.run("status").exits(0).outContains("No action in progress");
    repo.run("undo").exits(1).errContains("There is nothing to undo");
    repo.run("redo").exits(0);
    assertThat(refs(repo)).isEqualTo(after);
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
  }

  @Test
  void anImportThatWasGivenUpIsNothingToUndo() {
    DistgitRepo repo = conflicting();
    List<String> before = refs(repo);
    repo.run("import-patches").exits(1);
    repo.run("--abort").exits(0);
    assertThat(refs(repo)).isEqualTo(before);
    repo.run("undo").exits(1).errContains("There is nothing to undo");
  }

  @Test
  void nothingFollowsABranchThatIsHalfImported() {
    DistgitRepo repo = conflicting();
    repo.run("import-patches").exits(1);
    for (String[] command :
        new String[][] {
          {"patch", "-l"},
          {"patch", "-l", "--dry-run"},
          {"update-patches"},
          {"update-patches", "-l"},
          {"new-version", "-l", "-n", "2.0.0"}
        }) {
      repo.run(command)
          .exits(1)
          .errContains(
              "You're in the middle of previous action: import-patches",
              "master-patches ends before bad.patch",
              "not imported yet",
              "rdopkg -c import-patches --skip bad.patch",
              "rdopkg --abort")
          .nothingChanged();
    }
    mended(repo).run("patch", "-l").exits(0).spec().patches(3);
  }

  /** The second of three mails of git's does not apply to the release. */
  private static DistgitRepo mails() {
    DistgitRepo repo =
        distgit("foo-bar")
            .upstream(Map.of("a.txt", "one\n"))
            .patch("First", "first", "1\n")
            .patch("Change a", "a.txt", "ONE\n")
            .patch("Last", "last", "3\n")
            .inSpec(3)
            .create();
    repo.git().git("branch", "-q", "-D", "master-patches");
    String file = repo.git().read("0002-Change-a.patch").replace("-one\n", "-eins\n");
    repo.git().write("0002-Change-a.patch", file).commitAll("Of another release");
    return repo;
  }

  @Test
  void aMailThatWasLeftOutStaysUntilTheUserWantsOtherwise() {
    DistgitRepo repo = mails();
    repo.run("import-patches").exits(1);
    repo.run("-c", "import-patches", "--skip", "0002-Change-a.patch")
        .exits(0)
        .outContains("0002-Change-a.patch  stays as it is")
        .errContains("rdopkg.master.keep-patch 0002-Change-a.patch");
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found").nothingChanged();
    repo.git().git("update-ref", "-d", "refs/notes/rdopkg-patches");
    repo.run("patch", "-l", "-B").exits(0);
    repo.spec().contains("0002-Change-a.patch").patches(3);
    repo.git().git("config", "--unset-all", "rdopkg.master.keep-patch");
    repo.run("patch", "-l").exits(0).spec().patches(2);
    assertThat(repo.top().resolve("0002-Change-a.patch")).doesNotExist();
  }

  @Test
  void anUpdateKeepsItTooThoughNoPatchIsLeftOnTheBranch() {
    DistgitRepo repo = mails();
    repo.run("import-patches", "--skip", "0002-Change-a.patch").exits(0);
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("first", "1\n", "last", "3\n"));
    repo.run("new-version", "-lnU", "2.0.0")
        .exits(0)
        .spec()
        .contains("0002-Change-a.patch")
        .patches(1);
    assertThat(repo.top().resolve("0002-Change-a.patch")).exists();
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found").nothingChanged();
  }

  @Test
  void whatIsImportedAfterAllIsNoLongerKept() {
    DistgitRepo repo = withoutBranch(2);
    String name = "0001-" + repo.git().git("log", "-1", "--format=%f", "old-patches~1").strip();
    repo.run("import-patches", "--skip", name + ".patch").exits(0);
    assertThat(repo.git().git("config", "--get-all", "rdopkg.master.keep-patch").strip())
        .isEqualTo(name + ".patch");
    repo.run("undo").exits(0);
    repo.run("import-patches").exits(0).outContains("2 commits");
    assertThat(repo.git().git("config", "--list")).doesNotContain("keep-patch");
  }
}
