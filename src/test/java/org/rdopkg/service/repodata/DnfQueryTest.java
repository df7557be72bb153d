package org.rdopkg.service.repodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.Environment;
import org.rdopkg.testkit.TempGit;

/** With a script in the place of dnf; a real one is asked when it is installed. */
class DnfQueryTest {
  @TempDir Path folder;

  private final List<String> waiting = new ArrayList<>();

  private DnfQuery dnf(String script) {
    TempGit git = TempGit.init(folder, "x");
    Path bin = folder.resolve("bin");
    git.script(bin.resolve("dnf"), "#!/bin/sh\necho \"$@\" >> " + folder + "/calls\n" + script);
    Environment before = git.environment();
    return new DnfQuery(
        new Environment(
            Map.of("PATH", bin + ":/usr/bin:/bin"),
            before.home(),
            before.workingDirectory(),
            before.clock(),
            before.terminal()),
        waiting::add);
  }

  private static Map<String, PackageBuild> ask(DnfQuery dnf, String... names) {
    return dnf.newest(
        new PackageRepository("RDO 9 (el9)", "http://127.0.0.1/r/"),
        new LinkedHashSet<>(List.of(names)));
  }

  @Test
  void allNamesAreAskedForAtOnceAndProvidersOneByOne() throws Exception {
    DnfQuery dnf =
        dnf(
            """
            case "$*" in
              *" a b") echo "rdopkg|a|0|1.9|1"; echo; echo "rdopkg|a|(none)|1.10|1.el9";;
              *" b") echo "Last metadata check: x"; echo "rdopkg|python3-b|2|3|4";;
            esac
            """);
    assertThat(dnf.isInstalled()).isTrue();
    assertThat(ask(dnf, "a", "b", "-x", "c*"))
        .containsOnly(
            Map.entry("a", new PackageBuild("a", "0", "1.10", "1.el9")),
            Map.entry("b", new PackageBuild("python3-b", "2", "3", "4")));
    List<String> calls = Files.readAllLines(folder.resolve("calls"));
    assertThat(calls.get(0))
        .startsWith(
            "-q repoquery --repofrompath=rdopkg_RDO_9__el9_,http://127.0.0.1/r"
                + " --repo=rdopkg_RDO_9__el9_ --queryformat=");
    assertThat(String.join("\n", calls)).doesNotContain("-x").doesNotContain("c*");
  }

  @Test
  void whoWaitsIsToldWhichRepositoryIsAsked() {
    ask(dnf("sleep 0.3; echo 'rdopkg|a|0|1|1'"), "a");
    assertThat(waiting).isNotEmpty().containsOnly("RDO 9 (el9)");
  }

  @Test
  void aFailureIsToldWithWhatDnfSaid() {
    assertThatThrownBy(() -> ask(dnf("echo 'no such host' >&2; exit 1"), "a"))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("Can't query RDO 9 (el9)")
        .satisfies(
            e -> assertThat(((RdopkgException) e).why().orElse("")).contains("no such host"));
  }

  @Test
  void nothingIsAskedForWithoutAName() {
    assertThat(ask(dnf("exit 1"), "-x")).isEmpty();
    assertThat(Set.of(folder.resolve("calls").toFile().exists())).containsExactly(false);
  }
}
