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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step of the build that makes invokedynamic calls plain: nothing else changes. */
class PlainCallsTest {
  private static final Path TOOL = Path.of("src/build/java/PlainCalls.java").toAbsolutePath();

  @TempDir Path temp;
  private Path before;
  private Path after;

  @BeforeEach
  void rewriteTheSample() throws Exception {
    Path source = temp.resolve("Sample.java");
    try (var sample = getClass().getResourceAsStream("/program/Sample.java.txt")) {
      Files.copy(sample, source);
    }
    Path classes = Files.createDirectories(temp.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    before = temp.resolve("before.jar");
    after = temp.resolve("after.jar");
    pack(classes, before);
    String asm =
        Stream.of(System.getProperty("java.class.path").split(":", -1))
            .filter(p -> p.matches(".*/asm-[0-9.]+\\.jar"))
            .findFirst()
            .orElseThrow();
    assertThat(java("-cp", asm, TOOL.toString(), before.toString(), after.toString())).isEmpty();
  }

  @Test
  void programDoesTheSame() throws Exception {
    String expected = java("-cp", before.toString(), "Sample");
    assertThat(expected).hasLineCount(6);
    assertThat(java("-Xverify:all", "-cp", after.toString(), "Sample")).isEqualTo(expected);
  }

  @Test
  void noDynamicCallButThoseOfLambdasIsLeft() throws Exception {
    assertThat(text(before)).contains("StringConcatFactory", "java/lang/runtime/ObjectMethods");
    assertThat(text(after))
        .doesNotContain("StringConcatFactory")
        .doesNotContain("java/lang/runtime/ObjectMethods")
        .contains("LambdaMetafactory");
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

  private static String text(Path jar) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().map(e -> (ZipEntry) e).toList()) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), ISO_8859_1));
      }
    }
    return text.toString();
  }

  private String java(String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-Xlog:all=off");
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output
        .replace("OpenJDK 64-Bit Server VM warning: Options -Xverify:all", "")
        .replaceAll("(?m)^.*-Xverify.*\\n", "");
  }
}
