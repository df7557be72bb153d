package org.rdopkg.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step of the build that makes invokedynamic calls plain: nothing else changes. */
class PlainCallsTest {
  @TempDir Path temp;
  private RewrittenJar jar;

  @BeforeEach
  void rewriteTheSample() throws Exception {
    jar = RewrittenJar.of(temp, "PlainCalls", "Sample");
  }

  @Test
  void programDoesTheSame() throws Exception {
    String expected = jar.outputBefore();
    assertThat(expected).hasLineCount(6);
    assertThat(jar.outputAfter()).isEqualTo(expected);
  }

  @Test
  void noDynamicCallButThoseOfLambdasIsLeft() throws Exception {
    assertThat(RewrittenJar.text(jar.before()))
        .contains("StringConcatFactory", "java/lang/runtime/ObjectMethods");
    assertThat(RewrittenJar.text(jar.after()))
        .doesNotContain("StringConcatFactory")
        .doesNotContain("java/lang/runtime/ObjectMethods")
        .contains("LambdaMetafactory");
  }
}
