package org.rdopkg.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.testkit.TempGit;

class RpmspecTest {
  private static final String HEAD = "Name: a\nVersion: 1\nRelease: 1\nSummary: s\nLicense: l\n";

  @TempDir Path folder;
  private ProcessRunner runner;

  @BeforeEach
  void findRpmspec() {
    runner = new ProcessRunner(TempGit.at(folder, folder).environment());
    assumeTrue(runner.find("rpmspec").isPresent(), "rpmspec is not installed");
  }

  private Path spec(String name, String more) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, HEAD + more + "%description\n");
  }

  @Test
  void sourcesAreThoseBesideTheSpecWhateverTheFolderIsCalled() throws IOException {
    Path file =
        spec("a %dir*/x y[1].spec", "Source0: s\n%package b\nSummary: %{S:0}\n%description b\n");
    Rpmspec rpmspec = new Rpmspec(runner, List.of("x 1", "y 2"), List.of("y"));
    assertThat(rpmspec.parsed(file)).contains("Summary: " + file.getParent() + "/s\n");
    assertThat(rpmspec.expanded(file, "%{S:0} %{x} %{?y}|")).isEqualTo(file.getParent() + "/s 1 |");
  }

  @Test
  void theNameOfAFileIsNeverRun() throws IOException {
    Path file = spec("x%(touch ran)%{name}%%.spec", "");
    assertThat(new Rpmspec(runner, List.of(), List.of()).parsed(file)).contains("Name: a\n");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void aSpecThatTakesTooLongIsEnded() throws IOException {
    Path file = spec("slow.spec", "%global x %(tail -f /dev/null)\n");
    Rpmspec rpmspec = new Rpmspec(runner, List.of(), List.of(), Duration.ofMillis(300));
    assertThatThrownBy(() -> rpmspec.parsed(file))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("rpm cannot read slow.spec")
        .satisfies(
            e -> assertThat(((RdopkgException) e).why()).contains("it did not finish in time"));
  }
}
