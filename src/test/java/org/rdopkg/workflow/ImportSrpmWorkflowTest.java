package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Srpm;
import org.rdopkg.testkit.TempGit;
import org.rdopkg.testkit.WebServer;

/** Source packages become distgits, and commits in them. */
class ImportSrpmWorkflowTest {
  @TempDir Path folder;
  private Path work;

  @BeforeEach
  void prepare() throws IOException {
    work = Files.createDirectories(folder.resolve("work"));
  }

  private DistgitRepo in(Path top) {
    return DistgitRepo.of(TempGit.at(folder, top));
  }

  private Path imported(Srpm srpm) {
    in(work).run("import-srpm", srpm.build().toString()).exits(0);
    return work.resolve("foo");
  }

  @Test
  void aNewDistgitIsMade() throws IOException {
    Path rpm = new Srpm(folder).build();
    in(work)
        .run("import-srpm", rpm.toString(), "--branch", "f42")
        .exits(0)
        .outContains("Made " + work.resolve("foo") + ": foo-1.2-3", "sources: foo-1.2.tar.gz");
    TempGit git = TempGit.at(folder, work.resolve("foo"));
    assertThat(git.git("ls-tree", "--name-only", "HEAD"))
        .isEqualTo(".gitignore\nfix.patch\nfoo.conf\nfoo.spec\nsources");
    assertThat(git.git("status", "--porcelain")).isEmpty();
    assertThat(git.git("branch", "--show-current")).isEqualTo("f42");
    assertThat(git.git("log", "-1", "--format=%an <%ae> %at %cn <%ce> %ct"))
        .isEqualTo(
            "Paula Packager <paula@example.com> 1795413600"
                + " Paula Packager <paula@example.com> 1795413600");
    assertThat(git.git("log", "-1", "--format=%B"))
        .isEqualTo("import foo-1.2-3\n\n- Fix the build\n\nImported from foo-1.2-3.src.rpm");
    assertThat(git.read(".gitignore")).isEqualTo("/foo-1.2.tar.gz\n");
    assertThat(Files.readAllBytes(git.top().resolve("foo-1.2.tar.gz")))
        .isEqualTo(Srpm.noise(3_000));
    in(git.top()).run("get-source", "--all").exits(0).errContains("sha512 is right");
    try (var left = Files.list(work)) {
      assertThat(left).containsExactly(git.top());
    }
  }

  @Test
  void everybodyGetsTheSameCommit() throws IOException {
    Path rpm = new Srpm(folder).build();
    DistgitRepo one = in(work);
    one.run("import-srpm", rpm.toString(), "one").exits(0);
    DistgitRepo.of(TempGit.at(folder, work).with("GIT_AUTHOR_NAME", "Somebody Else").at(1))
        .with("TZ", "Asia/Tokyo")
        .run("import-srpm", rpm.toString(), "two")
        .exits(0);
    assertThat(TempGit.at(folder, work.resolve("two")).git("rev-parse", "HEAD"))
        .isEqualTo(TempGit.at(folder, work.resolve("one")).git("rev-parse", "HEAD"));
  }

  @Test
  void theNextPackageIsACommit() throws IOException {
    Path top = imported(new Srpm(folder));
    TempGit git = TempGit.at(folder, top);
    git.write("tests/run.sh", "true\n");
    git.write("gating.yaml", "x\n");
    git.git("add", "-A");
    git.git("commit", "-qm", "tests");
    Srpm next =
        new Srpm(folder)
            .version("1.3")
            .file("foo-1.2.tar.gz", null)
            .file("foo-1.3.tar.gz", Srpm.noise(2_000))
            .file("fix.patch", null)
            .file("new.patch", "--- c\n+++ d\n".getBytes(StandardCharsets.UTF_8));
    in(top)
        .run("import-srpm", next.build().toString())
        .exits(0)
        .outContains("Updated " + top.toRealPath() + ": foo-1.3-3")
        .repo()
        .headChanges("M .gitignore", "D fix.patch", "M foo.spec", "A new.patch", "M sources")
        .isClean();
    assertThat(git.git("ls-tree", "-r", "--name-only", "HEAD"))
        .contains("gating.yaml", "tests/run");
    assertThat(git.read("sources")).contains("foo-1.3.tar.gz").doesNotContain("foo-1.2");
    assertThat(git.read(".gitignore")).isEqualTo("/foo-1.2.tar.gz\n/foo-1.3.tar.gz\n");
    in(top).run("undo").exits(0);
    assertThat(git.git("log", "-1", "--format=%s")).isEqualTo("tests");
  }

