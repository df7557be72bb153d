package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SetMacroTest {
  private static String set(String text, String body) {
    return SetMacro.body(SpecFile.of(text), "commit", body).orElseThrow().text();
  }

  @Test
  void the_body_is_replaced_and_nothing_else() {
    assertThat(set("  %global\tcommit  abc  \nx\n", "def"))
        .isEqualTo("  %global\tcommit  def  \nx\n");
    assertThat(set("%define commit abc\n", "def")).isEqualTo("%define commit def\n");
    assertThat(set("%{!?commit: %global commit abc}\n", "def"))
        .isEqualTo("%{!?commit: %global commit def}\n");
  }

  @Test
  void only_a_definition_of_exactly_this_name_counts() {
    String others = "%global shortcommit 1\n%global commit0 2\n# %global commit 3\nx commit 4\n";

    assertThat(SetMacro.body(SpecFile.of(others), "commit", "z")).isEmpty();
    assertThat(set(others + "%global commit abc\n", "def"))
        .isEqualTo(others + "%global commit def\n");
  }

  @Test
  void more_than_one_definition_is_an_error_that_names_the_lines() {
    assertThatThrownBy(() -> set("%if 1\n%global commit a\n%else\n%global commit b\n%endif\n", "c"))
        .hasMessage("Macro %commit is defined more than once in the spec")
        .extracting("why")
        .asString()
        .contains("lines 2 and 4");
  }
}
