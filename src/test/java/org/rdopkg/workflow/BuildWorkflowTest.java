package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rdopkg.testkit.Distgit.distgit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;
import org.rdopkg.testkit.TempGit;

/**
 * {@code rdopkg srpm} with the installed rpmbuild, and the builds with programs that note how they
 * are called.
 */
class BuildWorkflowTest {
  private static final List<Path> RPMBUILD =
      List.of(Path.of("/usr/bin/rpmbuild"), Path.of("/bin/rpmbuild"));

  @TempDir Path temp;

  private Path bin;
  private DistgitRepo repo;

  @BeforeEach
  void folder() throws IOException {
    bin = Files.createDirectory(temp.resolve("bin"));
    repo = on("rpm-main");
  }

  private DistgitRepo on(String branch) {
    DistgitRepo made =
        distgit("foo-bar").branch(branch).patches(1).inSpec(1).remote("origin").create();
    made.git().write("foo-bar-1.2.3.tar.gz", "no archive, but rpm does not look\n");
    made.git().git("branch", "-q", "--set-upstream-to=origin/" + branch, branch);
    return made.with("PATH", bin + ":/usr/bin:/bin");
  }

  /** A program that says something and ends so. */
  private void program(String name, int status) {
    repo.git()
        .script(
            bin.resolve(name),
            """
            #!/bin/sh
            echo "$PWD $0 $*" >>%s
            echo "Task info: here" ; echo "watching" >&2
            exit %d
            """
                .formatted(temp.resolve("calls"), status));
  }

