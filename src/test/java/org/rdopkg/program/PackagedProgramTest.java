package org.rdopkg.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as people get it, {@code target/rdopkg}, on the JVM that the tests run on and others.
 */
@Tag("packaged")
class PackagedProgramTest {
  private static final Path BUILT = Path.of("target/rdopkg").toAbsolutePath();
  private static final Path HERE = Path.of(System.getProperty("java.home"));

  @TempDir Path temp;
  private Path home;

  @BeforeEach
  void emptyHome() throws IOException {
    temp = temp.toRealPath();
    home = Files.createDirectories(temp.resolve("home"));
  }

  @Test
  void runsFromAnyFolderAndSaysItsVersion() throws Exception {
    Run run = run(BUILT, HERE, "--version");
    assertThat(run.err).isEmpty();
    assertThat(run.out).startsWith("rdopkg ");
    assertThat(run.exit).isZero();
  }

  @Test
  void wrongUsageIsExitCodeTwo() throws Exception {
    assertThat(run(BUILT, HERE, "--no-such-option").exit).isEqualTo(2);
  }

  @Test
  void numbersAreTheSameInEveryLanguage() throws Exception {
    Files.writeString(temp.resolve("a.spec"), "Name: a\nVersion: 1\nRelease: 1\n");
    String arabic = "-Duser.language=ar -Duser.country=EG"; // Java would write ٠ and ١
    Run run = run(BUILT, HERE, Map.of("JDK_JAVA_OPTIONS", arabic), "lint", "a.spec");
    assertThat(run.out).containsPattern("\n[0-9]+ WARNINGS found:").doesNotContain("٠", "١", "٢");
  }

  @Test
  void licencesOfTheLibrariesInItAreInIt() throws IOException {
    try (JarFile program = new JarFile(BUILT.toFile())) {
      assertThat(program.stream().map(entry -> entry.getName()))
          .contains(
              "META-INF/LICENSE",
              "META-INF/NOTICE",
              "META-INF/licenses/jgit.html",
              "META-INF/licenses/re2j.txt",
              "META-INF/licenses/semver4j.txt",
              "META-INF/licenses/slf4j.txt");
    }
  }

  @Test
  void archiveOfTheBuildIsInUse() throws Exception {
    assumeTrue(Files.exists(BUILT.resolveSibling("rdopkg.jsa")), "no archive on this Java");
    assertThat(sourcesOfOwnClasses(BUILT, HERE)).isNotEmpty().containsOnly("shared objects file");
  }

  @Test
  void picocliIsInTheArchiveToo() throws Exception {
    assumeTrue(Files.exists(BUILT.resolveSibling("rdopkg.jsa")), "no archive on this Java");
    assertThat(classSources(BUILT, HERE, "picocli.")).containsOnly("shared objects file");
  }

  @Test
  void copyOrMoveOrTouchRunsWithoutArchiveAndWithoutWarning() throws Exception {
    Path copy = copyWithArchive("copy");
    quiet(copy, HERE);
    assertThat(sourcesOfOwnClasses(copy, HERE)).doesNotContain("shared objects file");
    Files.setLastModifiedTime(copy, FileTime.fromMillis(0));
    quiet(copy, HERE);
    Path alone = temp.resolve("alone");
    Files.copy(BUILT, alone, COPY_ATTRIBUTES);
    quiet(alone, HERE);
  }

