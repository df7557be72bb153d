package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg undo}, {@code redo} and {@code oplog} from end to end. */
class UndoWorkflowTest {
  private static CheckoutPicture picture(DistgitRepo repo) {
    return CheckoutPicture.of(repo);
  }

  @Test
  void undoOfPatchGivesBackEveryByteAndRedoDoesItAgain() {
    DistgitRepo repo = distgit("foo-bar").patches(3).inSpec(1).create();
    CheckoutPicture before = picture(repo);
    repo.run("patch", "-l").exits(0);
    CheckoutPicture after = picture(repo);
    repo.run("undo").exits(0).errContains("undone: rdopkg patch foo-bar-1.2.3-3");
    assertThat(picture(repo)).isEqualTo(before);
    repo.repo().isClean();
    repo.run("redo").exits(0).errContains("done again: rdopkg patch");
    assertThat(picture(repo)).isEqualTo(after);
    repo.repo().isClean();
    repo.run("redo").exits(1).errContains("There is nothing to redo").nothingChanged();
    repo.run("undo").exits(0);
    assertThat(picture(repo)).isEqualTo(before);
    repo.run("undo").exits(1).errContains("There is nothing to undo").nothingChanged();
  }

  @Test
  void undoAndRedoGiveFilesThatTheyMakeAnewTheirExecutableBit() {
    DistgitRepo repo = distgit("foo-bar").patches(2).inSpec(2).create();
    String gone = "0002-Original-Patch-2.patch";
    assertThat(repo.top().resolve(gone).toFile().setExecutable(true)).isTrue();
    repo.git().commitAll("An executable patch");
    repo.git().git("branch", "-f", "master-patches", "master-patches~");
    CheckoutPicture before = picture(repo);
    repo.run("patch", "-l").exits(0);
    CheckoutPicture after = picture(repo);
    assertThat(repo.top().resolve(gone)).doesNotExist();
    repo.run("undo").exits(0);
    assertThat(repo.top().resolve(gone)).isExecutable();
    assertThat(picture(repo)).isEqualTo(before);
    repo.repo().isClean();
    repo.run("redo").exits(0);
    assertThat(picture(repo)).isEqualTo(after);
    repo.run("undo").exits(0);
    assertThat(picture(repo)).isEqualTo(before);
  }

