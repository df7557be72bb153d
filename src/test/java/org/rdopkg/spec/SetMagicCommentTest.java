package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SetMagicCommentTest {
  private static final String PLAIN =
      "Name: a\nSource0: x\n\nBuildArch: noarch\n%changelog\n# patches_base=9\n";

  private static String set(String text, String name, String value) {
    String once = SetMagicComment.set(SpecFile.of(text), name, value).text();
    assertThat(SetMagicComment.set(SpecFile.of(once), name, value).text()).isEqualTo(once);
    return once;
  }

  @Test
  void a_new_comment_stands_framed_after_the_last_source() {
    assertThat(set(PLAIN, "patches_base", "v1"))
        .startsWith("Name: a\nSource0: x\n\n#\n# patches_base=v1\n#\n\nBuildArch: noarch\n");
  }

  @Test
  void a_new_comment_joins_the_frame_that_is_there() {
    String framed = set(PLAIN, "patches_base", "v1");

    assertThat(set(framed, "patches_ignore", "DROP|X"))
        .contains("x\n\n#\n# patches_ignore=DROP|X\n# patches_base=v1\n#\n\nBuild");
  }

  @Test
  void a_new_comment_gets_a_frame_of_its_own_above_one_without() {
    assertThat(set("Source: x\n\n# ts=4\n# patches_base=1\nPatch1: a\n", "patches_ignore", "X"))
        .isEqualTo("Source: x\n\n# ts=4\n#\n# patches_ignore=X\n#\n# patches_base=1\nPatch1: a\n");
  }

  @Test
  void a_new_comment_stands_above_the_first_patch_its_comment_and_its_conditional() {
    assertThat(set("Source: x\n%if 1\n# why\nPatch1: a\n%endif\n", "other", "thing"))
        .isEqualTo("Source: x\n#\n# other=thing\n#\n%if 1\n# why\nPatch1: a\n%endif\n");
    assertThat(set("Source: x\n\n# why\nPatch1: a\n", "other", "thing"))
        .isEqualTo("Source: x\n\n#\n# other=thing\n#\n# why\nPatch1: a\n");
    String two = "# Fedora patches\nPatch1: a\nPatch2: b\n";
    assertThat(set(two, "other", "thing")).isEqualTo("#\n# other=thing\n#\n" + two);
  }

  @Test
  void a_change_keeps_the_frame_and_what_follows_the_value() {
    assertThat(set("#\n#patches_base = 1+2 note\n#\n", "patches_base", "3"))
        .isEqualTo("#\n#patches_base = 3 note\n#\n");
  }

  @Test
  void dropping_the_last_one_drops_the_frame_and_the_surplus_blank_line() {
    assertThat(set(set(PLAIN, "patches_base", "v1"), "patches_base", "")).isEqualTo(PLAIN);
    assertThat(set("a\n\n# patches_base=1\n#\n#\nb\n", "patches_base", "")).doesNotContain("base");
  }

  @Test
  void dropping_one_of_two_keeps_the_frame() {
    assertThat(set("#\n# patches_ignore=X\n# patches_base=1\n#\nPatch1: a\n", "patches_base", ""))
        .isEqualTo("#\n# patches_ignore=X\n#\nPatch1: a\n");
    assertThat(set("#\n# patches_base=1\n# patches_ignore=X\n#\nPatch1: a\n", "patches_base", ""))
        .isEqualTo("#\n# patches_ignore=X\n#\nPatch1: a\n");
  }

  @Test
  void only_the_name_that_is_asked_for_is_a_magic_comment() {
    SpecFile spec =
        SpecFile.of(
            "# vim: set ts=4\n# do not set patches_base=5\n#patches_base=\n# patches_base=+2 x\n");

    assertThat(MagicComment.find(spec, "patches_base").orElseThrow().value()).isEqualTo("+2");
    assertThat(MagicComment.find(spec, "patches_base").orElseThrow().line()).isEqualTo(4);
    assertThat(MagicComment.all(spec, "patches_base")).hasSize(2);
    assertThat(MagicComment.find(spec, "patches_ignore")).isEmpty();
    assertThat(MagicComment.find(SpecFile.of(PLAIN), "patches_base")).isEmpty();
  }

  @Test
  void values_that_would_not_be_read_back_are_refused() {
    SpecFile spec = SpecFile.of(PLAIN);

    assertThatThrownBy(() -> SetMagicComment.set(spec, "patches_base", "a b"))
        .hasMessage("Invalid value for magic comment patches_base");
    assertThatThrownBy(() -> SetMagicComment.set(spec, "patches_base", "1\n%prep"))
        .hasMessage("Invalid value for magic comment patches_base");
    assertThatThrownBy(() -> SetMagicComment.set(spec, "patches_base", "%(id)"))
        .hasMessage("Invalid value for magic comment patches_base");
    assertThatThrownBy(() -> SetMagicComment.set(spec, "a b", "1"))
        .hasMessage("Invalid magic comment name: a b");
  }
}
