package org.rdopkg.spec.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rdopkg.spec.SpecFile;

class SanityCheckTest {
  private static List<String> ids(String text) {
    return SanityCheck.check(SpecFile.of(text), "foo.spec").stream().map(LintProblem::id).toList();
  }

  @Test
  void buildarch_above_a_source_or_patch_is_an_error() {
    assertThat(ids("BuildArch: noarch\nSource0: x\n")).containsExactly("buildarch-before-sources");
    assertThat(ids("Source0: x\nbuildarch : noarch\nPatch1: x\n"))
        .containsExactly("buildarch-before-sources");
    assertThat(ids("Source0: x\nPatch1: x\nBuildArch: noarch\n")).isEmpty();
  }

  @Test
  void only_the_main_package_counts() {
    assertThat(ids("Source0: x\n%package y\nBuildArch: noarch\n%description\nSource1: z\n"))
        .isEmpty();
    assertThat(ids("BuildArch: noarch\nSourceLicense: MIT\n# Source0: x\n")).isEmpty();
  }

  @Test
  void two_patches_base_comments_are_an_error() {
    assertThat(ids("# patches_base=1\n# patches_base=1\n"))
        .containsExactly("duplicate-patches-base");
    assertThat(ids("# patches_base=1\n# patches_ignore=1\n%changelog\n# patches_base=2\n"))
        .isEmpty();
  }

  @Test
  void the_report_line_is_the_one_that_people_know() {
    assertThat(SanityCheck.check(SpecFile.of("#patches_base=1\n#patches_base=2\n"), "foo-bar.spec"))
        .extracting(LintProblem::line)
        .containsExactly(
            "foo-bar.spec: E: duplicate-patches-base: Please make sure to only have one #"
                + " patches_base= entry in .spec file to avoid problems.");
  }
}