  @Test
  void theSamePackageAgainChangesNothing() {
    Path top = imported(new Srpm(folder));
    in(top)
        .run("import-srpm", new Srpm(folder).build().toString())
        .exits(0)
        .outContains("has foo-1.2-3 already")
        .nothingChanged();
  }

  @Test
  void bigFilesGoToSourcesWhateverTheirNames() {
    Srpm srpm =
        new Srpm(folder).file("logo.png", Srpm.noise(2_000)).file("huge.patch", Srpm.noise(9_000));
    Path rpm = srpm.build();
    in(work).with("RDOPKG_IMPORT_SIZE", "1").run("import-srpm", rpm.toString()).exits(0);
    TempGit git = TempGit.at(folder, work.resolve("foo"));
    assertThat(git.read("sources")).contains("(logo.png)", "(foo-1.2.tar.gz)");
    assertThat(git.git("ls-tree", "--name-only", "HEAD"))
        .contains("huge.patch", "foo.conf")
        .doesNotContain("logo.png");
  }

  @Test
  void namesOfPatternsAreIgnoredAsTheyAre() {
    Srpm srpm = new Srpm(folder).file("a[1]*.zip", Srpm.noise(10));
    Path top = imported(srpm);
    TempGit git = TempGit.at(folder, top);
    assertThat(git.read(".gitignore")).contains("/a\\[1]\\*.zip\n");
    assertThat(git.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void workOfTheUserStays() {
    Path top = imported(new Srpm(folder));
    TempGit git = TempGit.at(folder, top);
    Path next = new Srpm(folder).version("1.3").build();
    git.write("foo.spec", git.read("foo.spec") + "# mine\n");
    in(top).run("import-srpm", next.toString()).exits(1).errContains("foo.spec").nothingChanged();
    git.git("checkout", "-q", "foo.spec");
    git.write("foo-1.2.tar.gz", "mine");
    in(top)
        .run("import-srpm", next.toString())
        .exits(1)
        .errContains("foo-1.2.tar.gz is in the way")
        .nothingChanged();
  }

  @Test
  void otherPackagesAndPlacesAreRefused() throws IOException {
    Path top = imported(new Srpm(folder));
    Path rpm = new Srpm(folder).build();
    TempGit git = TempGit.at(folder, top);
    git.write("foo.spec", git.read("foo.spec").replace("Name: foo", "Name: bar"));
    git.git("commit", "-qam", "other");
    in(top)
        .run("import-srpm", rpm.toString())
        .exits(1)
        .errContains("another package")
        .nothingChanged();
    Files.createDirectories(work.resolve("full/of"));
    in(work).run("import-srpm", rpm.toString(), "full").exits(1).errContains("is there already");
    in(work).run("import-srpm", "nowhere.src.rpm").exits(1).errContains("No such file");
    in(top).run("import-srpm", rpm.toString(), "-b", "x").exits(2).errContains("--branch");
  }

  @Test
  void aBrokenPackageLeavesNothing() throws IOException {
    byte[] whole = Files.readAllBytes(new Srpm(folder).build());
    Path cut = folder.resolve("cut.src.rpm");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 100));
    in(work).run("import-srpm", cut.toString()).exits(1).errContains("can't read the archive");
    try (var left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
    Path top = imported(new Srpm(folder));
    in(top).run("import-srpm", cut.toString()).exits(1).nothingChanged();
  }

  @Test
  void packagesComeFromServersToo() throws IOException {
    byte[] rpm = Files.readAllBytes(new Srpm(folder).build());
    try (WebServer server = new WebServer()) {
      server.file("/foo-1.2-3.src.rpm", rpm);
      in(work)
          .run("import-srpm", server.url("/foo-1.2-3.src.rpm"), "--json")
          .exits(0)
          .outContains("\"nvr\": \"foo-1.2-3\"");
    }
    assertThat(work.resolve("foo/foo.spec")).exists();
  }

  @Test
  void oddAuthorsBecomeUsableOnes() {
    Srpm srpm =
        new Srpm(folder).changelog("* Mon Nov 23 2026 Ünal Öz <<x y>> - 1.2-3\n- 100%% done\n");
    Path top = imported(srpm);
    TempGit git = TempGit.at(folder, top);
    assertThat(git.git("log", "-1", "--format=%an")).isEqualTo("Ünal Öz");
    assertThat(git.git("log", "-1", "--format=%ae")).startsWith("unknown@");
    Srpm none = new Srpm(folder).changelog("");
    in(work).run("import-srpm", none.build().toString(), "none").exits(0);
    assertThat(TempGit.at(folder, work.resolve("none")).git("log", "-1", "--format=%an"))
        .isEqualTo("Unknown");
  }
}