  @Test
  void brokenArchivesAreNoticedOrIgnoredQuietly() throws Exception {
    for (long length : new long[] {0, 1, 100, 4096, 1_000_000}) {
      Path copy = copyWithArchive("cut-" + length);
      Path archive = copy.resolveSibling("rdopkg.jsa");
      assumeTrue(Files.exists(archive), "no archive on this Java");
      try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
        file.setLength(length);
      }
      quiet(copy, HERE);
      // Even a cut that kept its time is caught, by Java.
      Files.setLastModifiedTime(archive, Files.getLastModifiedTime(copy));
      Files.writeString(copy.resolveSibling("rdopkg.jsa.key"), key(copy));
      quiet(copy, HERE);
    }
  }

  @Test
  void everyInstalledJavaFromSeventeenOnRunsItQuietly() throws Exception {
    for (Path java : installedJavas()) {
      quiet(BUILT, java);
      quiet(copyWithArchive("for-" + java.getFileName()), java);
    }
  }

  @Test
  void makeArchiveFitsThePlaceAndTheJavaItIsRunFor() throws Exception {
    List<Path> javas = installedJavas();
    Path java = javas.get(javas.size() - 1); // not the one of the build, when there is a choice
    Path program = copyWithArchive("made");
    Path script = Path.of("src/main/launcher/make-archive").toAbsolutePath();
    Run made = run(script, java, program.toString());
    assertThat(made.exit).as(made.err).isZero();
    assumeTrue(Files.exists(program.resolveSibling("rdopkg.jsa")), made.err);
    assertThat(sourcesOfOwnClasses(program, java)).containsOnly("shared objects file");
  }

  @Test
  void holdsNoSignaturesNorSecondCopies() throws Exception {
    try (JarFile jar = new JarFile(BUILT.toFile())) {
      List<String> names = jar.stream().map(e -> e.getName()).toList();
      assertThat(names)
          .doesNotHaveDuplicates()
          .contains("META-INF/LICENSE", "picocli/CommandLine.class");
      assertThat(names).noneMatch(n -> n.endsWith(".SF") || n.endsWith("module-info.class"));
    }
  }

  private record Run(int exit, String out, String err) {}

  private Run run(Path program, Path java, String... args) throws Exception {
    return run(program, java, Map.of(), args);
  }

  private Run run(Path program, Path java, Map<String, String> more, String... args)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(program.toString());
    builder.command().addAll(List.of(args));
    builder.directory(temp.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(k -> k.startsWith("JAVA") || k.startsWith("JDK_"));
    environment.put("JAVA_HOME", java.toString());
    environment.put("HOME", home.toString());
    environment.putAll(more);
    Path err = Files.createTempFile(temp, "run", ".err");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  private void quiet(Path program, Path java) throws Exception {
    Run run = run(program, java, "--version");
    assertThat(run.err).as("%s on %s", program, java).isEmpty();
    assertThat(run.out).as("%s on %s", program, java).startsWith("rdopkg ").hasLineCount(1);
    assertThat(run.exit).isZero();
  }

  private List<String> sourcesOfOwnClasses(Path program, Path java) throws Exception {
    return classSources(program, java, "org.rdopkg.");
  }

  /** Where Java says that it took the classes from whose names start so. */
  private List<String> classSources(Path program, Path java, String prefix) throws Exception {
    Path log = temp.resolve("classes.log");
    Files.deleteIfExists(log);
    run(
        program,
        java,
        Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log + ":none"),
        "--version");
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(l -> l.startsWith(prefix))
          .map(l -> l.substring(l.indexOf("source: ") + 8).replaceAll(" \\(.*", ""))
          .distinct()
          .toList();
    }
  }

  /** The program and its archive as {@code cp -p} leaves them in another folder. */
  private Path copyWithArchive(String name) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    for (String file : List.of("rdopkg", "rdopkg.jsa", "rdopkg.jsa.key")) {
      Path source = BUILT.resolveSibling(file);
      if (Files.exists(source)) {
        Files.copy(source, folder.resolve(file), COPY_ATTRIBUTES);
        folder.resolve(file).toFile().setWritable(true);
      }
    }
    return folder.resolve("rdopkg");
  }

  private static String key(Path program) throws IOException {
    List<String> lines = Files.readAllLines(BUILT.resolveSibling("rdopkg.jsa.key"));
    return lines.get(0) + "\n" + program + "\n";
  }

  /** The Java homes of this machine that are new enough: one for each version. */
  private static List<Path> installedJavas() throws IOException {
    Map<String, Path> byVersion = new TreeMap<>();
    byVersion.put(Runtime.version().toString(), HERE);
    Path root = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(root)) {
      try (Stream<Path> homes = Files.list(root)) {
        for (Path found : homes.filter(h -> Files.exists(h.resolve("release"))).sorted().toList()) {
          Files.readAllLines(found.resolve("release")).stream()
              .filter(l -> l.matches("JAVA_VERSION=\"(1[7-9]|[2-9][0-9]).*"))
              .forEach(l -> byVersion.putIfAbsent(l.replaceAll("[^0-9.]", ""), found));
        }
      }
    }
    return List.copyOf(byVersion.values());
  }
}