  private List<String> calls() throws IOException {
    Path file = temp.resolve("calls");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Without any program but git. */
  private DistgitRepo bare() throws IOException {
    Path only = Files.createDirectories(temp.resolve("only"));
    repo.git().script(only.resolve("git"), "#!/bin/sh\nexec /usr/bin/git \"$@\"\n");
    return repo.with("PATH", only.toString());
  }

  private static void assumeRpmbuild() {
    assumeTrue(RPMBUILD.stream().anyMatch(Files::isExecutable), "rpmbuild is not installed");
  }

  private String metadata() throws IOException {
    Files.writeString(
        temp.resolve("rdo-full.yml"),
        """
        packages: []
        releases:
        - name: two
          branch: rpm-main
          repos:
          - {name: el9s, buildsys: cbs/cloud9s-two-el9s}
          - {name: el10s, buildsys: cbs/cloud10s-two-el10s}
        - name: one
          branch: one-rdo
          repos:
          - {name: el9s, buildsys: cbs/cloud9s-one-el9s}
          - {name: f18, buildsys: koji/f18}
        """);
    return temp.toString();
  }

  @Test
  void sourcePackage() throws IOException {
    assumeRpmbuild();
    Path out = repo.top().resolve("foo-bar-1.2.3-2.src.rpm");
    repo.run("srpm").exits(0).outIs(out + "\n");
    assertThat(out).exists();
    repo.run("srpm", "-o", "../out", "--dist", "el9", "--json")
        .exits(0)
        .outContains("\"source_package\": \"", "/out/foo-bar-1.2.3-2.el9.src.rpm\"");
    repo.run("srpm", "-D", "dist .x%%y", "-o", temp.resolve("a%b").toString())
        .exits(0)
        .outContains("/a%b/foo-bar-1.2.3-2.x%y.src.rpm\n");
  }

  @Test
  void sourcePackageThatCannotBeMade() throws IOException {
    assumeRpmbuild();
    repo.git().delete("foo-bar-1.2.3.tar.gz");
    repo.run("srpm")
        .exits(1)
        .errContains("Files of the spec are not here: foo-bar-1.2.3.tar.gz", "rdopkg get-source");
    repo.git().write("foo-bar-1.2.3.tar.gz", "x");
    repo.git()
        .write("foo-bar.spec", repo.git().read("foo-bar.spec").replace("%prep", "%endif\n%prep"));
    repo.run("srpm").exits(1).errContains("rpmbuild made no source package", "error: ");
    repo.git().git("checkout", "-q", "-f", "rpm-main-patches");
    repo.run("srpm")
        .exits(1)
        .errContains("This action must be run on a distgit branch.", "git checkout rpm-main");
    repo.git().git("checkout", "-q", "rpm-main");
    bare().run("srpm").exits(1).errContains("rpmbuild is not installed", "dnf install rpm-build");
  }

  @Test
  void koji() throws IOException {
    program("fedpkg", 0);
    repo.run("kojibuild")
        .exits(0)
        .errContains("Running fedpkg build\n", "Task info: here", "watching");
    repo.run("kojibuild", "--target", "f42-candidate", "--nowait").exits(0);
    assertThat(calls())
        .containsExactly(
            repo.top() + " " + bin + "/fedpkg build",
            repo.top() + " " + bin + "/fedpkg build --target f42-candidate --nowait");
  }

  @Test
  void theStatusOfTheProgramIsPassedOn() throws IOException {
    program("fedpkg", 42);
    repo.run("kojibuild").exits(42).errContains("The build failed", "fedpkg ended with status 42");
    JsonObject object =
        JsonParser.parseString(repo.run("mockbuild", "--json").exits(42).out()).getAsJsonObject();
    assertThat(object.get("status").getAsInt()).isEqualTo(42);
    assertThat(object.get("command")).hasToString("[\"fedpkg\",\"mockbuild\"]");
    assertThat(calls()).hasSize(2);
  }

  @Test
  void redHatsBranchesAreBuiltWithRhpkg() throws IOException {
    repo = on("rhos-17.1-rhel-9");
    program("rhpkg", 0);
    repo.run("kojibuild").exits(0);
    repo.run("mockbuild", "-r", "rhel-9").exits(0);
    assertThat(calls())
        .containsExactly(
            repo.top() + " " + bin + "/rhpkg build",
            repo.top() + " " + bin + "/rhpkg mockbuild --root rhel-9");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    bare().run("kojibuild").exits(1).errContains("fedpkg is not installed", "dnf install fedpkg");
    bare().run("mockbuild").exits(1).errContains("mock is not installed", "dnf install mock");
    bare()
        .run("cbsbuild", "--target", "x")
        .exits(1)
        .errContains("cbs is not installed", "dnf install centos-packager");
  }

  @Test
  void theBranchMustBePushed() throws IOException {
    program("fedpkg", 0);
    TempGit git = repo.git();
    git.git("add", "foo-bar.spec");
    git.write("new", "x");
    git.git("add", "new");
    git.git("commit", "-q", "-m", "Not pushed");
    repo.run("kojibuild")
        .exits(1)
        .errContains(
            "Branch rpm-main is not pushed", "git push origin rpm-main:rpm-main", "--push");
    atTerminal("n\n", "kojibuild").exits(1).errContains("needs push. Push now to origin/rpm-main?");
    assertThat(calls()).isEmpty();
    atTerminal("y\n", "kojibuild").exits(0).errContains("Writing objects: 100%");
    assertThat(git.id("origin/rpm-main")).isEqualTo(git.head());
    git.git("commit", "-q", "--allow-empty", "-m", "Another");
    repo.run("kojibuild", "--push", "--json").exits(0).outContains("\"pushed\": true");
    assertThat(git.id("origin/rpm-main")).isEqualTo(git.head());
    git.git("branch", "-q", "--unset-upstream");
    repo.run("kojibuild")
        .exits(1)
        .errContains("tracks no remote branch", "git push -u origin rpm-main");
  }

  @Test
  void aPushThatIsRefusedEndsIt() throws IOException {
    program("fedpkg", 0);
    TempGit git = repo.git();
    git.git("commit", "-q", "--allow-empty", "-m", "Theirs");
    git.git("push", "-q", "origin", "rpm-main");
    git.git("reset", "-q", "--hard", "HEAD~");
    git.git("commit", "-q", "--allow-empty", "-m", "Mine");
    repo.run("kojibuild", "--push").exits(1).errContains("The push to origin/rpm-main failed");
    assertThat(calls()).isEmpty();
  }

  private Run atTerminal(String typed, String... args) {
    Environment plain = repo.git().environment();
    return repo.run(
        new Environment(
            plain.variables(),
            plain.home(),
            plain.workingDirectory(),
            plain.clock(),
            new Terminal(true, true, true, 80)),
        typed,
        args);
  }

  @Test
  void cbs() throws IOException {
    assumeRpmbuild();
    program("cbs", 0);
    String info = metadata();
    repo.run("cbsbuild", "-l", info)
        .exits(0)
        .errContains("Other targets of this branch: cloud10s-two-el10s (two/el10s)");
    repo.run("cbsbuild", "-l", info, "-R", "el10s", "--scratch", "--nowait").exits(0);
    repo.run("cbsbuild", "--target", "own").exits(0);
    String source = repo.top().resolve("foo-bar-1.2.3-2.src.rpm").toString();
    assertThat(calls())
        .containsExactly(
            repo.top() + " " + bin + "/cbs build cloud9s-two-el9s " + source,
            repo.top() + " " + bin + "/cbs build --scratch --nowait cloud10s-two-el10s " + source,
            repo.top() + " " + bin + "/cbs build own " + source);
    repo.run("cbsbuild", "-l", info, "-R", "f18")
        .exits(1)
        .errContains("Can't know the build target of branch rpm-main", "--target TARGET");
  }

  @Test
  void cbsThroughKoji() throws IOException {
    assumeRpmbuild();
    program("koji", 7);
    repo.git().git("commit", "-q", "--allow-empty", "-m", "Not pushed");
    repo.run("cbsbuild", "--target", "own").exits(1).errContains("is not pushed");
    repo.run("cbsbuild", "--target", "own", "--scratch").exits(7);
    assertThat(calls())
        .containsExactly(
            repo.top()
                + " "
                + bin
                + "/koji --profile=cbs build --scratch own "
                + repo.top().resolve("foo-bar-1.2.3-2.src.rpm"));
  }

  @Test
  void mockWithoutFedpkg() throws IOException {
    assumeRpmbuild();
    program("mock", 0);
    repo.run("mockbuild", "-r", "fedora-42-x86_64").exits(0);
    assertThat(calls())
        .containsExactly(
            repo.top()
                + " "
                + bin
                + "/mock --root fedora-42-x86_64 --rebuild "
                + repo.top().resolve("foo-bar-1.2.3-2.src.rpm"));
  }
}
