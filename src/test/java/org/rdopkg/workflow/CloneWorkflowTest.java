package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.GitDaemon;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.TempGit;

/** {@code rdopkg clone} from end to end, over {@code file:} and {@code git:}. */
class CloneWorkflowTest {
  private final DistgitRepo folder = DistgitRepo.folder();
  private final Path server = folder.git().home().resolve("server");
  private String base = "file://" + server;

  private void repository(String name) throws IOException {
    Files.createDirectories(server);
    TempGit git = TempGit.init(server, name);
    git.write("file", name);
    git.commitAll("of " + name);
    git.git("tag", "-a", "-m", "tag", "tag-" + name);
  }

  private void repositories() throws IOException {
    repository("dg");
    repository("pa");
    repository("up");
    repository("more");
  }

  /** Metadata of one package with these lines. */
  private void metadata(String lines) throws IOException {
    Files.writeString(
        folder.git().home().resolve("rdo-full.yml"),
        """
        releases: []
        packages:
        - project: foo
          name: python-foo
          maintainers: [a@example.com]
        """
            + lines.indent(2));
  }

  private void usualMetadata() throws IOException {
    metadata(
        """
        distgit: BASE/dg
        patches: BASE/pa
        upstream: BASE/up
        more: BASE/more
        review-origin: ssh://review.example.com:29418/foo-distgit
        """
            .replace("BASE", base));
  }

  private Run clone(String... more) {
    String[] args = new String[3 + more.length];
    args[0] = "clone";
    args[1] = "-l";
    args[2] = folder.git().home().toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return folder.with("USER", "root").run(args);
  }

  private TempGit cloned() {
    return TempGit.at(folder.git().home().getParent(), folder.top().resolve("python-foo"));
  }

  @Test
  void remotesAreAddedAndFetched() throws IOException {
    repositories();
    usualMetadata();
    clone("python-foo", "-u", "joe")
        .exits(0)
        .outIs(
            """
            origin\tBASE/dg (fetch)
            origin\tBASE/dg (push)
            patches\tBASE/pa (fetch)
            patches\tBASE/pa (push)
            review-origin\tssh://joe@review.example.com:29418/foo-distgit (fetch)
            review-origin\tssh://joe@review.example.com:29418/foo-distgit (push)
            upstream\tBASE/up (fetch)
            upstream\tBASE/up (push)
            """
                .replace("BASE", base))
        .errContains(
            "Cloning distgit into ./python-foo/\n",
            "Adding patches remote...\n",
            "Adding upstream remote...\n",
            "'review-patches' remote information not available in distroinfo.\n",
            "Adding gerrit remote for reviews...\n",
            "Using joe as gerrit username, you can change it with git remote set-url review-origin"
                + " ...\n");
    assertThat(
            cloned()
                .git("for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes")
                .lines())
        .containsExactly(
            "refs/heads/master",
            "refs/remotes/origin/HEAD",
            "refs/remotes/origin/master",
            "refs/remotes/patches/master",
            "refs/remotes/upstream/master");
    assertThat(cloned().git("tag").lines()).containsExactly("tag-dg", "tag-pa", "tag-up");
    clone("python-foo")
        .exits(1)
        .outIs("")
        .errContains("There is something already: ", "python-foo", "-C DIR")
        .nothingChanged();
  }

  @Test
  void moreRemotesOnRequest() throws IOException {
    repositories();
    usualMetadata();
    clone("-g", "-e", "more", "python-foo").exits(0);
    assertThat(cloned().git("remote").lines())
        .containsExactly(
            "gerrit-origin",
            "gerrit-patches",
            "more",
            "origin",
            "patches",
            "review-origin",
            "upstream");
    assertThat(cloned().git("config", "remote.gerrit-patches.url")).isEqualTo(base + "/pa");
    assertThat(cloned().git("config", "remote.review-origin.url")).startsWith("ssh://root@review");
    assertThat(cloned().git("branch", "-r")).contains("more/master", "gerrit-origin/master");
  }

  @Test
  void theNameAtGerritIsThatOfGitReview() throws IOException {
    repositories();
    usualMetadata();
    folder.git().git("config", "--global", "gitreview.username", "jane");
    clone("python-foo").exits(0).errContains("Using jane as gerrit username");
  }

  @Test
  void masterDistgit() throws IOException {
    repositories();
    usualMetadata();
    clone("-m", "python-foo")
        .exits(1)
        .errContains(
            "-m/--use-master-distgit used but 'master-distgit' missing in distroinfo for package:"
                + " python-foo\n")
        .nothingChanged();
    metadata("distgit: BASE/none\nmaster-distgit: BASE/dg\n".replace("BASE", base));
    clone("-m", "python-foo").exits(0).errContains("Cloning master-distgit into ./python-foo/");
  }

