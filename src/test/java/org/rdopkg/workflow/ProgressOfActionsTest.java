package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.sources.Checksum;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Listening;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.Srpm;
import org.rdopkg.testkit.TempGit;
import org.rdopkg.testkit.Tools;
import org.rdopkg.version.VersionChoice;

/** What may take over a second says how far it is; that only a person sees it is Console's. */
class ProgressOfActionsTest {
  private static final Terminal TERMINAL = new Terminal(true, true, true, 80);

  @TempDir Path temp;

  private final Listening listening = new Listening();

  /** Files that do not compress. */
  private static DistgitRepo withBigFiles() {
    return distgit("foo-bar")
        .upstream(Map.of("a.txt", "one\n", "big", noise(), "more", noise() + "x"))
        .spec(
            text ->
                text.replaceFirst("Source0:[^\n]*", "Source0: foo-bar-1.2.3.archive")
                    .replaceFirst("%(autosetup|setup)[^\n]*", "%autosetup -p1"))
        .patches(2)
        .inSpec(2)
        .create();
  }

  private static String noise() {
    byte[] bytes = Srpm.noise(150_000);
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append((char) ('!' + (b & 63)));
    }
    return text.toString();
  }

  private static void archive(DistgitRepo repo, String format) {
    repo.git()
        .git(
            "archive",
            "--format=" + format,
            "--prefix=foo-bar-1.2.3/",
            "-o",
            "foo-bar-1.2.3.archive",
            "1.2.3");
  }

  private static Environment atTerminal(DistgitRepo repo) {
    Environment plain = repo.git().environment();
    return new Environment(
        plain.variables(), plain.home(), plain.workingDirectory(), plain.clock(), TERMINAL);
  }

  private void reachedTheEnd(String what) {
    List<String> of = listening.progress().stream().filter(l -> l.startsWith(what)).toList();
    assertThat(of).hasSizeGreaterThan(2);
    assertThat(of.get(0)).startsWith(what + " 0 of ");
    assertThat(of.get(of.size() - 1)).matches(".* (\\d+) of \\1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "tar.gz", "zip"})
  void verifyUnpacks(String format) {
    DistgitRepo repo = withBigFiles();
    archive(repo, format);
    assertThat(new VerifyWorkflow(repo.git().environment(), listening).run(false).isGood())
        .isTrue();
    reachedTheEnd("unpacking foo-bar-1.2.3.archive");
    reachedTheEnd("steps of %prep");
  }

  @Test
  void verifyReadsTheTagAndComparesTheBranch() {
    DistgitRepo repo = withBigFiles();
    new VerifyWorkflow(repo.git().environment(), listening).run(true);
    assertThat(listening.progress())
        .contains("reading 1.2.3 1 of 3", "reading 1.2.3 3 of 3")
        .contains("comparing with master-patches 5 of 5");
  }

  @Test
  void tagsAreLookedAt() {
    DistgitRepo repo = distgit("foo-bar").create();
    for (String tag : List.of("1.2.4", "1.2.5", "1.3.0")) {
      repo.git().git("tag", tag, "1.2.3");
    }
    new VersionsWorkflow(repo.git().environment(), listening).run(VersionChoice.RELEASES);
    assertThat(listening.progress())
        .containsExactly(
            "looking at tags 0 of 3",
            "looking at tags 1 of 3",
            "looking at tags 2 of 3",
            "looking at tags 3 of 3");
  }

  @Test
  void sourcesAreChecked() throws IOException {
    DistgitRepo repo = withBigFiles();
    archive(repo, "tar");
    Checksum sum =
        Checksum.of(repo.top().resolve("foo-bar-1.2.3.archive"), Checksum.Algorithm.SHA512);
    repo.git().write("sources", "SHA512 (foo-bar-1.2.3.archive) = " + sum.hex() + "\n");
    new GetSourceWorkflow(repo.git().environment(), listening)
        .run(new GetSourceWorkflow.Request(false, false, true));
    reachedTheEnd("checking foo-bar-1.2.3.archive");
  }

  @Test
  void sourcePackagesAreRead() {
    Tools.need("rpmbuild");
    Path file = new Srpm(temp).file("foo-1.2.tar.gz", Srpm.noise(300_000)).build();
    DistgitRepo folder = DistgitRepo.folder();
    new ImportSrpmWorkflow(folder.git().environment(), listening)
        .run(new ImportSrpmWorkflow.Request(file.toString(), Optional.of("new"), Optional.empty()));
    reachedTheEnd("reading " + file.getFileName());
  }

  @Test
  void patchesAreImported() {
    DistgitRepo repo = distgit("foo-bar").patches(3).inSpec(3).create();
    repo.git().git("branch", "-D", "master-patches");
    new ImportWorkflow(repo.git().environment(), listening)
        .start(new ImportRequest(Optional.empty(), Optional.empty(), List.of(), false));
    assertThat(listening.progress())
        .contains(
            "importing patches 0 of 3", "importing patches 1 of 3", "importing patches 2 of 3");
  }

  @Test
  void metadataIsFetched() {
    DistgitRepo folder = DistgitRepo.folder();
    TempGit git = TempGit.init(folder.git().home(), "meta");
    git.write("full.yml", "packages: []\nreleases: []\n").commitAll("first");
    folder.git().git("config", "--global", "rdopkg.distroinfo", "RDO full.yml file://" + git.top());
    new InfoReader(atTerminal(folder), listening).read(InfoRequest.DEFAULT);
    assertThat(listening.told()).contains("Fetching the metadata of RDO...");
    assertThat(listening.progress()).anyMatch(line -> line.matches(".+ objects (\\d+) of \\1"));
  }

  @Test
  void theBranchAtGerritIsFetched() {
    DistgitRepo repo = distgit("foo-bar").patches(2).inSpec(2).remote("patches").create();
    Path bare = temp.resolve("foo.git");
    repo.git().git("init", "-q", "--bare", "--template=", bare.toString());
    TempGit other = TempGit.init(temp, "other");
    other.git("fetch", "-q", repo.top().toString(), "master-patches");
    other.git("checkout", "-q", "FETCH_HEAD");
    other.write("theirs", "1\n").commitAll("theirs");
    other.git("push", "-q", bare.toString(), "HEAD:refs/heads/master-patches");
    repo.git().git("remote", "add", "review-patches", "file://" + bare);
    ReviewRequest request =
        new ReviewRequest(
            ReviewRequest.Kind.PATCH,
            Optional.of("master-patches"),
            new ReviewRequest.Options(Optional.empty(), List.of(), List.of(), false, false),
            false,
            true);
    new ReviewWorkflow(atTerminal(repo), listening).run(request);
    assertThat(listening.told()).contains("Fetching master-patches from review-patches...");
    assertThat(listening.progress()).anyMatch(l -> l.matches("review-patches: .+ (\\d+) of \\1"));
    assertThat(listening.progress().get(listening.progress().size() - 1))
        .isEqualTo("review-patches 1 of 1");
    Listening log = new Listening();
    new ReviewWorkflow(repo.git().environment(), log).run(request);
    assertThat(log.told()).as("a log is not interested").isEmpty();
  }

  @Test
  void programsThatSayNothing() throws IOException {
    DistgitRepo repo = distgit("foo-bar").create();
    Path bin = Files.createDirectories(temp.resolve("bin"));
    repo.git().script(bin.resolve("rpmlint"), "#!/bin/sh\nsleep 0.3\n");
    String path = bin + ":" + repo.git().environment().get("PATH").orElseThrow();
    new LintWorkflow(repo.with("PATH", path).git().environment(), listening)
        .run(
            new LintRequest(
                Optional.empty(),
                Set.of(LintWorkflow.RPMLINT),
                List.of(),
                Optional.empty(),
                false,
                false));
    assertThat(listening.progress()).containsOnly("rpmlint reads foo-bar.spec ...");
  }

  @Test
  void aNewVersionComparesAndPushes() {
    DistgitRepo repo = distgit("foo-bar").patches(2).inSpec(2).remote("patches").create();
    NewVersions.release(repo, "1.3.0", "1.2.3", Map.of());
    new NewVersionWorkflow(atTerminal(repo), listening).run(newVersion());
    assertThat(listening.progress())
        .contains("comparing with 1.3.0 ...", "rebasing patches 2 of 2", "patches 1 of 1")
        .anyMatch(line -> line.matches("patches: .+ (\\d+) of \\1"));
    assertThat(repo.git().id("patches/master-patches"))
        .as("pushed")
        .isEqualTo(repo.git().id("master-patches"));
  }

  private static NewVersionRequest newVersion() {
    NewVersionRequest.Patches patches =
        new NewVersionRequest.Patches(
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            NewVersionRequest.DropUpstreamed.NEVER,
            NewVersionRequest.Push.YES,
            Optional.empty());
    return new NewVersionRequest(
        Optional.of("1.3.0"),
        VersionChoice.RELEASES,
        patches,
        false,
        false,
        NewVersionRequest.Sources.NO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }

  @Test
  void sourcePackagesAreMade() {
    Tools.need("rpmbuild");
    DistgitRepo repo =
        distgit("foo-bar")
            .spec(text -> text.replaceFirst("Source0:[^\n]*", "Source0: one.txt"))
            .create();
    repo.git().write("one.txt", "1\n");
    new SrpmWorkflow(repo.git().environment(), listening).run(SrpmWorkflow.Request.PLAIN);
    assertThat(listening.progress()).contains("rpmbuild packs foo-bar.spec ...");
  }

  @Test
  void onlyAPersonSeesIt() throws IOException {
    DistgitRepo plain = distgit("foo-bar").create();
    Path bin = Files.createDirectories(temp.resolve("bin"));
    plain.git().script(bin.resolve("rpmlint"), "#!/bin/sh\nsleep 1.3\n");
    DistgitRepo repo =
        plain.with("PATH", bin + ":" + plain.git().environment().get("PATH").orElseThrow());
    String[] lint = {"lint", "--lint-checks", "rpmlint", "--json"};
    Run seen = repo.run(atTerminal(repo), "", lint);
    assertThat(seen.err())
        .matches("(\r\u001b\\[Krpmlint reads foo-bar.spec  1 s){1,4}\r\u001b\\[K");
    assertThat(JsonParser.parseString(seen.out()).isJsonObject()).isTrue();
    repo.run(atTerminal(repo), "", "-q", lint[0], lint[1], lint[2]).exits(0).errIsEmpty();
    repo.run(lint).exits(0).errIsEmpty().outIs(seen.out());
  }
}
