package org.rdopkg.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell head of the program, with shell scripts in the place of Java. */
class LauncherTest {
  private static final Path HEAD = Path.of("src/main/launcher/head.sh").toAbsolutePath();

  @TempDir Path temp;
  private Path program;
  private final Map<String, String> environment = new LinkedHashMap<>();

  @BeforeEach
  void install() throws IOException {
    temp = temp.toRealPath();
    program = temp.resolve("opt/rdopkg");
    Files.createDirectories(program.getParent());
    Files.copy(HEAD, program);
    executable(program);
    environment.put("PATH", "/usr/bin:/bin");
  }

  @Test
  void javaHomeComesBeforePath() throws Exception {
    Path home = java("jdk", "17.0.15");
    Path other = java("other", "21.0.1");
    environment.put("JAVA_HOME", home.toString());
    environment.put("PATH", other.resolve("bin") + ":/usr/bin:/bin");
    assertThat(run().lines()).contains("java=" + home.resolve("bin/java"));
  }

  @Test
  void javaInPathIsTakenWhenJavaHomeIsTooOld() throws Exception {
    environment.put("JAVA_HOME", java("old", "11.0.2").toString());
    Path other = java("other", "21.0.1");
    environment.put("PATH", other.resolve("bin") + ":/usr/bin:/bin");
    assertThat(run().lines()).contains("java=" + other.resolve("bin/java"));
  }

  @Test
  void everyVersionFromSeventeenOnIsAccepted() throws Exception {
    for (String version : List.of("17", "17.0.1", "17-ea", "18+36", "21.0.2", "25.0.3", "100")) {
      environment.put("JAVA_HOME", java("jdk-" + version, version).toString());
      assertThat(run().exit()).as(version).isZero();
    }
  }

  @Test
  void olderVersionsAreRefusedWithWhatWhyAndFix() throws Exception {
    environment.put("PATH", toolsWithoutJava());
    for (String version : List.of("1.8.0_392", "9", "11.0.2", "16.0.2")) {
      environment.put("JAVA_HOME", java("jdk-" + version, version).toString());
      Run run = run();
      assertThat(run.exit()).as(version).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith("error: rdopkg needs Java 17 or newer and found none\n")
          .contains("why: JAVA_HOME is Java " + version)
          .contains("fix: ");
    }
  }

  @Test
  void noJavaAtAllIsAnErrorThatSaysWhereItLooked() throws Exception {
    environment.put("PATH", toolsWithoutJava());
    assertThat(run().err()).contains("why: JAVA_HOME is not set, and there is no java in PATH");
    environment.put("JAVA_HOME", temp.resolve("nowhere").toString());
    assertThat(run().err()).contains("why: JAVA_HOME holds no Java program");
  }

  @Test
  void javaWithoutReleaseFileIsAsked() throws Exception {
    Path home = java("jdk", "17.0.15");
    Files.delete(home.resolve("release"));
    environment.put("JAVA_HOME", home.toString());
    assertThat(run().exit()).isZero();
    Path old = java("old", "11.0.2");
    Files.delete(old.resolve("release"));
    environment.put("JAVA_HOME", old.toString());
    environment.put("PATH", toolsWithoutJava());
    assertThat(run().err()).contains("why: JAVA_HOME is Java 11.0.2");
  }

  @Test
  void javaWithReleaseFileIsNotAsked() throws Exception {
    Path home = java("jdk", "17.0.15");
    environment.put("JAVA_HOME", home.toString());
    run();
    assertThat(Files.readAllLines(home.resolve("calls"))).hasSize(1);
  }

  @Test
  void linkInPathLeadsToTheReleaseFileOfItsTarget() throws Exception {
    Path home = java("jdk", "17.0.15");
    Path bin = Files.createDirectories(temp.resolve("links"));
    Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
    environment.put("PATH", bin + ":/usr/bin:/bin");
    assertThat(run().exit()).isZero();
    assertThat(Files.readAllLines(home.resolve("calls"))).hasSize(1);
  }

