package org.rdopkg.requirements.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares with Python's library {@code packaging}, which defines what people rely on. */
class PackagingDifferentialTest {
  private static final Path ORACLE =
      Path.of("src/test/resources/org/rdopkg/requirements/packaging_oracle.py");
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("python_version", "3.12"),
          Map.entry("python_full_version", "3.12.4"),
          Map.entry("implementation_version", "3.12.4"),
          Map.entry("os_name", "posix"),
          Map.entry("sys_platform", "linux"),
          Map.entry("platform_machine", "x86_64"),
          Map.entry("platform_python_implementation", "CPython"),
          Map.entry("implementation_name", "cpython"),
          Map.entry("platform_release", ""),
          Map.entry("platform_system", "Linux"),
          Map.entry("platform_version", ""),
          Map.entry("extra", ""));

  @TempDir Path folder;

  /** One question, its parts as the oracle takes them, and our answer. */
  private record Question(String kind, String a, Object b, String ours) {}

  @Test
  void answersAreThoseOfPackaging() throws Exception {
    compare(questions(new Random(20261126), 6000));
  }

  @Test
  @Tag("exhaustive")
  void answersAreThoseOfPackagingForAFewHundredThousandQuestions() throws Exception {
    for (int seed = 1; seed <= 6; seed++) {
      compare(questions(new Random(seed), 50_000));
    }
  }

  private static List<Question> questions(Random random, int count) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      switch (i % 5) {
        case 0 -> {
          String text = Generated.version(random);
          questions.add(new Question("version", text, "", shown(PythonVersion.parse(text))));
        }
        case 1 -> questions.add(compared(Generated.version(random), Generated.version(random)));
        case 2 -> matched(Generated.specifier(random), Generated.version(random), questions);
        case 3 -> questions.add(marked(Generated.marker(random, 3)));
        default -> {
          // Behind === packaging takes a comma for a part of the version, we for the next clause.
          String text = Generated.requirement(random);
          questions.add(required(text.contains("===") ? text.replace(",", "") : text));
        }
      }
    }
    return questions;
  }

  private static String shown(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }

  private static Question compared(String a, String b) {
    Optional<PythonVersion> left = PythonVersion.parse(a);
    Optional<PythonVersion> right = PythonVersion.parse(b);
    Optional<Integer> order = left.flatMap(l -> right.map(r -> Integer.signum(l.compareTo(r))));
    return new Question("compare", a, b, shown(order));
  }

  /** Only for versions: packaging lets no other text match, where we have no type for one. */
  private static void matched(String specifier, String version, List<Question> questions) {
    Optional<VersionSpecifier> parsed = VersionSpecifier.parse(specifier);
    Optional<PythonVersion> candidate = PythonVersion.parse(version);
    if (candidate.isPresent()) {
      String ours = shown(parsed.map(s -> s.matches(candidate.get())));
      questions.add(new Question("matches", specifier, candidate.get().toString(), ours));
    }
  }

  private static Question marked(String marker) {
    PythonEnvironment environment = PythonEnvironment.of("3.12.4").orElseThrow();
    return new Question(
        "marker", marker, VALUES, shown(Marker.parse(marker).map(m -> m.holds(environment))));
  }

  private static Question required(String text) {
    Optional<String> ours =
        Requirement.parse(text)
            .map(
                r ->
                    String.join(
                        " ",
                        r.name(),
                        String.join(",", new TreeSet<>(r.extras())),
                        r.versions().clauses().stream()
                            .map(c -> c.operator() + c.version())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(",")),
                        r.url().orElse("-")));
    return new Question("requirement", text, "", ours.orElse("none"));
  }

  private void compare(List<Question> questions) throws Exception {
    List<String> answers = ask(questions);
    assertThat(answers).hasSameSizeAs(questions);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      if (!answers.get(i).equals(question.ours())) {
        wrong.add(question + " but packaging: " + answers.get(i));
      }
    }
    assertThat(wrong.stream().limit(40)).as("%d of %d", wrong.size(), questions.size()).isEmpty();
    assertThat(questions.stream().filter(q -> !q.ours().equals("none")).count())
        .isGreaterThan(questions.size() / 2);
  }

  private List<String> ask(List<Question> questions) throws Exception {
    Gson gson = new Gson();
    Path in = folder.resolve("questions");
    Files.write(
        in,
        questions.stream().map(q -> gson.toJson(List.of(q.kind(), q.a(), q.b()))).toList(),
        StandardCharsets.UTF_8);
    Process python;
    try {
      python =
          new ProcessBuilder("python3", ORACLE.toString())
              .redirectInput(in.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "no python3");
      throw e;
    }
    String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = python.waitFor();
    assumeTrue(!out.startsWith("absent"), "Python has no packaging library of our days");
    assertThat(status).isZero();
    return out.lines().skip(1).toList();
  }
}
