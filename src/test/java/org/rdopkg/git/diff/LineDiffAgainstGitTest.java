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
    compare(new TextPairs(1).small(2000));
  }

  @Test
  void hunks_of_large_texts_are_the_same_as_gits() throws IOException {
    compare(new TextPairs(2).large(20));
  }

  @Test
  void a_search_that_costs_too_much_is_given_up_where_git_does() throws IOException {
    compare(new TextPairs(3).shuffled(15));
    compare(new TextPairs(4).scattered(15));
  }

  @Test
  void a_long_common_run_is_taken_where_git_does() throws IOException {
    compare(new TextPairs(5).huge(3));
  }

  @Test
  void frequent_lines_among_unmatched_ones_are_changed_where_git_says_so() throws IOException {
    compare(new TextPairs(6).sparse(300));
  }

  @Test
  @Tag("exhaustive")
  void masses_of_hunks_are_the_same_as_gits() throws IOException {
    for (int seed = 100; seed < 110; seed++) {
      compare(new TextPairs(seed).small(10_000));
      compare(new TextPairs(seed).large(100));
      compare(new TextPairs(seed).shuffled(100));
      compare(new TextPairs(seed).scattered(100));
      compare(new TextPairs(seed).huge(10));
      compare(new TextPairs(seed).sparse(1000));
    }
  }

  private void compare(List<TextPair> pairs) throws IOException {
    List<byte[]> expected = GitOracle.in(folder, "").hunks(pairs);
    for (int i = 0; i < pairs.size(); i++) {
      compareNumbered(pairs.get(i));
      byte[] ours = pairs.get(i).hunks(FunctionNames.DEFAULT);
      assertThat(text(ours)).as("pair %d", i).isEqualTo(text(expected.get(i)));
    }
  }

  /** Numbered once for several comparisons, texts have the same edits. */
  private static void compareNumbered(TextPair pair) {
    LineTable table = new LineTable();
    NumberedText before = table.number(pair.before);
    NumberedText after = table.number(pair.after, before);
    NumberedText other = table.number(pair.after);
    assertThat(after.ids).isEqualTo(other.ids);
    assertThat(LineDiff.between(before, after).edits())
        .isEqualTo(LineDiff.between(pair.before, pair.after).edits());
    assertThat(LineDiff.between(other, before).edits())
        .isEqualTo(LineDiff.between(pair.after, pair.before).edits());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