  @Test
  void linkIsFollowedWithNothingButJavaInPath() throws Exception {
    Path home = java("jdk", "17.0.15");
    Path bin = Files.createDirectories(temp.resolve("bare"));
    Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
    environment.put("PATH", bin.toString());
    Run run = run();
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).contains("java=" + bin.resolve("java"));
  }

  @Test
  void argumentsArriveAsTheyWereWritten() throws Exception {
    environment.put("JAVA_HOME", java("jdk", "17.0.15").toString());
    List<String> odd = List.of("", "a b", "*", "$HOME", "`x`", "\\", "'", "\"", "-x", "é\n2");
    assertThat(run(program, odd).out()).endsWith("<" + String.join(">\n<", odd) + ">\n");
  }

  @Test
  void exitCodeAndStandardInputPassThrough() throws Exception {
    Path home = java("jdk", "17.0.15");
    environment.put("JAVA_HOME", home.toString());
    Files.writeString(home.resolve("bin/java"), "#!/bin/sh\ncat; exit 23\n");
    Run run = run(program, List.of(), "typed\n");
    assertThat(run.out()).isEqualTo("typed\n");
    assertThat(run.exit()).isEqualTo(23);
  }

  @Test
  void signalReachesJavaItself() throws Exception {
    Path home = java("jdk", "17.0.15");
    environment.put("JAVA_HOME", home.toString());
    Files.writeString(home.resolve("bin/java"), "#!/bin/sh\necho $$ $PPID\n");
    Process process = builder(program, List.of()).start();
    String pid = new String(process.getInputStream().readAllBytes(), UTF_8).split(" ", -1)[0];
    assertThat(pid).as("exec, not a child").isEqualTo(String.valueOf(process.pid()));
  }

  @Test
  void symbolicLinksAndFoldersWithBlanksLeadToTheRealFile() throws Exception {
    environment.put("JAVA_HOME", java("jdk", "17.0.15").toString());
    Path blank = Files.createDirectories(temp.resolve("my programs"));
    Path real = Files.move(program, blank.resolve("rdopkg"));
    Path link = Files.createSymbolicLink(temp.resolve("one"), Path.of("two"));
    Files.createSymbolicLink(temp.resolve("two"), Path.of("my programs/rdopkg"));
    assertThat(run(link, List.of()).lines()).contains("<-cp>", "<" + real + ">");
    Path folder = Files.createSymbolicLink(temp.resolve("folder"), blank);
    assertThat(run(folder.resolve("rdopkg"), List.of()).lines()).contains("<" + real + ">");
  }

  @Test
  void programIsFoundThroughPathAndByRelativeName() throws Exception {
    environment.put("JAVA_HOME", java("jdk", "17.0.15").toString());
    environment.put("PATH", program.getParent() + ":/usr/bin:/bin");
    assertThat(runCommand(List.of("sh", "-c", "rdopkg"), "").lines()).contains("<" + program + ">");
    String relative = "cd " + program.getParent() + "; sh rdopkg";
    assertThat(runCommand(List.of("sh", "-c", relative), "").lines()).contains("<" + program + ">");
  }

  @Test
  void folderWithColonIsRefused() throws Exception {
    environment.put("JAVA_HOME", java("jdk", "17.0.15").toString());
    Path colon = Files.createDirectories(temp.resolve("a:b")).resolve("rdopkg");
    Files.move(program, colon);
    Run run = run(colon, List.of());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("error: ").contains("colon").contains("fix: ");
  }

  @Test
  void archiveIsUsedOnlyWhenItFits() throws Exception {
    environment.put("JAVA_HOME", java("jdk", "17.0.15").toString());
    String option = "<-XX:SharedArchiveFile=" + program + ".jsa>";
    assertThat(run().lines()).contains("<-Xshare:auto>");

    archive("17.0.15", program);
    assertThat(run().lines()).contains(option);

    archive("17.0.14", program);
    assertThat(run().lines()).as("another Java").contains("<-Xshare:auto>");

    archive("17.0.15", temp.resolve("elsewhere"));
    assertThat(run().lines()).as("moved").contains("<-Xshare:auto>");

    archive("17.0.15", program);
    Files.setLastModifiedTime(program, FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
    assertThat(run().lines()).as("touched program").contains("<-Xshare:auto>");

    archive("17.0.15", program);
    Files.writeString(beside(".jsa"), "cut");
    assertThat(run().lines()).as("changed archive").contains("<-Xshare:auto>");

    archive("17.0.15", program);
    Files.writeString(beside(".jsa.key"), "17.0.15");
    assertThat(run().lines()).as("cut key").contains("<-Xshare:auto>");
  }

  @Test
  void asciiLocaleIsMendedAndOthersAreLeftAlone() throws Exception {
    environment.put("JAVA_HOME", java("jdk", "17.0.15").toString());
    assertThat(run().lines()).contains("locale=/C.UTF-8/");
    environment.put("LANG", "C");
    assertThat(run().lines()).contains("locale=/C.UTF-8/C");
    environment.put("LC_ALL", "POSIX");
    assertThat(run().lines()).contains("locale=C.UTF-8//C");
    environment.remove("LC_ALL");
    environment.put("LANG", "de_DE.UTF-8");
    assertThat(run().lines()).contains("locale=//de_DE.UTF-8");
  }

  @Test
  void sizesOfTheUsersOwnWin() throws Exception {
    environment.put("JAVA_HOME", java("jdk", "17.0.15").toString());
    assertThat(run().lines()).contains("<-XX:+UseSerialGC>").anyMatch(l -> l.startsWith("<-Xms"));
    for (String own :
        List.of(
            "-Xmx64m",
            "-ea -XX:+UseG1GC",
            "-XX:MaxHeapSize=64m",
            "-XX:MinHeapFreeRatio=40",
            "-XX:+AggressiveHeap",
            "-XX:VMOptionsFile=file",
            "@file")) {
      environment.put("JDK_JAVA_OPTIONS", own);
      assertThat(run().lines()).as(own).noneMatch(l -> l.matches("<-(Xm|XX:\\+Use|XX:M).*"));
    }
    environment.put("JDK_JAVA_OPTIONS", "-ea");
    assertThat(run().lines()).contains("<-XX:+UseSerialGC>");
  }

  private record Run(int exit, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  private Run run() throws Exception {
    return run(program, List.of());
  }

  private Run run(Path file, List<String> args) throws Exception {
    return run(file, args, "");
  }

  private Run run(Path file, List<String> args, String input) throws Exception {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(args);
    return runCommand(command, input);
  }

  private Run runCommand(List<String> command, String input) throws Exception {
    Process process = builder(null, command).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, err);
  }

  private ProcessBuilder builder(Path file, List<String> rest) {
    List<String> command = new ArrayList<>(rest);
    if (file != null) {
      command.add(0, file.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  /** A Java home whose program tells how it was called. */
  private Path java(String name, String version) throws IOException {
    Path home = Files.createDirectories(temp.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\nMODULES=\"java.base\"\n");
    String script =
        """
        #!/bin/sh
        echo x >>HOME/calls
        if [ "$1" = -version ]; then echo 'openjdk version "VERSION" 2026-01-01' >&2; exit; fi
        echo "java=$0"
        echo "locale=$LC_ALL/$LC_CTYPE/$LANG"
        for arg; do printf '<%s>\\n' "$arg"; done
        """;
    Path java = home.resolve("bin/java");
    Files.writeString(java, script.replace("HOME", home.toString()).replace("VERSION", version));
    executable(java);
    return home;
  }

  private void archive(String version, Path madeFor) throws IOException {
    Files.writeString(beside(".jsa"), "classes");
    Files.writeString(beside(".jsa.key"), version + "\n" + madeFor + "\n");
    FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(program, time);
    Files.setLastModifiedTime(beside(".jsa"), time);
  }

  private Path beside(String suffix) {
    return program.resolveSibling("rdopkg" + suffix);
  }

  /** A folder with the one program that the launcher may call, and no java. */
  private String toolsWithoutJava() throws IOException {
    Path bin = Files.createDirectories(temp.resolve("tools"));
    Path readlink = bin.resolve("readlink");
    Files.writeString(readlink, "#!/bin/sh\nexec /usr/bin/readlink \"$@\"\n");
    executable(readlink);
    return bin.toString();
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
