package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdopkg.distgit.UpstreamUrl;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.TempGit;

/** A clone of a distgit becomes what `patch` and `new-version` need. */
class SetupWorkflowTest {
  @TempDir Path folder;

  /** A package whose upstream is another repository. */
  private DistgitRepo fresh(String tag) {
    TempGit upstream = TempGit.init(folder, "up");
    upstream.write("README", "x\n");
    upstream.git("add", "-A");
    upstream.git("commit", "-qm", "one");
    upstream.git("tag", tag);
    DistgitRepo repo = distgit("foo").noPatchesBranch().create();
    for (String old : repo.git().git("tag").split("\n", -1)) {
      if (!old.isEmpty()) {
        repo.git().git("tag", "-d", old);
      }
    }
    return repo;
  }

  private String up() {
    return folder.resolve("up").toString();
  }

  @Test
  void remotesTagsAndBranchAreMade() {
    DistgitRepo repo = fresh("v1.2.3");
    TempGit.at(folder, folder.resolve("up")).git("tag", "v1.3.0");
    repo.run("setup", "--check").exits(1).outContains("missing: patches-base").nothingChanged();
    repo.run("doctor").exits(1).outContains("missing: patches-base").nothingChanged();
    repo.run("doctor", "--json").exits(1).outContains("\"state\": \"missing\"");
    repo.run("setup", "--upstream", up(), "-U")
        .exits(0)
        .outContains("v1.2.3 : existing git tag", "Tag style:", "vX.Y.Z", "Upstream:       1.3.0")
        .errContains("Made the patches branch master-patches at v1.2.3");
    assertThat(repo.git().git("rev-parse", "master-patches"))
        .isEqualTo(repo.git().git("rev-parse", "v1.2.3^{}"));
    assertThat(repo.git().git("remote", "get-url", "upstream")).isEqualTo(up());
    repo.run("setup", "--check").exits(0).outContains("ok: patches-branch: master-patches");
    repo.run("patch", "-l").exits(0);
    String refs = repo.git().git("for-each-ref");
    repo.run("setup", "-U").exits(0);
    assertThat(repo.git().git("for-each-ref")).isEqualTo(refs);
    repo.run("undo").exits(0);
  }

  @Test
  void aPersonIsAskedAndMayTakeTheGuess() {
    DistgitRepo repo = fresh("1.2.3");
    Environment plain = repo.git().environment();
    Environment atTerminal =
        new Environment(
            plain.variables(),
            plain.home(),
            plain.workingDirectory(),
            plain.clock(),
            new Terminal(true, false, true, 80));
    repo.run(atTerminal, up() + "\n\n", "setup")
        .exits(0)
        .errContains("URL of upstream's git repository", "URL of the repository with patches");
    assertThat(repo.git().git("remote")).isEqualTo("upstream");
  }

  @Test
  void withoutATerminalOnlyOptionsCount() {
    DistgitRepo repo = fresh("1.2.3");
    repo.run("setup").exits(0).outContains("advice: upstream-remote", "git remote add -f upstream");
    assertThat(repo.git().git("remote")).isEmpty();
  }

  @Test
  void aRemoteThatCannotBeFetchedDoesNotStay() {
    DistgitRepo repo = fresh("1.2.3");
    repo.run("setup", "--upstream", folder.resolve("nowhere").toString())
        .exits(1)
        .errContains("can't fetch");
    assertThat(repo.git().git("remote")).isEmpty();
    repo.run("setup", "--upstream", "--upload-pack=touch x").exits(2);
    repo.git().git("remote", "add", "upstream", "https://other.invalid/");
    repo.run("setup", "--upstream", up())
        .exits(1)
        .errContains("There is a remote named upstream already", "git remote set-url")
        .nothingChanged();
  }

  @Test
  void patchesOfAnotherRepositoryAreFound() {
    DistgitRepo repo = fresh("1.2.3");
    TempGit other = TempGit.at(folder, folder.resolve("up"));
    other.git("branch", "master-patches", "1.2.3");
    repo.run("setup", "--upstream", up(), "--patches", up(), "-U")
        .exits(0)
        .outContains("patches/master-patches");
    repo.run("setup", "--check").exits(0).outContains("ok: patches-branch: patches/master-patches");
  }

  @Test
  void thePatchesOfTheSpecAreImported() {
    DistgitRepo repo = distgit("foo").patches(2).inSpec(2).create();
    String tree = repo.git().git("rev-parse", "master-patches^{tree}");
    repo.git().git("branch", "-D", "master-patches");
    repo.run("setup", "-U", "--no-import").exits(0).outContains("rdopkg import-patches");
    assertThat(repo.git().git("branch", "--list", "master-patches")).isEmpty();
    repo.run("setup", "-U").exits(0).outContains("Local patches branch:", "master-patches : ");
    assertThat(repo.git().git("rev-parse", "master-patches^{tree}")).isEqualTo(tree);
    repo.repo().isClean();
    repo.run("patch", "-l").exits(0).outContains("No changes to patches found");
  }

  @Test
  void checkIsForMachinesToo() {
    DistgitRepo repo = distgit("foo").patches(2).inSpec(2).create();
    repo.git().git("branch", "-D", "master-patches");
    String out = repo.run("setup", "--check", "--json").exits(1).nothingChanged().out();
    assertThat(JsonParser.parseString(out).getAsJsonObject().getAsJsonArray("checks"))
        .map(e -> e.getAsJsonObject())
        .extracting(e -> e.get("name").getAsString() + " " + e.get("state").getAsString())
        .contains("spec ok", "patches-base ok", "patches-branch missing", "upstream-remote advice");
    repo.run("setup", "--json").exits(2).errContains("--json goes with --check");
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/foo/bar/archive/v1/bar-1.tar.gz, https://github.com/foo/bar.git",
    "https://github.com/foo/bar, https://github.com/foo/bar.git",
    "http://GitHub.com/foo/bar.git, https://github.com/foo/bar.git",
    "https://gitlab.com/a/b/c/-/archive/1/c-1.tar.gz, https://gitlab.com/a/b/c.git",
    "https://gitlab.com/a/b/, https://gitlab.com/a/b.git",
    "https://tarballs.openstack.org/nova/nova-1.tar.gz, https://opendev.org/openstack/nova",
    "https://tarballs.opendev.org/openstack/nova/nova-1.tgz, https://opendev.org/openstack/nova",
    "https://pagure.io/foo, https://pagure.io/foo.git",
    "https://github.com/foo, ''",
    "https://github.com/--upload-pack=x/y, ''",
    "https://github.com/../y, ''",
    "https://example.com/foo/bar, ''",
    "foo.tar.gz, ''"
  })
  void specsHintAtTheRepository(String url, String repository) {
    assertThat(UpstreamUrl.guess(List.of("nothing", url)).orElse("")).isEqualTo(repository);
  }
}
