package org.rdopkg.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packages in {@code target/packages}, which were made without rpm and dpkg, as those programs
 * see them. Runs with {@code -Ppackage}.
 */
@Tag("packages")
class PackagesTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path PACKAGES = PROJECT.resolve("target/packages");

  /** The clean root could not be made: no network. */
  private static final int NO_ROOT = 3;

  @TempDir Path temp;

  @Test
  void rpmSaysAboutTheRpmWhatItSaysAboutOneBuiltFromTheSpec() throws Exception {
    assumeTrue(installed("rpmbuild"), "rpmbuild is not installed");
    String built = builtFromSpec().toString();
    String ours = file(".rpm").toString();
    for (List<String> query :
        List.of(
            List.of(
                "--queryformat", "%{NAME} %{NVR} %{ARCH} %{SUMMARY} %{LICENSE}\n%{DESCRIPTION}"),
            List.of("--scripts", "--filetriggers"),
            List.of("--provides"),
            List.of("--changelog"),
            List.of("--queryformat", "[%{FILENAMES} %{FILEMODES:perms} %{FILEUSERNAME}\n]"),
            List.of("--queryformat", "[%{FILENAMES} %{FILELINKTOS} %{FILEDIGESTS}\n]"),
            List.of("--queryformat", "[%{FILENAMES} %{FILEFLAGS:fflags}\n]"))) {
      assertThat(rpm(query, ours)).as(query.toString()).isEqualTo(rpm(query, built));
    }
    assertThat(requirements(ours)).isEqualTo(requirements(built));
  }

  @Test
  void rpmTakesTheRpm() throws Exception {
    assumeTrue(installed("rpm"), "rpm is not installed");
    assertThat(output("rpm", "--checksig", "--nosignature", file(".rpm").toString()))
        .contains("digests OK");
    assertThat(rpm(List.of("--requires"), file(".rpm").toString()))
        .contains("git-core >= 2.30\n", "java-headless >= 1:17\n");
  }

  @Test
  void lintianFindsNoErrors() throws Exception {
    assumeTrue(installed("lintian"), "lintian is not installed");
    assertThat(output("lintian", "--allow-root", "--fail-on", "none", file(".deb").toString()))
        .isEmpty();
  }

  @Test
  void sameBytesTwice() throws Exception {
    List<byte[]> before =
        List.of(Files.readAllBytes(file(".rpm")), Files.readAllBytes(file(".deb")));
    String classes =
        PROJECT.resolve("target/build-tools") + ":" + System.getProperty("java.class.path");
    String timestamp = tag("    <project.build.outputTimestamp>");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String main = "org.rdopkg.build.MakePackages";
    output(java, "-cp", classes, main, PROJECT.toString(), tag("  <version>"), timestamp);
    assertThat(Files.readAllBytes(file(".rpm"))).isEqualTo(before.get(0));
    assertThat(Files.readAllBytes(file(".deb"))).isEqualTo(before.get(1));
  }

  @Test
  void installedAndUsedInACleanRoot() throws Exception {
    assumeTrue(installed("debootstrap") && installed("unshare"), "debootstrap is not installed");
    assumeTrue(output("id", "-u").equals("0\n"), "only root can make a root folder");
    String script = PROJECT.resolve("src/packaging/try-in-clean-root").toString();
    Result result = run(script, PACKAGES.toString(), cleanRoot());
    assumeTrue(result.exit() != NO_ROOT, "debootstrap could not make a root folder");
    assertThat(result.exit()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("the Debian package", "Requested distgit update finished", "== done");
  }

  /** Wherever the tests run, so that the packages were used even if no clean root can be made. */
  @Test
  void usedFromAnExtractedTree() throws Exception {
    assumeTrue(installed("dpkg-deb") || installed("rpm2cpio"), "nothing to unpack packages with");
    String script = PROJECT.resolve("src/packaging/try-extracted").toString();
    assertThat(output(script, PACKAGES.toString()))
        .contains("Requested distgit update finished", "== done");
  }

  private static String cleanRoot() {
    return System.getProperty(
        "rdopkg.clean-root", System.getProperty("java.io.tmpdir") + "/rdopkg-clean-root");
  }

  /** rpmbuild on rdopkg's spec; the archive of sources holds the built program. */
  private Path builtFromSpec() throws Exception {
    String folder = "rdopkg-" + tag("  <version>");
    Path sources = Files.createDirectories(temp.resolve("SOURCES"));
    output(
        "tar",
        "-C",
        PROJECT.toString(),
        "--transform",
        "s,^," + folder + "/,",
        "-czf",
        sources.resolve(folder + ".tar.gz").toString(),
        "target/rdopkg",
        "target/rdopkg.classes",
        "target/completion",
        "src/packaging",
        "src/main/launcher",
        "man",
        "docs",
        "README.md",
        "LICENSE");
    String spec = PROJECT.resolve("src/packaging/rdopkg.spec").toString();
    String top = "_topdir " + temp;
    output("rpmbuild", "-bb", "--nodeps", "-D", top, "-D", "debug_package %{nil}", spec);
    return find(temp.resolve("RPMS"), ".rpm");
  }

  private static String requirements(String rpm) throws Exception {
    String all = rpm(List.of("--requires"), rpm);
    return String.join(
        "\n",
        all.lines()
            .filter(l -> !l.startsWith("rpmlib("))
            .filter(l -> !isShell(l))
            .sorted()
            .toList());
  }

  /** rpmbuild adds the shell of the scripts in the package, and says so once for each. */
  private static boolean isShell(String requirement) {
    return requirement.startsWith("/bin/sh") || requirement.startsWith("/usr/bin/sh");
  }

  private static String rpm(List<String> query, String rpm) throws Exception {
    return output(
        Stream.of(List.of("rpm", "-qp", "--nosignature"), query, List.of(rpm))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  private static Path file(String suffix) throws IOException {
    return find(PACKAGES, suffix);
  }

  private static Path find(Path folder, String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }

  private static String tag(String start) throws IOException {
    String pom = Files.readString(PROJECT.resolve("pom.xml"));
    String line = pom.lines().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
    return line.replaceAll("</?[a-zA-Z.]+>", "").strip();
  }

  private record Result(int exit, String output) {}

  private static String output(String... command) throws Exception {
    Result result = run(command);
    assertThat(result.exit()).as(String.join(" ", command) + "\n" + result.output()).isZero();
    return result.output();
  }

  private static Result run(String... command) throws Exception {
    Path log = Files.createTempFile("packages", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    if (!process.waitFor(15, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String output = Files.readString(log, UTF_8);
    Files.delete(log);
    return new Result(process.exitValue(), output);
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
