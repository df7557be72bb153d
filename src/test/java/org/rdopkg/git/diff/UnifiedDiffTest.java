package org.rdopkg.git.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

  @Test
  void equal_texts_have_no_hunks() {
    assertThat(hunks("a\nb\n", "a\nb\n")).isEmpty();
    assertThat(hunks("", "")).isEmpty();
  }

  @Test
  void a_new_file_starts_after_line_zero() {
    assertThat(hunks("", "a\n")).isEqualTo("@@ -0,0 +1 @@\n+a\n");
    assertThat(hunks("a\nb\n", "")).isEqualTo("@@ -1,2 +0,0 @@\n-a\n-b\n");
  }

  @Test
  void a_missing_final_line_feed_is_told() {
    assertThat(hunks("a", "a\n")).isEqualTo("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
  }

  @Test
  void carriage_returns_and_other_bytes_are_kept() {
    assertThat(hunks("\u00e9\ra\r\n", "\u00e9\rb\r\n"))
        .isEqualTo("@@ -1 +1 @@\n-\u00e9\ra\r\n+\u00e9\rb\r\n");
  }

  @Test
  void edits_six_lines_apart_share_a_hunk_and_seven_do_not() {
    String six = "1\n2\n3\n4\n5\n6\n";
    assertThat(hunks("a\n" + six + "b\n", "A\n" + six + "B\n")).containsOnlyOnce("@@ -");
    assertThat(hunks("a\n" + six + "7\nb\n", "A\n" + six + "7\nB\n").split("@@ -")).hasSize(3);
  }

  @Test
  void the_heading_is_the_nearest_above_the_hunk_cut_to_80_bytes_of_utf_8() {
    String far = "1\n2\n3\n4\n";
    assertThat(hunks("int f()  \r\n" + far + "a\n", "int f()  \r\n" + far + "b\n"))
        .startsWith("@@ -3,4 +3,4 @@ int f()\n");
    String wide = "a".repeat(79) + "\u00e9";
    assertThat(hunks(wide + "\n" + far + "a\n", wide + "\n" + far + "b\n"))
        .startsWith("@@ -3,4 +3,4 @@ " + "a".repeat(79) + "\n");
  }

  @Test
  void a_heading_found_for_one_hunk_holds_for_the_next_ones() {
    String lines = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    String before = "main\n" + lines + "-a\n" + lines + "-b\n";
    assertThat(hunks(before, before.replace("-a", "-A").replace("-b", "-B")))
        .contains("@@ -8,7 +8,7 @@ main\n", "@@ -18,4 +18,4 @@ main\n");
  }

  @Test
  void edits_and_counts_are_those_of_the_diffstat() {
    LineDiff diff = LineDiff.between(bytes("a\nb\nc\n"), bytes("a\nB\nc\nd\n"));
    assertThat(diff.edits()).isEqualTo(List.of(new Edit(1, 2, 1, 2), new Edit(3, 3, 3, 4)));
    assertThat(diff.added()).isEqualTo(2);
    assertThat(diff.removed()).isEqualTo(1);
  }

  @Test
  void a_nul_among_the_first_8000_bytes_makes_contents_binary() {
    assertThat(TextOrBinary.isBinary(bytes("\r\f\u00ff" + "a".repeat(9000)))).isFalse();
    assertThat(TextOrBinary.isBinary(bytes("a".repeat(7999) + "\0"))).isTrue();
    assertThat(TextOrBinary.isBinary(bytes("a".repeat(8000) + "\0"))).isFalse();
  }

  private static String hunks(String before, String after) {
    return new String(
        TextPair.of("f", before, after).hunks(FunctionNames.DEFAULT), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
