package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.WebServer;

/** New sources go to the distribution's cache by its own program, before the commit. */
class NewVersionSourcesTest {
  private static final String PROGRAM =
      """
      #!/bin/sh
      [ "$1" = new-sources ] || exit 9
      [ -f "$2" ] || exit 8
      echo "SHA512 ($2) = abc" > sources
      echo "/$2" >> .gitignore
      git add sources .gitignore
      """;
  private static final String OLD = "MD5 (foo-1.2.3.tar.gz) = d41d8cd98f00b204e9800998ecf8427e\n";

  private static DistgitRepo released(String branch) {
    return released(branch, "Source0: http://example.invalid/%{name}/%{name}-%{version}.tar.gz");
  }

  private static DistgitRepo released(String branch, String source) {
    DistgitRepo repo =
        distgit("foo")
            .spec(text -> text.replaceFirst("Source0:.*", source))
            .branch(branch)
            .patches(1)
            .file("sources", OLD)
            .file(".gitignore", "/foo-1.2.3.tar.gz\n")
            .create();
    return NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
  }

  private static DistgitRepo with(DistgitRepo repo, String program, String script) {
    Path bin = repo.top().resolveSibling("bin");
    repo.git().script(bin.resolve(program), script);
    return repo.with("PATH", bin + ":" + repo.git().environment().get("PATH").orElse(""));
  }

  @Test
  void sourcesThatNameTheOldVersionInDigitsAreTold() {
    String still = "warning: still 1.2.3 in Source0, %setup: the version is in digits there";
    distgitWith("Source0: https://example.org/foo-1.2.3.tar.gz", "%setup -q -n foo-1.2.3")
        .run("new-version", "-lnU", "2.0.0")
        .exits(0)
        .errContains(still);
    for (String other : new String[] {"foo-%{version}.tar.gz", "foo-1.2.30.tar", "x-1.2.3.4.gz"}) {
      Run run =
          distgitWith("Source0: https://example.org/" + other, "%setup -q")
              .run("new-version", "-lnU", "2.0.0")
              .exits(0);
      assertThat(run.err()).doesNotContain("still 1.2.3");
    }
  }

  private static DistgitRepo distgitWith(String source, String setup) {
    DistgitRepo repo =
        distgit("foo")
            .spec(
                text ->
                    text.replaceFirst("Source0:.*", source)
                        .replaceFirst("(?m)^%autosetup.*", setup))
            .patches(1)
            .create();
    return NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
  }

  @Test
  void aSnapshotThatStaysInTheReleaseIsTold() {
    DistgitRepo repo =
        distgit("foo")
            .noPatchesBranch()
            .spec(
                text ->
                    "%global snap 20240101\n"
                        + text.replace("2%{?dist}", "2%{?snap:.%{snap}git}%{?dist}"))
            .create();
    repo.run("new-version", "-bn", "2.0.0")
        .exits(0)
        .errContains("warning: Release comes to 1.20240101git, not 1: see line 4 of foo.spec");
  }

  @Test
  void anUpdateThatSomebodyElseHasMadeMeanwhileIsNotMadeTwice() {
    String other =
        PROGRAM + "sed -i 's/^\\(Version: *\\).*/\\12.0.0/' foo.spec\ngit commit -qam other\n";
    DistgitRepo repo = with(released("master"), "fedpkg", other);
    repo.git().write("foo-2.0.0.tar.gz", "tar\n");
    repo.run("new-version", "-lNU", "2.0.0")
        .exits(1)
        .errContains(
            "error: master is at version 2.0.0 now",
            "why:   somebody else has changed it while rdopkg was working; it was 1.2.3");
    assertThat(repo.git().git("log", "-1", "--format=%s").strip()).isEqualTo("other");
    repo.run("status").outContains("No action");
  }

  @Test
  void theProgramsChangesBelongToTheCommit() {
    DistgitRepo repo = with(released("master"), "fedpkg", PROGRAM);
    repo.git().write("foo-2.0.0.tar.gz", "tar\n");
    repo.run("new-version", "-lNU", "2.0.0")
        .exits(0)
        .repo()
        .headChanges("M .gitignore", "A 0001-Original-Patch-1.patch", "M foo.spec", "M sources")
        .isClean();
    assertThat(repo.git().git("show", "HEAD:sources")).isEqualTo("SHA512 (foo-2.0.0.tar.gz) = abc");
  }

