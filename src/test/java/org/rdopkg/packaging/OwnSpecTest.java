package org.rdopkg.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** rdopkg is happy with the spec file of rdopkg. */
class OwnSpecTest {
  private static final Path SPEC = Path.of("src/packaging/rdopkg.spec").toAbsolutePath();

  private static DistgitRepo ownPackage() throws Exception {
    String text = Files.readString(SPEC, UTF_8);
    String version = text.lines().filter(l -> l.startsWith("Version:")).findFirst().orElseThrow();
    return distgit("rdopkg")
        .version(version.substring("Version:".length()).strip())
        .specText(text)
        .create();
  }

  @Test
  void lintFindsNothing() throws Exception {
    ownPackage().run("lint", "--error-level", "W").exits(0).nothingChanged();
  }

  @Test
  void versionIsTheProjects() throws Exception {
    String pom = Files.readString(Path.of("pom.xml").toAbsolutePath());
    String version = pom.lines().filter(l -> l.startsWith("  <version>")).findFirst().orElseThrow();
    ownPackage().spec().tag("Version").is(version.replaceAll("</?version>", "").strip());
  }

  @Test
  void newVersionChangesVersionAndChangelogAlone() throws Exception {
    DistgitRepo repo = ownPackage();
    repo.run("new-version", "--bump-only", "-n", "97.1").exits(0);
    repo.spec().tag("Version").is("97.1").tag("Release").is("1%{?dist}");
    String changed = repo.git().git("show", "--format=", "-U0", "HEAD", "--", "rdopkg.spec");
    assertThat(changed.lines().filter(l -> l.startsWith("-") && !l.startsWith("---")))
        .singleElement()
        .asString()
        .startsWith("-Version:");
    assertThat(changed.lines().filter(l -> l.startsWith("+") && !l.startsWith("+++")))
        .hasSize(4)
        .contains("+Version:        97.1", "+- Update to 97.1");
  }
}
