package org.rdopkg.git.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hunks of generated texts, byte for byte as the installed git prints them. */
class LineDiffAgainstGitTest {
  @TempDir Path folder;

  @Test
  void hunks_of_small_texts_are_the_same_as_gits() throws IOException {
    compare(new TextPairs(1).small(2500));
  }

  @Test
  void hunks_of_large_texts_are_the_same_as_gits() throws IOException {
    compare(new TextPairs(2).large(25));
  }

  @Test
  @Tag("exhaustive")
  void hunks_of_masses_of_small_texts_are_the_same_as_gits() throws IOException {
    for (int seed = 100; seed < 110; seed++) {
      compare(new TextPairs(seed).small(10_000));
    }
  }

  @Test
  @Tag("exhaustive")
  void hunks_of_masses_of_large_texts_are_the_same_as_gits() throws IOException {
    for (int seed = 200; seed < 210; seed++) {
      compare(new TextPairs(seed).large(200));
    }
  }

  private void compare(List<TextPair> pairs) throws IOException {
    List<byte[]> expected = GitOracle.in(folder, "").hunks(pairs);
    for (int i = 0; i < pairs.size(); i++) {
      byte[] ours = pairs.get(i).hunks(FunctionNames.DEFAULT);
      assertThat(text(ours)).as("pair %d", i).isEqualTo(text(expected.get(i)));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
