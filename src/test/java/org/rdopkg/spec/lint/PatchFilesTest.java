package org.rdopkg.spec.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.spec.lint.LintKit.GIT_PATCH;
import static org.rdopkg.spec.lint.LintKit.HEAD;
import static org.rdopkg.spec.lint.LintKit.TAIL;
import static org.rdopkg.spec.lint.LintKit.fixed;
import static org.rdopkg.spec.lint.LintKit.found;
import static org.rdopkg.spec.lint.LintKit.subject;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules that look at the files beside a spec. */
class PatchFilesTest {
  private static final String BINARY =
      "diff --git a/x b/x\nindex 1..2 100644\nGIT binary patch\nliteral 1\nIcmZ\n";

  private static String spec(String prep) {
    return HEAD + "Patch1: %{name}.patch\n%description\nd\n%prep\n" + prep + TAIL;
  }

  @Test
  void a_patch_line_without_a_file_and_a_file_without_a_line_are_told() {
    assertThat(found(subject(spec("%autosetup -p1\n"), Map.of("b.patch", "", "x.txt", ""))))
        .containsExactly("file-without-patch", "patch-without-file:6");
    assertThat(found(subject(spec("%autosetup -p1\n"), Map.of("a.patch", GIT_PATCH)))).isEmpty();
  }

  @Test
  void an_uploaded_patch_need_not_be_in_the_folder() {
    String spec = spec("%autosetup -p1\n");
    assertThat(found(subject(spec, Map.of("sources", "SHA512 (a.patch) = 00\n")))).isEmpty();
    assertThat(found(subject(spec, Map.of("sources", "00  a.patch\n")))).isEmpty();
  }

  @Test
  void a_file_that_a_script_or_source_names_is_not_surplus() {
    Map<String, String> files = Map.of("a.patch", GIT_PATCH, "b.patch", GIT_PATCH);
    assertThat(found(subject(spec("%autosetup -p1\npatch < %{_sourcedir}/b.patch\n"), files)))
        .isEmpty();
    assertThat(found(subject("Source1: b.patch\n" + spec("%autosetup -p1\n"), files))).isEmpty();
    assertThat(found(subject("%include more.inc\n" + spec("%autosetup -p1\n"), files))).isEmpty();
  }

  @Test
  void a_binary_patch_needs_git() {
    Map<String, String> files = Map.of("a.patch", BINARY);
    assertThat(found(subject(spec("%autosetup -p1\n"), files)))
        .containsExactly("binary-patch-needs-git:6");
    assertThat(found(subject(spec("%autosetup -S git_am\n"), files))).isEmpty();
    assertThat(found(subject(spec("git am %{patches}\n"), files))).isEmpty();
    assertThat(found(subject(spec("%setup\ngit apply %{PATCH1}\n"), files))).isEmpty();
    assertThat(found(subject(spec("%goprep\n"), files))).isEmpty();
    assertThat(found(subject(spec("%autosetup -p1\n"), Map.of("a.patch", "GIT binary patch\n"))))
        .isEmpty();
  }

  @Test
  void an_empty_patch_stops_git() {
    Map<String, String> files = Map.of("a.patch", "");
    assertThat(found(subject(spec("%autosetup -S git_am\n"), files)))
        .containsExactly("empty-patch-file:6");
    assertThat(found(subject(spec("%autosetup -p1\n"), files))).isEmpty();
  }

  @Test
  void p1_is_asked_for_and_added_where_the_patches_need_it() {
    Map<String, String> files = Map.of("a.patch", GIT_PATCH);
    String spec = spec("%autosetup -n %{name}\n");
    assertThat(found(subject(spec, files))).containsExactly("autosetup-without-p1:10");
    assertThat(fixed(subject(spec, files))).isEqualTo(spec.replace("%autosetup", "%autosetup -p1"));

    String single = spec("%setup\n%patch -P 1 -b .x\n");
    assertThat(found(subject(single, files))).containsExactly("patch-without-p1:11");
    assertThat(fixed(subject(single, files))).isEqualTo(single.replace("%patch ", "%patch -p1 "));
  }

  @Test
  void nothing_is_added_where_a_patch_may_be_another() {
    String spec = spec("%autosetup -n %{name}\n");
    String noPrefix = "diff --git x x\n--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n";
    assertThat(found(subject(spec, Map.of("a.patch", noPrefix)))).isEmpty();
    assertThat(fixed(subject(spec))).isEqualTo(spec);

    String two = spec.replace("%description", "Patch2: b.patch\n%description");
    Map<String, String> files = Map.of("a.patch", GIT_PATCH, "b.patch", noPrefix);
    assertThat(found(subject(two, files))).containsExactly("autosetup-without-p1:11");
    assertThat(fixed(subject(two, files))).isEqualTo(two);
  }
}
