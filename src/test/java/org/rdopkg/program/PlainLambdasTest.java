package org.rdopkg.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step of the build that makes lambdas plain classes: the program does the same. */
class PlainLambdasTest {
  @TempDir Path temp;
  private RewrittenJar jar;

  @BeforeEach
  void rewriteTheSample() throws Exception {
    jar = RewrittenJar.of(temp, "PlainLambdas", "Lambdas");
  }

  @Test
  void programDoesTheSame() throws Exception {
    String expected = jar.outputBefore();
    assertThat(expected).hasLineCount(40).doesNotContain("FAILED");
    assertThat(jar.outputAfter()).isEqualTo(expected);
  }

  @Test
  void onlyLambdasOfOneInterfaceAreRewritten() throws Exception {
    Pattern made = Pattern.compile("Lambdas(\\$[A-Z]\\w*)?\\$\\$[0-9]+");
    assertThat(RewrittenJar.text(jar.before())).contains("metafactory").doesNotContainPattern(made);
    assertThat(RewrittenJar.text(jar.after()))
        .contains("altMetafactory") // serializable, and of two interfaces
        .doesNotContainPattern("(?<!alt)(?<!Lambda)[mM]etafactory\\b")
        .containsPattern(made);
  }

  @Test
  void sameClassesMakeTheSameBytes() throws Exception {
    Path again = temp.resolve("again.jar");
    jar.rewrite("PlainLambdas", again);
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(jar.after()));
  }
}
