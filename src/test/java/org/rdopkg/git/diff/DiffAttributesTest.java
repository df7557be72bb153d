package org.rdopkg.git.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiffAttributesTest {
  private final Map<String, String> files = new HashMap<>();

  @Test
  void without_attributes_nothing_is_said() {
    assertThat(rule("a.java")).isEqualTo(DiffRule.NONE);
  }

  @Test
  void a_driver_of_git_names_the_headings_and_leaves_binary_to_the_contents() {
    files.put("", "*.py diff=python\n");
    assertThat(rule("a/b.py").names()).isPresent();
    assertThat(rule("a/b.py").binary()).isEmpty();
    assertThat(rule("a/b.pyc")).isEqualTo(DiffRule.NONE);
  }

  @Test
  void a_driver_that_only_the_users_config_could_define_is_the_default_rule() {
    files.put("", "*.py diff=mine\n");
    assertThat(rule("b.py")).isEqualTo(DiffRule.NONE);
  }

  @Test
  void diff_forces_text_and_minus_diff_forces_binary() {
    files.put("", "*.dat diff\n*.svg -diff\n*.bin binary\n");
    assertThat(rule("x.dat").binary()).contains(false);
    assertThat(rule("x.svg").binary()).contains(true);
    assertThat(rule("x.bin").binary()).contains(true);
  }

  @Test
  void the_nearest_file_and_the_last_line_count_most() {
    files.put("", "*.c -diff\n*.c diff=cpp\n");
    files.put("lib", "*.c -diff\n");
    files.put("lib/text", "*.c !diff\n");
    assertThat(rule("a.c").binary()).isEmpty();
    assertThat(rule("lib/a.c").binary()).contains(true);
    assertThat(rule("lib/text/a.c")).isEqualTo(DiffRule.NONE);
  }

  @Test
  void a_macro_stands_for_its_attributes_when_it_is_set() {
    files.put("", "[attr]code diff=java -text\n*.x code\n*.y -code\n");
    assertThat(rule("a.x").names()).isPresent();
    assertThat(rule("a.y")).isEqualTo(DiffRule.NONE);
  }

  @Test
  void a_macro_outside_the_top_folder_is_none() {
    files.put("sub", "[attr]code -diff\n*.x code\n");
    assertThat(rule("sub/a.x")).isEqualTo(DiffRule.NONE);
  }

  @Test
  void a_pattern_with_many_asterisks_takes_no_longer_than_others() {
    files.put("", "*a".repeat(900) + "b diff=java\n");
    assertThat(rule("a".repeat(4000))).isEqualTo(DiffRule.NONE);
  }

  private DiffRule rule(String path) {
    return attributes().of(path.getBytes(StandardCharsets.ISO_8859_1));
  }

  private DiffAttributes attributes() {
    return new DiffAttributes(
        folder ->
            Optional.ofNullable(files.get(new String(folder, StandardCharsets.ISO_8859_1)))
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
