package org.rdopkg.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * A sample program as javac makes it and as a step of the build rewrites it.
 *
 * @param before the jar of the compiler
 * @param after the jar of the step
 * @param program the name of the main class
 */
record RewrittenJar(Path before, Path after, String program) {

  /** Compiles the sample {@code /program/NAME.java.txt} and runs a step over it. */
  static RewrittenJar of(Path temp, String tool, String name) throws Exception {
    Path source = temp.resolve(name + ".java");
    try (var sample = RewrittenJar.class.getResourceAsStream("/program/" + name + ".java.txt")) {
      Files.copy(sample, source);
    }
    Path classes = Files.createDirectories(temp.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    RewrittenJar jar =
        new RewrittenJar(temp.resolve("before.jar"), temp.resolve("after.jar"), name);
    pack(classes, jar.before());
    jar.rewrite(tool, jar.after());
    return jar;
  }

  /** Runs the step once more, into another file. */
  void rewrite(String tool, Path to) throws Exception {
    Path step = Path.of("src/build/java/" + tool + ".java").toAbsolutePath();
    assertThat(java("-cp", asm(), step.toString(), before.toString(), to.toString())).isEmpty();
  }

  private static String asm() {
    return Stream.of(System.getProperty("java.class.path").split(":", -1))
        .filter(p -> p.matches(".*/asm-[0-9.]+\\.jar"))
        .findFirst()
        .orElseThrow();
  }

  /** What the program prints as it was compiled. */
  String outputBefore() throws Exception {
    return java("-cp", before.toString(), program);
  }

  /** What it prints when it has been rewritten; every class is verified. */
  String outputAfter() throws Exception {
    return java("-Xverify:all", "-cp", after.toString(), program);
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.list(classes)) {
      for (Path file : files.sorted().toList()) {
        out.putNextEntry(new ZipEntry(file.getFileName().toString()));
        out.write(Files.readAllBytes(file));
      }
    }
  }

  /** All bytes of a jar's files, one character each. */
  static String text(Path jar) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().map(e -> (ZipEntry) e).toList()) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), ISO_8859_1));
      }
    }
    return text.toString();
  }

  private static String java(String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-Xlog:all=off");
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.replaceAll("(?m)^.*-Xverify.*\\n", "");
  }
}
