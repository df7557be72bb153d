package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdopkg.testkit.DistgitRepo;

/**
 * All {@code x.input.spec} and {@code x.output.spec} under {@code editing}: what {@code patch}
 * makes of a spec from end to end, when the first of two patches has left the branch and one has
 * joined it. Each also run twice, and as a CRLF twin.
 */
class EditingGoldenTest {
  private static final Path SOURCES = Path.of("src/test/resources/org/rdopkg/workflow/editing");

  static Stream<String> names() throws IOException, URISyntaxException {
    Path folder = Path.of(EditingGoldenTest.class.getResource("editing").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".input.spec"))
              .map(file -> file.replace(".input.spec", ""))
              .sorted()
              .toList();
      return names.stream();
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(SOURCES.resolve(file));
  }

  private static DistgitRepo changed(String spec) {
    DistgitRepo repo =
        distgit("foo-bar")
            .specText(spec)
            .file("local.patch", "--- x\n+++ x\n@@ -1 +1 @@\n-x\n+y\n")
            .file("local2.patch", "--- a/z\n+++ b/z\n@@ -1 +1 @@\n-x\n+y\n")
            .patches(3)
            .inSpec(2)
            .create();
    repo.git().git("checkout", "-q", "master-patches");
    repo.git().git("rebase", "-q", "--onto", "1.2.3", "HEAD~2");
    repo.git().git("checkout", "-q", "master");
    return repo;
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_spec_is_edited_as_recorded_and_a_second_run_has_nothing_to_do(String name)
      throws IOException {
    DistgitRepo repo = changed(read(name + ".input.spec"));
    repo.run("patch", "-l").exits(0);
    String edited = repo.git().read("foo-bar.spec");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(SOURCES.resolve(name + ".output.spec"), edited);
    }
    assertThat(edited).isEqualTo(read(name + ".output.spec"));
    assertThat(repo.git().status()).isEmpty();

    repo.run("patch", "-l").exits(0).outContains("No changes to patches found");
    assertThat(repo.git().read("foo-bar.spec")).isEqualTo(edited);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_crlf_twin_is_edited_alike(String name) throws IOException {
    DistgitRepo repo = changed(read(name + ".input.spec").replace("\n", "\r\n"));
    repo.run("patch", "-l").exits(0);
    assertThat(repo.git().read("foo-bar.spec"))
        .isEqualTo(read(name + ".output.spec").replace("\n", "\r\n"));
  }
}
