package org.rdopkg.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every class costs time at each start, so {@code target/rdopkg} loads only what its action needs:
 * libraries and rooms that everyday actions have no use for stay where they are. With {@code
 * -Drdopkg.class-counts=true} the numbers are printed.
 */
@Tag("packaged")
class ClassLoadingTest {
  private static final Path PROGRAM = Path.of("target/rdopkg").toAbsolutePath();

  /** Needed only for archives, configuration files, the network, foreign files. */
  private static final List<String> NEVER =
      List.of(
          "org.apache.commons.compress.",
          "org.apache.commons.io.",
          "org.apache.commons.codec.",
          "org.apache.commons.text.",
          "org.tukaani.",
          "io.airlift.",
          "org.snakeyaml.",
          "org.semver4j.",
          "com.google.re2j.Pattern",
          "com.google.re2j.Machine",
          "java.net.http.",
          "jdk.internal.net.http.",
          "sun.net.www.protocol.http",
          "sun.security.ssl.",
          "javax.xml.",
          "org.xml.",
          "com.sun.org.apache.",
          "org.rdopkg.service.",
          "org.rdopkg.repodata.",
          "org.rdopkg.requirements.");

  /** Of no use to those that only look or only help. */
  private static final List<String> WRITING =
      List.of(
          "com.google.gson.Gson",
          "com.google.gson.internal.",
          "org.rdopkg.git.tx.Commit",
          "org.rdopkg.git.replay.",
          "org.rdopkg.git.mail.");

  /** Types that Java looks at when it checks the code of others; nothing of them is run. */
  private static final Set<String> CHECKED =
      Set.of("org.rdopkg.service.distroinfo.InfoValue", "com.google.re2j.PatternSyntaxException");

  @TempDir Path temp;
  private Path checkout;

  @BeforeEach
  void samplePackage() throws Exception {
    checkout = temp.resolve("foo-bar");
    String maker = Path.of("test-repos/make").toAbsolutePath().toString();
    run(temp, Map.of(), List.of(maker, "foo-bar", checkout.toString()));
  }

  @Test
  void helpLoadsNothingButItself() throws Exception {
    List<String> loaded = loaded("--help");
    assertThat(in(loaded, NEVER)).isEmpty();
    assertThat(in(loaded, WRITING)).isEmpty();
    assertThat(in(loaded, List.of("org.eclipse.jgit.", "org.rdopkg.spec."))).isEmpty();
  }

  @Test
  void lookingLoadsNothingForWriting() throws Exception {
    for (String action : List.of("pkgenv", "status")) {
      List<String> loaded = loaded(action);
      assertThat(in(loaded, NEVER)).as(action).isEmpty();
      assertThat(in(loaded, WRITING)).as(action).isEmpty();
    }
  }

  @Test
  void writingLoadsNothingForArchivesOrTheNetwork() throws Exception {
    List<String> loaded = loaded("patch", "--local-patches");
    assertThat(loaded).contains("org.rdopkg.git.tx.CommitMaker");
    assertThat(in(loaded, NEVER)).isEmpty();
    assertThat(in(loaded("fix", "-m", "Rebuild"), NEVER)).isEmpty();
  }

  @Test
  void everydayActionsFindTheirClassesInTheArchive() throws Exception {
    assumeTrue(Files.exists(PROGRAM.resolveSibling("rdopkg.jsa")), "no archive on this Java");
    for (List<String> action :
        List.of(
            List.of("--help"),
            List.of("pkgenv"),
            List.of("status"),
            List.of("patch", "--local-patches"),
            List.of("fix", "-m", "Rebuild"),
            List.of("undo"))) {
      assertThat(log(action).filter(l -> l.contains("source: file:")))
          .as(action.toString())
          .isEmpty();
    }
  }

  private static List<String> in(List<String> classes, List<String> prefixes) {
    return classes.stream()
        .filter(c -> prefixes.stream().anyMatch(c::startsWith) && !CHECKED.contains(c))
        .toList();
  }

  private List<String> loaded(String... arguments) throws Exception {
    List<String> names = log(List.of(arguments)).map(l -> l.replaceAll(" .*", "")).toList();
    if (Boolean.getBoolean("rdopkg.class-counts")) {
      long own = names.stream().filter(n -> n.startsWith("org.rdopkg.")).count();
      System.out.println(List.of(arguments) + ": " + names.size() + " classes, " + own + " own");
    }
    assertThat(names).contains("org.rdopkg.Main");
    return names;
  }

  /** What Java says about each class that it loads: its name and where from. */
  private Stream<String> log(List<String> arguments) throws Exception {
    Path log = Files.createTempFile(temp, "classes", ".log");
    String option = "-Xlog:class+load:file=" + log + ":none";
    List<String> command =
        Stream.concat(Stream.of(PROGRAM.toString()), arguments.stream()).toList();
    run(checkout, Map.of("JDK_JAVA_OPTIONS", option), command);
    return Files.readAllLines(log).stream();
  }

  private void run(Path folder, Map<String, String> more, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(k -> k.startsWith("JAVA") || k.startsWith("JDK_"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", temp.toString());
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "Paula");
      environment.put("GIT_" + who + "_EMAIL", "paula@example.com");
    }
    environment.putAll(more);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(command + "\n" + output).isZero();
  }
}