  @Test
  void whatIsNotKnownIsSaid() throws IOException {
    usualMetadata();
    clone("no-such-pkg")
        .exits(1)
        .outIs("")
        .errContains(
            "Package not found in distroinfo: no-such-pkg\n", "rdopkg findpkg no-such-pkg");
    clone("python-fo").exits(1).errContains("did you mean python-foo?");
    clone("-e", "nokey", "python-foo")
        .exits(1)
        .errContains(
            "-e/--extra-repo used but the specified key is missing in distroinfo for package:"
                + " python-foo\n")
        .nothingChanged();
    clone(new String[0]).exits(2);
    metadata("upstream: x\n");
    clone("python-foo").exits(1).errContains("'distgit' missing in distroinfo");
  }

  @Test
  void whatCannotBeClonedLeavesNothing() throws IOException {
    usualMetadata();
    clone("python-foo").exits(1).errContains("git clone failed").nothingChanged();
    assertThat(folder.top().resolve("python-foo")).doesNotExist();
  }

  @Test
  void aRemoteThatCannotBeFetchedDoesNotKeepTheOthersBack() throws IOException {
    repository("dg");
    repository("up");
    usualMetadata();
    clone("python-foo")
        .exits(1)
        .outContains("patches\t", "review-origin\t")
        .errContains("These remotes can't be fetched: patches", "git -C python-foo fetch patches");
    assertThat(cloned().git("branch", "-r")).contains("upstream/master");
  }

  @Test
  void forMachines() throws IOException {
    repositories();
    usualMetadata();
    JsonObject object =
        JsonParser.parseString(clone("--json", "python-foo").exits(0).out()).getAsJsonObject();
    assertThat(object.get("folder").getAsString())
        .isEqualTo(folder.top().resolve("python-foo").toString());
    assertThat(object.getAsJsonArray("remotes").get(1).toString())
        .isEqualTo("{\"name\":\"patches\",\"url\":\"" + base + "/pa\"}");
    assertThat(object.get("missing")).hasToString("[\"review-patches\"]");
    assertThat(object.get("not_fetched")).hasToString("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'--upload-pack=touch x;'", "ext::touch x", "fd::7", "\"a\\nb\""})
  void addressesThatRunProgramsAreRefused(String url) throws IOException {
    metadata("distgit: " + url + "\n");
    clone("python-foo").exits(1).errContains("Refused to use the address").nothingChanged();
  }

  @Test
  void anAddressOfAMachineWithColonsIsNoProgram() throws IOException {
    metadata("distgit: 'ssh://[::1]:1/x'\n");
    folder.git().git("config", "--global", "core.sshCommand", "false");
    clone("python-foo").exits(1).errContains("git clone failed").nothingChanged();
  }

  @Test
  void namesThatLeadElsewhereAreRefused() throws IOException {
    Files.writeString(
        folder.git().home().resolve("rdo-full.yml"),
        "releases: []\npackages: [{project: p, name: ../p, distgit: x, maintainers: [a@b]}]\n");
    clone("../p").exits(1).errContains("Refused to clone into ../p").nothingChanged();
  }

  @Test
  void overTheNetworkAndInAnotherFolder() throws IOException {
    repositories();
    Files.createDirectory(folder.top().resolve("sub"));
    try (GitDaemon daemon = GitDaemon.serving(server)) {
      base = daemon.url("");
      base = base.substring(0, base.length() - 1);
      usualMetadata();
      folder
          .with("GIT_DIR", "/none")
          .run("-C", "sub", "clone", "-l", folder.git().home().toString(), "python-foo")
          .exits(0)
          .outContains("upstream\tgit://127.0.0.1:");
    }
    assertThat(folder.top().resolve("sub/python-foo/file")).hasContent("dg");
  }

  @ParameterizedTest
  @CsvSource({
    "ssh://host/a, ssh://joe@host/a",
    "ssh://you@host:1/a@b, ssh://joe@host:1/a@b",
    "ssh://host:1/a@b, ssh://joe@host:1/a@b",
    "https://host/a, https://host/a",
    "you@host:a, you@host:a",
    "ssh://[::1]:7/a, ssh://joe@[::1]:7/a"
  })
  void theUserInSshAddresses(String url, String personal) {
    assertThat(CloneAddress.withUser(url, "joe")).isEqualTo(personal);
  }
}
