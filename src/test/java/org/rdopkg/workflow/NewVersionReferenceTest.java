package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.testkit.Distgit;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.PrepStyle;
import org.rdopkg.testkit.Run;

/**
 * The situations in which the Python tool's {@code new-version} was recorded: the same command must
 * leave the same spec, commit message, files, refs and exit code. Where it does not, a comment says
 * so, and {@code docs/differences.md} says why.
 */
class NewVersionReferenceTest {
  private static final String HEAD = "* Mon Nov 23 2026 Test User <test@example.com> 1:";

  private static Distgit sample() {
    return distgit("foo-bar").epoch(1).prep(PrepStyle.PATCH_N);
  }

  private static DistgitRepo released(Distgit sample) {
    return NewVersions.release(sample.create(), "2.0.0", "1.2.3", Map.of());
  }

  /** The lines that the last commit takes out of the spec and puts into it. */
  private static List<String> specChange(DistgitRepo repo) {
    return repo.git()
        .git("diff", "-U0", "HEAD~", "HEAD", "--", "foo-bar.spec")
        .lines()
        .filter(line -> line.matches("(?s)[-+].*") && !line.matches("(---|\\+\\+\\+) .*"))
        .toList();
  }

  /** To a release with so many patches, none of them in the spec so far. */
  private static List<String> plainUpdate(int patches) {
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("-Version:          1.2.3", "-Release:          2%{?dist}"));
    lines.addAll(List.of("+Version:          2.0.0", "+Release:          1%{?dist}"));
    for (int i = 1; i <= patches; i++) {
      lines.add("+Patch%04d: %04d-Original-Patch-%d.patch".formatted(i, i, i));
    }
    lines.add("+");
    lines.add("+");
    for (int i = 1; i <= patches; i++) {
      lines.add("+%%patch -P %d -p1".formatted(i)); // there: %patch0001
    }
    lines.addAll(List.of("+" + HEAD + "2.0.0-1", "+- Update to 2.0.0", "+"));
    return lines;
  }

  private static void isPlainUpdate(DistgitRepo repo, int patches) {
    assertThat(specChange(repo)).containsExactlyInAnyOrderElementsOf(plainUpdate(patches));
    assertThat(NewVersions.message(repo))
        .isEqualTo("foo-bar-2.0.0-1\n\nChangelog:\n- Update to 2.0.0");
    List<String> files = new ArrayList<>();
    for (int i = 1; i <= patches; i++) {
      files.add("A %04d-Original-Patch-%d.patch".formatted(i, i));
    }
    files.add("M foo-bar.spec");
    repo.repo().headChanges(files.toArray(String[]::new)).onBranch("master").isClean();
    repo.repo().same("master-patches~" + patches, "2.0.0");
    assertThat(repo.git().git("rev-list", "--count", "HEAD")).isEqualTo("2");
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
  }

  @Test
  void lntU() {
    DistgitRepo repo = released(sample().patches(3));
    repo.run("new-version", "-lntU", "2.0.0")
        .exits(0)
        .outContains("Requested distgit update finished, see last commit.");
    isPlainUpdate(repo, 3);
  }

  @Test
  void d() {
    DistgitRepo repo = released(sample().patches(1));
    repo.run("new-version", "-lntd", "2.0.0")
        .exits(0)
        .output(text -> assertThat(text).doesNotContain("file changed"));
    isPlainUpdate(repo, 1);
  }

  @Test
  void interactiveDiff() {
    DistgitRepo repo = sample().patches(2).create();
    NewVersions.release(
        repo, "2.0.0", "1.2.3", Map.of("requirements.txt", "requests>=2.14.2\nsix\nyaml\n"));
    repo.run("new-version", "-lnt", "2.0.0")
        .exits(0)
        .outContains(" requirements.txt | 1 +\n", " 2 files changed, 2 insertions(+)\n", "+yaml");
    isPlainUpdate(repo, 2);
  }

  /** The question for Enter is a question with yes as default, only asked at a terminal. */
  @Test
  void interactiveDiffAtATerminal() {
    DistgitRepo repo = released(sample().patches(2));
    atTerminal(repo, "\n", "new-version", "-lnt", "2.0.0")
        .exits(0)
        .errContains("Go on after you inspected the diff?");
    isPlainUpdate(repo, 2);
  }

  /** There is no way to say no. */
  @Test
  void interactiveDiffIsNotLiked() {
    DistgitRepo repo = released(sample().patches(2));
    atTerminal(repo, "n\n", "new-version", "-lnt", "2.0.0")
        .exits(1)
        .errContains("Given up", "nothing was changed")
        .nothingChanged();
  }

  @Test
  void bumpOnly() {
    DistgitRepo repo = sample().noPatchesBranch().create();
    repo.run("new-version", "-b", "-n", "2.1.0").exits(0);
    assertThat(specChange(repo))
        .containsExactlyInAnyOrder(
            "-Version:          1.2.3",
            "-Release:          2%{?dist}",
            "+Version:          2.1.0",
            "+Release:          1%{?dist}",
            "+" + HEAD + "2.1.0-1",
            "+- Update to 2.1.0",
            "+");
    assertThat(NewVersions.message(repo))
        .isEqualTo("foo-bar-2.1.0-1\n\nChangelog:\n- Update to 2.1.0");
    repo.repo().headChanges("M foo-bar.spec").isClean();
    assertThat(repo.git().git("for-each-ref", "--format=%(refname)", "refs/heads", "refs/tags"))
        .isEqualTo("refs/heads/master\nrefs/heads/upstream\nrefs/tags/1.2.3");
  }

  @Test
  void bugHeader() {
    DistgitRepo repo = sample().noPatchesBranch().create();
    repo.git().write("hdr", "Header text\n\nmore\n");
    repo.run("new-version", "-b", "-n", "-B", "rhbz#12345,rhbz#232323", "-H", "hdr", "2.1.0")
        .exits(0);
    assertThat(specChange(repo)).contains("+- Update to 2.1.0 (rhbz#12345,rhbz#232323)");
    assertThat(NewVersions.message(repo))
        .isEqualTo(
            """
            Header text

            more

            Changelog:
            - Update to 2.1.0 (rhbz#12345,rhbz#232323)

            Resolves: rhbz#12345
            Resolves: rhbz#232323\
            """);
    repo.repo().headChanges("M foo-bar.spec").status("?? hdr");
  }

  private static DistgitRepo conflicting() {
    DistgitRepo repo =
        sample()
            .upstream(Map.of("shared", "base\n"))
            .patch("Change shared", "shared", "ours\n")
            .create();
    return NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("shared", "theirs\n"));
  }

  /** There: HEAD on upstream's commit, no rebase -i, {@code status} fails, {@code -c} too. */
  @Test
  void conflict() {
    DistgitRepo repo = conflicting();
    repo.run("new-version", "-lntU", "2.0.0").exits(1).repo().status("UU shared");
    assertThat(repo.git().tryGit("symbolic-ref", "-q", "HEAD").status()).isNotZero();
    assertThat(repo.git().head()).isEqualTo(repo.git().id("2.0.0"));
    repo.run("status").exits(0).outContains("new-version");
    repo.run("-c").exits(1);
    repo.git().write("shared", "merged\n").git("add", "shared");
    repo.git().with("GIT_EDITOR", "true").git("rebase", "--continue");
    repo.run("-c").exits(0);
    List<String> expected = new ArrayList<>(plainUpdate(1));
    expected.replaceAll(line -> line.replace("Original-Patch-1", "Change-shared"));
    assertThat(specChange(repo)).containsExactlyInAnyOrderElementsOf(expected);
    repo.repo()
        .headChanges("A 0001-Change-shared.patch", "M foo-bar.spec")
        .onBranch("master")
        .isClean();
  }

  /** There: exit code 1, HEAD and the conflict stay. */
  @Test
  void conflictAbort() {
    DistgitRepo repo = conflicting();
    String refs = repo.git().refs();
    repo.run("new-version", "-lntU", "2.0.0").exits(1);
    repo.run("--abort").exits(0).outIs("State file removed.\n");
    assertThat(NewVersions.refs(repo)).isEqualTo(refs);
    repo.repo().onBranch("master").isClean();
  }

  @Test
  void milestone() {
    DistgitRepo repo = sample().patches(2).create();
    NewVersions.release(repo, "2.0.0.0rc1", "1.2.3", Map.of());
    NewVersions.release(repo, "2.0.0.0rc2", "2.0.0.0rc1", Map.of());
    repo.run("new-version", "-lntU", "2.0.0.0rc1").exits(0);
    List<String> first = new ArrayList<>(plainUpdate(2));
    first.replaceAll(
        line ->
            line.replace(
                    "+Release:          1%{?dist}", "+Release:          0.1%{?milestone}%{?dist}")
                .replace("1:2.0.0-1", "1:2.0.0-0.1.0rc1")
                .replace("Update to 2.0.0", "Update to 2.0.0.0rc1"));
    first.addAll(List.of("+%global milestone .0rc1", "+#", "+# patches_base=2.0.0.0rc1", "+#"));
    assertThat(specChange(repo)).containsExactlyInAnyOrderElementsOf(first);
    assertThat(NewVersions.message(repo))
        .isEqualTo("foo-bar-2.0.0-0.1.0rc1\n\nChangelog:\n- Update to 2.0.0.0rc1");
    repo.run("new-version", "-lntU", "2.0.0.0rc2").exits(0);
    assertThat(specChange(repo)) // there the frame of patches_base goes, and the entry says 0rc1
        .containsExactlyInAnyOrder(
            "-%global milestone .0rc1",
            "+%global milestone .0rc2",
            "-Release:          0.1%{?milestone}%{?dist}",
            "+Release:          0.2%{?milestone}%{?dist}",
            "-# patches_base=2.0.0.0rc1",
            "+# patches_base=2.0.0.0rc2",
            "+" + HEAD + "2.0.0-0.2.0rc2",
            "+- Update to 2.0.0.0rc2",
            "+");
    assertThat(NewVersions.message(repo))
        .isEqualTo("foo-bar-2.0.0-0.2.0rc2\n\nChangelog:\n- Update to 2.0.0.0rc2");
    repo.repo()
        .headChanges(
            "M 0001-Original-Patch-1.patch", "M 0002-Original-Patch-2.patch", "M foo-bar.spec");
  }

  /** There {@code .rdopkg.json} stays. */
  @Test
  void noUpstream() {
    sample()
        .noPatchesBranch()
        .create()
        .run("new-version")
        .exits(1)
        .errContains(
            "Upstream branch not found: upstream/master",
            "Can't guess latest version.",
            "provide new version (git tag) yourself",
            "rdopkg new-version 1.2.3",
            "add upstream git remote",
            "git remote add -f upstream GIT_URL")
        .nothingChanged();
  }

  @Test
  void patchesBaseBesidePatchesIgnore() {
    DistgitRepo repo =
        released(
            sample()
                .spec(
                    text ->
                        text.replace(
                            "BuildArch:",
                            "# patches_ignore=DROP\n# patches_base=1.2.3\n\nBuildArch:"))
                .patch("keep", "keep", "1\n")
                .patch("DROP this", "drop", "1\n"));
    repo.run("new-version", "-ltU", "2.0.0").exits(0);
    List<String> expected = new ArrayList<>(plainUpdate(1));
    expected.replaceAll(line -> line.replace("Original-Patch-1", "keep"));
    expected.addAll(List.of("-# patches_base=1.2.3", "+# patches_base=2.0.0"));
    expected.remove("+"); // the Patch line stands right behind the comments
    assertThat(specChange(repo)).containsExactlyInAnyOrderElementsOf(expected);
    repo.repo().headChanges("A 0001-keep.patch", "M foo-bar.spec");
  }

  @Test
  void patchesBasePlus() {
    DistgitRepo repo =
        released(
            sample()
                .spec(text -> text.replace("BuildArch:", "# patches_base=1.2.3+1\n\nBuildArch:"))
                .patches(3));
    repo.run("new-version", "-lntU", "2.0.0").exits(0);
    assertThat(specChange(repo))
        .contains(
            "-# patches_base=1.2.3+1",
            "+# patches_base=+1",
            "+Patch0001: 0001-Original-Patch-2.patch",
            "+Patch0002: 0002-Original-Patch-3.patch");
    repo.repo()
        .headChanges(
            "A 0001-Original-Patch-2.patch", "A 0002-Original-Patch-3.patch", "M foo-bar.spec");
  }

  /** There the branch is pushed by force, whether -t is given or not; here only with --push. */
  @Test
  void remotePush() {
    for (String option : List.of("-U", "-Ut", "--push")) {
      DistgitRepo repo = sample().patches(3).remote("patches").create();
      NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
      String before = repo.git().id("patches/master-patches");
      repo.run("new-version", "-n", option, "2.0.0").exits(0);
      isPlainUpdate(repo, 3);
      String pushed = repo.git().id("patches/master-patches");
      assertThat(pushed)
          .isEqualTo(option.equals("--push") ? repo.git().id("master-patches") : before);
    }
  }

  private static Run atTerminal(DistgitRepo repo, String typed, String... args) {
    Environment plain = repo.git().environment();
    Environment terminal =
        new Environment(
            plain.variables(),
            plain.home(),
            plain.workingDirectory(),
            plain.clock(),
            new Terminal(true, true, true, 80));
    return repo.run(terminal, typed, args);
  }

  /** There -U asks too. */
  @Test
  void ttyPush() {
    DistgitRepo repo = sample().patches(1).remote("patches").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    String before = repo.git().id("patches/master-patches");
    atTerminal(repo, "n\n", "new-version", "-nd", "2.0.0")
        .exits(0)
        .errContains("Push master-patches to patches/master-patches");
    isPlainUpdate(repo, 1);
    assertThat(repo.git().id("patches/master-patches")).isEqualTo(before);
  }

  /** There the Version and Release of the sub-package are changed too. */
  @Test
  void subpackageVersion() {
    DistgitRepo repo =
        released(
            sample()
                .spec(
                    text ->
                        text.replace(
                            "%prep",
                            "%package sub\nSummary: Sub\nVersion: 7.7.7\nRelease: 4\n"
                                + "%description sub\nSub.\n\n%prep"))
                .patches(1));
    repo.run("new-version", "-lntU", "2.0.0").exits(0);
    isPlainUpdate(repo, 1);
  }

  @Test
  void upstreamDetect() {
    DistgitRepo repo = sample().patches(1).remote("patches").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.git().git("update-ref", "refs/remotes/upstream/master", "2.0.0");
    repo.run("new-version", "-n", "-U").exits(0);
    isPlainUpdate(repo, 1);
  }
}