  @Test
  void theIndexIsByteForByteWhatItWas() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().write("staged", "1\n").git("add", "staged");
    byte[] before = index(repo);
    repo.run("patch", "-l").exits(0);
    repo.run("undo").exits(0);
    assertThat(index(repo)).isEqualTo(before);
    repo.repo().status("A  staged");
  }

  private static byte[] index(DistgitRepo repo) {
    try {
      return java.nio.file.Files.readAllBytes(repo.top().resolve(".git/index"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void anIndexThatGitHasRefreshedSinceIsSetWhereItMatters() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git().write("staged", "1\n").git("add", "staged");
    CheckoutPicture before = picture(repo);
    repo.run("patch", "-l").exits(0);
    repo.git().write("more", "2\n").git("add", "more");
    repo.run("undo").exits(0).repo().status("A  more", "A  staged");
    repo.git().git("rm", "-q", "-f", "more");
    assertThat(picture(repo)).isEqualTo(before);
  }

  @Test
  void laterWorkIsNeverLost() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.run("patch", "-l").exits(0);
    String spec = repo.git().read("foo-bar.spec");
    repo.git().write("foo-bar.spec", spec + "# later\n");
    repo.run("undo")
        .exits(1)
        .errContains("can't take back operation 1: rdopkg patch", "foo-bar.spec has been changed")
        .nothingChanged();
    repo.git().write("foo-bar.spec", spec);
    repo.git().write("x", "1\n").commitAll("later");
    repo.run("undo").exits(1).errContains("master has moved since").nothingChanged();
    repo.git().git("reset", "-q", "--hard", "HEAD~");
    repo.git().git("checkout", "-q", "-b", "other");
    repo.run("undo").exits(1).errContains("HEAD is at other, it was at master").nothingChanged();
    repo.git().git("checkout", "-q", "master");
    repo.git().write("0001-Original-Patch-1.patch", "other\n").git("add", "-u");
    repo.run("undo").exits(1).errContains("0001-Original-Patch-1.patch").nothingChanged();
    repo.git().git("checkout", "-q", "HEAD", "--", ".");
    repo.run("undo").exits(0).repo().commits(1).isClean();
  }

  @Test
  void inTheMiddleOfAnActionThatComesFirst() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("shared", "one\ntwo\nthree\n"))
            .patch("Ours", "shared", "one\nours\nthree\n")
            .create();
    NewVersions.release(repo, "1.2.4", "1.2.3", Map.of());
    NewVersions.release(repo, "2.0.0", "1.2.4", Map.of("shared", "one\ntheirs\nthree\n"));
    repo.run("new-version", "-lnU", "1.2.4").exits(0);
    repo.run("new-version", "-lnU", "2.0.0").exits(1);
    repo.run("undo")
        .exits(1)
        .errContains(
            "HEAD is detached, it was at master", "fix:   rdopkg --abort   # gives that up");
    repo.run("--abort").exits(0);
    repo.run("undo").exits(0).errContains("undone: rdopkg new-version foo-1.2.4-1");
  }

  @Test
  void undoOfTheResetOfThePatchesBranch() {
    DistgitRepo repo = distgit("foo-bar").patches(2).remote("patches").create();
    repo.git().git("checkout", "-q", "master-patches");
    String mine = repo.git().write("mine", "1\n").commitAll("Mine");
    repo.git().git("checkout", "-q", "master");
    CheckoutPicture before = picture(repo);
    repo.run("patch").exits(0);
    repo.run("undo").exits(0).repo().same("master-patches", mine);
    assertThat(picture(repo)).isEqualTo(before);
  }

  @Test
  void undoGoesBackToTheBranchThatTheActionLeft() {
    DistgitRepo repo = distgit("foo-bar").patches(2).remote("patches").create();
    CheckoutPicture onMaster = picture(repo);
    repo.run("get-patches").exits(0).repo().onBranch("master-patches");
    CheckoutPicture onPatches = picture(repo);
    repo.run("undo").exits(0).repo().onBranch("master");
    assertThat(picture(repo)).isEqualTo(onMaster);
    repo.run("redo").exits(0);
    assertThat(picture(repo)).isEqualTo(onPatches);
    repo.run("patch").exits(0).repo().onBranch("master");
    repo.run("undo").exits(0);
    assertThat(picture(repo)).isEqualTo(onPatches);
  }

  @Test
  void undoOfAFixGivesTheEditsBack() {
    DistgitRepo repo = distgit("foo-bar").create();
    CheckoutPicture before = picture(repo);
    repo.run("fix").exits(0);
    CheckoutPicture paused = picture(repo);
    String spec = repo.git().read("foo-bar.spec");
    repo.git().write("foo-bar.spec", spec.replace("1.2.3-3\n", "1.2.3-3\n- Text\n"));
    repo.git().write("new", "1\n").git("add", "new");
    CheckoutPicture edited = picture(repo);
    repo.run("-c").exits(0);
    repo.run("undo").exits(0);
    assertThat(picture(repo)).isEqualTo(edited);
    repo.run("undo").exits(1).errContains("foo-bar.spec has been changed since").nothingChanged();
    repo.run("--abort").exits(0).repo().status("A  new");
    repo.run("undo").exits(0);
    assertThat(picture(repo)).isEqualTo(edited);
    repo.git().write("foo-bar.spec", spec).git("rm", "-q", "-f", "new");
    assertThat(picture(repo)).isEqualTo(paused);
    repo.run("undo").exits(0);
    assertThat(picture(repo)).isEqualTo(before);
  }

  @Test
  void severalAtOnce() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    CheckoutPicture before = picture(repo);
    repo.run("patch", "-l").exits(0);
    repo.run("fix", "-m", "One").exits(0);
    repo.run("squash").exits(0);
    repo.run("set-magic-comment", "patches_base", "1.2.3").exits(0);
    repo.run("amend").exits(0);
    repo.run("tag-patches").exits(0);
    repo.run("undo", "6").exits(0);
    assertThat(picture(repo)).isEqualTo(before);
    for (int i = 0; i < 6; i++) {
      repo.run("redo").exits(0);
    }
    repo.repo().commits(2).isClean().same("foo-bar-1.2.3-4", "master-patches");
    repo.run("undo", "9").exits(0).errContains("there were only 6 operations");
    repo.run("undo", "x").exits(2).nothingChanged();
    repo.run("undo", "0").exits(2).nothingChanged();
  }

  @Test
  void editsOfTheSpecAreTakenBackToo() {
    DistgitRepo repo = distgit("foo-bar").create();
    CheckoutPicture before = picture(repo);
    repo.run("spec", "set", "Version", "1.2.4").exits(0);
    repo.run("spec", "macro", "nothing").exits(1);
    repo.run("undo").exits(0).errContains("undone: rdopkg spec");
    assertThat(picture(repo)).isEqualTo(before);
  }

  @Test
  void anEditThatGitHasTakenBackIsNotInTheWayOfWhatWasBeforeIt() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.run("patch", "-l").exits(0);
    repo.run("spec", "set", "License", "ISC").exits(0);
    repo.git().git("checkout", "-q", "--", ".");
    CheckoutPicture before = picture(repo);
    repo.run("undo").exits(0).errContains("undone: rdopkg spec");
    assertThat(picture(repo)).isEqualTo(before);
    repo.run("undo").exits(0).errContains("undone: rdopkg patch").repo().commits(1).isClean();
    repo.run("redo").exits(0).errContains("done again: rdopkg patch");
    assertThat(picture(repo)).isEqualTo(before);
    repo.git().write("foo-bar.spec", "other\n");
    repo.run("undo").exits(1).errContains("foo-bar.spec").nothingChanged();
  }

  @Test
  void redoEndsWhenSomethingNewIsDone() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix", "-m", "One").exits(0);
    repo.run("undo").exits(0);
    repo.run("fix", "-m", "Two").exits(0);
    repo.run("redo").exits(1).errContains("nothing to redo").nothingChanged();
    repo.run("undo").exits(0).repo().commits(1).isClean();
  }

  @Test
  void whatWasPushedIsNamedWithItsLease() {
    DistgitRepo repo = distgit("foo-bar").remote("origin").create();
    String before = repo.git().head();
    repo.run("fix", "-m", "One").exits(0);
    repo.git().git("push", "-q", "origin", "master");
    String pushed = repo.git().head();
    repo.run("undo")
        .exits(0)
        .errContains(
            "git push --force-with-lease=master:"
                + pushed
                + " origin "
                + before
                + ":refs/heads/master");
  }

  @Test
  void oplogTellsForPeopleAndMachines() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("oplog").exits(0).outIs("Nothing has been done yet.\n").nothingChanged();
    repo.run("fix", "-m", "One").exits(0);
    repo.run("undo").exits(0);
    repo.run("oplog")
        .exits(0)
        .outContains(
            "   1  2026-11-23 06:00  rdopkg fix  foo-bar-1.2.3-3  (undone)\n"
                + "        refs/heads/master ",
            "   2  2026-11-23 06:00  rdopkg undo")
        .nothingChanged();
    repo.run("oplog", "--json")
        .exits(0)
        .outContains("\"undone\": true", "\"foo-bar.spec\"", "\"ref\": \"refs/heads/master\"");
  }

  @Test
  void oldOperationsStayReachableUntilTheyAreForgotten() {
    DistgitRepo repo = distgit("foo-bar").create();
    String first = repo.git().head();
    for (int i = 0; i < 5; i++) {
      repo.run("amend", "-H", header(repo, i)).exits(0);
    }
    repo.git().git("reflog", "expire", "--expire=now", "--all");
    repo.git().git("gc", "-q", "--prune=now");
    assertThat(repo.git().git("cat-file", "-t", first)).isEqualTo("commit");
    repo.run("oplog", "expire", "--keep-count", "2").exits(0).outIs("3 operations forgotten.\n");
    repo.run("undo", "2").exits(0);
    repo.run("undo").exits(1).errContains("nothing to undo");
    repo.git().git("reflog", "expire", "--expire=now", "--all");
    repo.git().git("gc", "-q", "--prune=now");
    assertThat(repo.git().tryGit("cat-file", "-t", first).status()).isNotZero();
    repo.repo().isClean();
  }

  private static String header(DistgitRepo repo, int n) {
    repo.git().write(".git/header", "Header " + n);
    return ".git/header";
  }

  @Test
  void aDamagedRecordIsLeftOut() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.run("fix", "-m", "One").exits(0);
    repo.git().write(".git/rdopkg/ops/00000002-x", "rubbish");
    repo.run("oplog").exits(0).outContains("rdopkg fix");
    repo.run("undo").exits(0).repo().commits(1);
  }

  @Test
  void linkedWorkTreesHaveLogsOfTheirOwn() {
    DistgitRepo repo = distgit("foo-bar").create();
    repo.git().git("worktree", "add", "-q", "-b", "other", "../other");
    DistgitRepo other =
        DistgitRepo.of(
            org.rdopkg.testkit.TempGit.at(
                repo.git().home().getParent(), repo.top().resolveSibling("other")));
    repo.run("fix", "-m", "One").exits(0);
    other.run("undo").exits(1).errContains("nothing to undo");
    other.run("fix", "-m", "Two").exits(0);
    other.run("undo").exits(0).repo().commits(1).isClean();
    repo.run("undo").exits(0).repo().commits(1).isClean();
  }
}
