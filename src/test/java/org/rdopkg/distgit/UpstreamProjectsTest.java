package org.rdopkg.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdopkg.spec.PackageVersion;
import org.rdopkg.version.Release;
import org.rdopkg.version.UpstreamTag;
import org.rdopkg.version.VersionChoice;
import org.rdopkg.version.VersionRange;

/** Which version {@code new-version} takes, for the ways in which real projects tag. */
class UpstreamProjectsTest {
  private static final String NOTHING = "-";

  /** A project of the table: words of each line that says something, and all tags. */
  record Project(String name, List<List<String>> wanted, List<String> tags) {
    @Override
    public String toString() {
      return name;
    }

    String packageName() {
      return name.split(" ", -1)[0];
    }

    String version() {
      return name.split(" ", -1)[1];
    }

    @Nullable String milestone() {
      String[] words = name.split(" ", -1);
      return words.length > 2 ? words[2] : null;
    }
  }

  static Stream<Project> projects() throws IOException {
    List<Project> projects = new ArrayList<>();
    try (InputStream in = UpstreamProjectsTest.class.getResourceAsStream("upstream-projects.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        read(line, projects);
      }
    }
    return projects.stream();
  }

  private static void read(String line, List<Project> projects) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("== ")) {
      projects.add(new Project(line.substring(3), new ArrayList<>(), new ArrayList<>()));
      return;
    }
    Project project = projects.get(projects.size() - 1);
    List<String> words = Arrays.asList(line.split(" +", -1));
    if (List.of("base", "release", "pre", "range").contains(words.get(0))) {
      project.wanted().add(words);
    } else {
      project.tags().addAll(words);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("projects")
  void theRightTagIsTaken(Project project) {
    FakeGit git = FakeGit.on("f42").tag(project.tags().toArray(String[]::new));
    SpecFacts spec =
        new SpecFacts(
            null, project.version(), new Release("1"), "1", project.milestone(), null, "autosetup");
    PackageEnv env = PackageEnv.guess(git, project.packageName(), "f42", spec, GuessOptions.NONE);
    assertThat(project.wanted()).isNotEmpty();
    for (List<String> wanted : project.wanted()) {
      assertThat(found(git, env, project, wanted)).as(String.join(" ", wanted)).isEqualTo(wanted);
    }
  }

  /** The same line with what is found. */
  private static List<String> found(
      FakeGit git, PackageEnv env, Project project, List<String> wanted) {
    return switch (wanted.get(0)) {
      case "base" -> List.of("base", env.baseRef().name());
      case "range" -> {
        VersionRange range = VersionRange.parse(wanted.get(1));
        yield line(
            List.of("range", wanted.get(1)), git, env, project, new VersionChoice(false, range));
      }
      case "pre" -> line(List.of("pre"), git, env, project, new VersionChoice(true, null));
      default -> line(List.of("release"), git, env, project, VersionChoice.RELEASES);
    };
  }

  private static List<String> line(
      List<String> start, FakeGit git, PackageEnv env, Project project, VersionChoice choice) {
    List<String> line = new ArrayList<>(start);
    Optional<UpstreamTag> newest = UpstreamReleases.next(git, env, choice);
    assertThat(UpstreamReleases.sinceCurrent(git, env, choice).stream().findFirst())
        .isEqualTo(newest);
    if (newest.isEmpty()) {
      line.add(NOTHING);
    } else {
      line.add(newest.get().name());
      line.add(
          PackageVersion.of(newest.get().version().text(), project.milestone() != null).toString());
    }
    return line;
  }

  @Test
  void theTableIsRead() throws IOException {
    assertThat(projects().count()).isGreaterThan(60);
    assertThat(projects().mapToInt(project -> project.wanted().size()).sum()).isGreaterThan(150);
  }
}
