package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/** Patches that upstream has already are recognised, and keep upstream's words. */
class ImportUpstreamTest {
  private static final String LINES = lines();

  private static String lines() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 60; i++) {
      text.append("line ").append(i).append('\n');
    }
    return text.toString();
  }

  /** A package with one patch file, and upstream's commit in a later release. */
  private static final class Sample {
    private final DistgitRepo repo =
        distgit("foo-bar")
            .upstream(Map.of("src/a.txt", LINES))
            .noPatchesBranch()
            .file("fix.patch", "none yet\n")
            .spec(text -> text.replaceFirst("(Source0:[^\n]*\n)", "$1Patch1: fix.patch\n"))
            .create();
    private final TempGit git = repo.git();

    Sample() {
      git.git("checkout", "-q", "-b", "work", "1.2.3");
    }

    String upstream(String content, String message) {
      git.write("src/a.txt", content);
      git.git("add", "-A");
      git.git(
          "commit",
          "-q",
          "-m",
          message,
          "--author=Una Upstream <una@up>",
          "--date=@1500000000 +0300");
      return git.head();
    }

    void patch(String text) {
      git.git("checkout", "-q", "master");
      git.write("fix.patch", text);
      git.commitAll("Fix it in the package");
    }

    String message() {
      return git.git("log", "-1", "--format=%an <%ae> %ad%n%B", "--date=raw", "master-patches")
          .strip();
    }

    void releases() {
      git.git("tag", "2.0.0", "work");
      git.git("checkout", "-q", "master");
      git.git("branch", "-q", "-D", "work");
    }

    void isPicked(String commit) {
      git.git("checkout", "-q", "--detach", commit + "^");
      git.git("cherry-pick", "-x", commit);
      String expected =
          git.git("log", "-1", "--format=%an <%ae> %ad%n%B", "--date=raw", "HEAD").strip();
      git.git("checkout", "-q", "master");
      assertThat(message()).isEqualTo(expected);
      assertThat(expected).contains("Una Upstream", "(cherry picked from commit " + commit + ")");
      repo.run("patch", "-l").exits(0).outContains("No changes to patches found").nothingChanged();
    }
  }

  @Test
  void aBareDiffOfUpstreamsCommit() {
    Sample sample = new Sample();
    String fix = sample.upstream(LINES.replace("30\n", "thirty\n"), "Mend\n\nWhy.\n\nBug: 1");
    String diff = sample.git.git("diff", fix + "^", fix);
    sample.upstream(LINES.replace("30\n", "thirty\n") + "end\n", "More");
    sample.releases();
    sample.patch(diff);
    sample.repo.run("import-patches").exits(0);
    sample.isPicked(fix);
  }

  @Test
  void aBackportWithOtherLinesAround() {
    Sample sample = new Sample();
    sample.upstream("new\n" + LINES.replace("28\n", "twenty-eight\n"), "Before");
    String before = sample.git.read("src/a.txt");
    String fix = sample.upstream(before.replace("30\n", "thirty\n"), "Mend");
    String diff = sample.git.git("diff", fix + "^", fix);
    sample.releases();
    sample.patch(diff);
    String spec = sample.git.read("foo-bar.spec");
    sample.git.write(
        "foo-bar.spec", spec.replaceFirst("%autosetup[^\n]*", "%setup -q\n%patch -P 1 -p1 -F2"));
    sample.git.commitAll("Fuzz");
    sample.repo.run("import-patches").exits(0).outContains("fuzz 2");
    sample.isPicked(fix);
  }

  @Test
  void theSameChangeElsewhereInTheFile() {
    Sample sample = new Sample();
    sample.upstream("new\n".repeat(9) + LINES, "Before");
    String before = sample.git.read("src/a.txt");
    String fix = sample.upstream(before.replace("30\n", "thirty\n"), "Mend");
    sample.releases();
    sample.git.git("checkout", "-q", "-b", "own", "1.2.3");
    sample.git.write("src/a.txt", LINES.replace("30\n", "thirty\n"));
    sample.git.commitAll("Own");
    String diff = sample.git.git("diff", "1.2.3", "own");
    sample.patch(diff);
    sample.git.git("branch", "-q", "-D", "own");
    sample.repo.run("import-patches").exits(0);
    sample.isPicked(fix);
  }

  @Test
  void aMailOfTheSameAuthorAndSubjectMayHaveOtherContext() {
    Sample sample = new Sample();
    sample.upstream(LINES.replace("28\n", "twenty-eight\n"), "Before");
    String before = sample.git.read("src/a.txt");
    String fix = sample.upstream(before.replace("30\n", "thirty\n"), "Mend");
    sample.releases();
    sample.git.git("checkout", "-q", "-b", "own", "1.2.3");
    sample.upstream(LINES.replace("30\n", "thirty\n"), "Mend");
    sample.patch(sample.git.git("format-patch", "--stdout", "-1", "own"));
    sample.git.git("branch", "-q", "-D", "own");
    sample.repo.run("import-patches").exits(0);
    sample.isPicked(fix);
  }

  @Test
  void whatOnlyLooksAlikeIsNotTaken() {
    Sample sample = new Sample();
    sample.upstream(LINES.replace("30\n", "thirty, or so\n"), "Mend");
    sample.upstream(sample.git.read("src/a.txt").replace("thirty, or so", "thirty"), "Mend more");
    sample.upstream(sample.git.read("src/a.txt").replace("40\n", "forty\n"), "Mend");
    sample.releases();
    sample.git.git("checkout", "-q", "-b", "own", "1.2.3");
    sample.upstream(LINES.replace("30\n", "thirty\n"), "Mend");
    sample.patch(sample.git.git("diff", "1.2.3", "own"));
    sample.git.git("branch", "-q", "-D", "own");
    sample.repo.run("import-patches").exits(0);
    assertThat(sample.message()).doesNotContain("Una").doesNotContain("cherry picked");
  }

  @Test
  void tagsAndBranchesOfThePackageAreNotUpstream() {
    Sample sample = new Sample();
    String own = sample.upstream(LINES.replace("30\n", "thirty\n"), "Own");
    sample.git.git("tag", "foo-bar-1.2.3-1.el9", "work");
    sample.git.git("update-ref", "refs/remotes/upstream/el9-patches", own);
    sample.git.git("checkout", "-q", "master");
    sample.git.git("branch", "-q", "-D", "work");
    sample.patch(sample.git.git("diff", own + "^", own));
    sample.repo.run("import-patches").exits(0);
    assertThat(sample.message()).doesNotContain("cherry picked");
  }

  @Test
  void aTextThatNamesTheCommit() {
    Sample sample = new Sample();
    String fix = sample.upstream(LINES.replace("30\n", "thirty\n"), "Mend");
    String base = sample.git.id("1.2.3");
    sample.releases();
    String diff =
        sample.git.git("diff", fix + "^", fix).replace("+line thirty", "+line thirty as here");
    sample.patch("Broken in " + base + ", mended by\n" + fix + ".\n\n" + diff);
    sample.repo.run("import-patches").exits(0);
    sample.isPicked(fix);
  }

  @Test
  void aTextThatNamesTheCommitWhichBrokeItKeepsItsWords() {
    Sample sample = new Sample();
    String fix = sample.upstream(LINES.replace("30\n", "thirty\n"), "Other");
    String diff = sample.git.git("diff", fix + "^", fix);
    String base = sample.git.id("1.2.3");
    sample.git.git("branch", "-q", "-m", "work", "elsewhere");
    sample.patch("Mend the lines\n\nFixes: " + base + "\n\n" + diff);
    sample.repo.run("import-patches").exits(0);
    assertThat(sample.message()).contains("Mend the lines").doesNotContain("cherry picked");
  }

  @Test
  void commitsAreSigned() {
    Sample sample = new Sample();
    String fix = sample.upstream(LINES.replace("30\n", "thirty\n"), "Mend");
    sample.releases();
    sample.patch(sample.git.git("diff", fix + "^", fix));
    var signer = sample.repo.top().resolveSibling("signer");
    sample.git.script(
        signer,
        """
        #!/bin/sh
        echo "[GNUPG:] SIG_CREATED " >&2
        echo "-----BEGIN PGP SIGNATURE-----"
        echo
        git hash-object --stdin
        echo "-----END PGP SIGNATURE-----"
        """);
    sample.git.git("config", "gpg.program", signer.toString());
    sample.git.git("config", "commit.gpgSign", "true");
    sample.repo.run("import-patches", "--dry-run").exits(0).nothingChanged();
    sample.repo.run("import-patches").exits(0);
    assertThat(sample.git.git("cat-file", "commit", "master-patches")).contains("\ngpgsig ");
    sample.isPicked(fix);
    sample.git.checkSound();
  }

  @Test
  void aSignerThatFailsStopsBeforeAnythingIsMade() {
    Sample sample = new Sample();
    String fix = sample.upstream(LINES.replace("30\n", "thirty\n"), "Mend");
    sample.releases();
    sample.patch(sample.git.git("diff", fix + "^", fix));
    sample.git.git("config", "gpg.program", "/bin/false");
    sample.git.git("config", "commit.gpgSign", "true");
    sample.repo.run("import-patches").exits(1).errContains("could not be signed");
    assertThat(sample.git.refs()).doesNotContain("master-patches");
  }
}