  @Test
  void aSourceThatIsNotHereIsWaitedFor() {
    DistgitRepo repo = with(released("master"), "fedpkg", PROGRAM);
    String refs = NewVersions.refs(repo);
    repo.run("new-version", "-lNU", "2.0.0")
        .exits(0)
        .outContains(
            "Action required: Source0 of version 2.0.0 is not here: foo-2.0.0.tar.gz",
            "can't download http://example.invalid/foo/foo-2.0.0.tar.gz: no such host",
            "Put foo-2.0.0.tar.gz into this folder: http://example.invalid/foo/foo-2.0.0.tar.gz",
            "Once done, run `rdopkg -c` to continue.");
    assertThat(NewVersions.refs(repo)).isEqualTo(refs);
    repo.spec().tag("Version").is("1.2.3");
    repo.git().write("foo-2.0.0.tar.gz", "tar\n");
    repo.run("-c").exits(0).spec().tag("Version").is("2.0.0").patches(1);
    repo.repo().isClean();
  }

  @Test
  void theNewSourceIsDownloaded() {
    try (WebServer server = new WebServer()) {
      server.file("/foo-2.0.0.tar.gz", "tar\n".getBytes(StandardCharsets.UTF_8));
      DistgitRepo repo =
          with(
              released("master", "Source0: " + server.url("/foo-%{version}.tar.gz")),
              "fedpkg",
              PROGRAM);
      repo.run("new-version", "-lNU", "2.0.0")
          .exits(0)
          .errContains("foo-2.0.0.tar.gz downloaded from " + server.url("/foo-2.0.0.tar.gz"));
      assertThat(repo.git().git("show", "HEAD:sources")).contains("foo-2.0.0");
      repo.repo().isClean();
    }
  }

  @Test
  void anOldFileDoesNotPassForTheNewOne() {
    DistgitRepo repo = with(released("master", "Source0: foo-1.2.3.tar.gz"), "fedpkg", PROGRAM);
    repo.git().write("foo-1.2.3.tar.gz", "");
    repo.run("new-version", "-lNU", "2.0.0")
        .exits(0)
        .outContains("foo-1.2.3.tar.gz is the file of the old version");
    repo.git().write("foo-1.2.3.tar.gz", "new\n");
    repo.run("-c").exits(0);
    assertThat(repo.git().git("show", "HEAD:sources")).contains("foo-1.2.3.tar.gz) = abc");
  }

  @Test
  void centosStreamHasAProgramOfItsOwn() {
    DistgitRepo repo = with(released("c10s"), "centpkg", PROGRAM);
    repo.git()
        .git("remote", "add", "origin", "https://gitlab.com/redhat/centos-stream/rpms/foo.git");
    repo.git().write("foo-2.0.0.tar.gz", "tar\n");
    repo.run("new-version", "-lNU", "2.0.0").exits(0);
    assertThat(repo.git().git("show", "HEAD:sources")).contains("foo-2.0.0");
  }

  @Test
  void abortWhileWaitingChangesNothing() {
    DistgitRepo repo = with(released("master"), "fedpkg", PROGRAM);
    String refs = NewVersions.refs(repo);
    repo.run("new-version", "-lNU", "2.0.0").exits(0);
    repo.run("--abort").exits(0);
    assertThat(NewVersions.refs(repo)).isEqualTo(refs);
    repo.repo().isClean();
  }

  @Test
  void withoutTheProgramTheErrorNamesThePackage() {
    released("master")
        .run("new-version", "-lNU", "2.0.0")
        .exits(1)
        .errContains(
            "error: fedpkg is not installed", "dnf install fedpkg", "rdopkg new-version -n")
        .nothingChanged();
  }

  @Test
  void redHatsBranchesUploadUnlessToldNotTo() {
    released("rhos-5.0-rhel-7")
        .run("new-version", "-lU", "2.0.0")
        .exits(0)
        .errContains("warning: new sources are not uploaded: rhpkg is not installed")
        .spec()
        .tag("Version")
        .is("2.0.0");
    DistgitRepo repo = with(released("rhos-5.0-rhel-7"), "rhpkg", PROGRAM);
    repo.git().write("foo-2.0.0.tar.gz", "tar\n");
    repo.run("new-version", "-lU", "2.0.0").exits(0);
    assertThat(repo.git().git("show", "HEAD:sources")).contains("foo-2.0.0");
    DistgitRepo without = with(released("rhos-5.0-rhel-7"), "rhpkg", PROGRAM);
    without.run("new-version", "-lnU", "2.0.0").exits(0);
    assertThat(without.git().git("show", "HEAD:sources")).isEqualTo(OLD.strip());
  }

  @Test
  void aFailingUploadLeavesTheUpdateUndone() {
    DistgitRepo repo =
        with(released("master"), "fedpkg", "#!/bin/sh\necho no ticket >&2\nexit 1\n");
    repo.git().write("foo-2.0.0.tar.gz", "tar\n");
    repo.run("new-version", "-lNU", "2.0.0")
        .exits(1)
        .errContains("no ticket", "error: fedpkg new-sources failed");
    repo.spec().tag("Version").is("1.2.3");
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
  }
}
