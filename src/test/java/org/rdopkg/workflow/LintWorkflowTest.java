package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** {@code rdopkg lint} as people run it. */
class LintWorkflowTest {
  private static final String BAD =
      """
      Name: foo
      Version: 1
      Release: 1
      BuildArch: noarch
      Source0: foo.tar.gz
      # patches_base=1
      # patches_base=2

      %description
      foo

      %changelog
      * Tue Jan 01 2024 A <a@b> - 1-1
      - x
      """;

  private static DistgitRepo bad() {
    return distgit("foo").specText(BAD).create();
  }

  @Test
  void the_report_names_what_is_wrong_and_the_exit_code_is_23() {
    bad()
        .run("lint")
        .exits(23)
        .outContains(
            "2 ERRORS found:",
            "foo.spec: E: buildarch-before-sources: ",
            "foo.spec: E: duplicate-patches-base: ",
            "1 WARNINGS found:",
            "foo.spec:13: W: changelog-bogus-weekday: Jan 01 2024 was a Mon, not a Tue.",
            "Linting problems detected: 2 errors, 1 warnings")
        .errContains("2 of them can be mended by rdopkg lint --fix");
  }

  @Test
  void the_error_level_decides_about_the_exit_code() {
    DistgitRepo warned =
        distgit("foo").specText(BAD.replaceAll("(?m)^(BuildArch|# patch).*\n", "")).create();
    warned.run("lint").exits(0);
    warned.run("lint", "--error-level", "W").exits(23);
    warned.run("lint", "--error-level", "-").exits(0);
  }

  @Test
  void fix_leaves_the_change_in_the_work_tree_and_commits_nothing() {
    DistgitRepo repo = bad();
    repo.run("lint", "--fix")
        .exits(23)
        .outContains("-* Tue Jan 01 2024", "+* Mon Jan 01 2024", "1 ERRORS found:")
        .errContains(
            "fixed line 4: buildarch-before-sources",
            "fixed line 13: changelog-bogus-weekday",
            "nothing was committed");
    assertThat(repo.git().git("status", "--porcelain")).isEqualTo(" M foo.spec");
    assertThat(repo.git().read("foo.spec"))
        .isEqualTo(
            BAD.replace(
                    "BuildArch: noarch\nSource0: foo.tar.gz\n",
                    "Source0: foo.tar.gz\nBuildArch: noarch\n")
                .replace("Tue", "Mon"));
    repo.run("lint", "--fix").exits(23).errContains("nothing that can be mended safely");
  }

  @Test
  void undo_takes_a_fix_back() {
    DistgitRepo repo = bad();
    repo.run("lint", "--fix").exits(23);
    repo.run("undo").exits(0);
    assertThat(repo.git().read("foo.spec")).isEqualTo(BAD);
  }

  @Test
  void a_dry_run_shows_the_change_and_makes_none() {
    DistgitRepo repo = bad();
    repo.run("lint", "--fix", "--dry-run")
        .outContains("+* Mon Jan 01 2024")
        .errContains("would fix line 13: changelog-bogus-weekday", "nothing was changed");
    assertThat(repo.git().read("foo.spec")).isEqualTo(BAD);
    repo.run("lint", "--dry-run").exits(2);
    repo.run("lint", "--fix", "--lint-checks", "rpmlint").exits(2);
  }

  @Test
  void rules_are_switched_off_by_option_config_and_comment() {
    DistgitRepo repo = bad();
    repo.run("lint", "--ignore", "buildarch-before-sources,duplicate-patches-base")
        .exits(0)
        .outContains("1 WARNINGS found:");
    repo.run("lint", "--ignore", "no-such-rule").errContains("no rule has the id no-such-rule");
    repo.git()
        .git("config", "rdopkg.lint-ignore", "changelog-bogus-weekday, duplicate-patches-base");
    repo.run("lint").outContains("1 errors, 0 warnings");
    repo.run("set-magic-comment", "lint_ignore", "buildarch-before-sources").exits(0);
    repo.run("lint").exits(0).outContains("no linting errors found");
  }

  @Test
  void json_tells_the_same() {
    JsonObject json =
        JsonParser.parseString(bad().run("lint", "--json", "--fix", "--dry-run").exits(23).out())
            .getAsJsonObject();
    assertThat(json.get("status").getAsString()).isEqualTo("planned");
    assertThat(json.get("errors").getAsInt()).isEqualTo(1);
    assertThat(json.getAsJsonArray("fixed")).hasSize(2);
    JsonObject problem = json.getAsJsonArray("problems").get(0).getAsJsonObject();
    assertThat(problem.get("id").getAsString()).isEqualTo("duplicate-patches-base");
    assertThat(problem.get("level").getAsString()).isEqualTo("E");
    assertThat(problem.get("line").getAsInt()).isEqualTo(7);
  }

  @Test
  void all_rules_are_listed() {
    bad().run("lint", "--list").exits(0).outContains("E  buildarch-before-sources  (--fix)");
    assertThat(
            JsonParser.parseString(bad().run("lint", "--list", "--json").exits(0).out())
                .getAsJsonArray())
        .hasSizeGreaterThan(20);
  }

  @Test
  void patch_refuses_a_spec_with_errors_and_says_how_to_mend_it() {
    DistgitRepo repo = bad();
    repo.run("patch", "-l").exits(23).errContains("2 ERRORS found:", "try again");
    assertThat(repo.git().git("status", "--porcelain")).isEmpty();
  }

  @Test
  void a_spec_outside_of_git_is_checked_and_mended() {
    DistgitRepo folder = DistgitRepo.folder();
    folder.git().write("foo.spec", BAD);
    folder.run("lint", "--fix", "foo.spec").exits(23).errContains("fixed line 4");
    assertThat(folder.git().read("foo.spec")).contains("* Mon Jan");
  }

  @Test
  void a_spec_in_a_repository_without_a_commit_is_mended() {
    DistgitRepo folder = DistgitRepo.folder();
    folder.git().git("init", "-q");
    folder.git().write("sub/foo.spec", BAD);
    folder.run("lint", "--fix", "sub/foo.spec").exits(23).errContains("fixed line 4");
    assertThat(folder.git().read("sub/foo.spec")).contains("* Mon Jan");
  }

  @Test
  void files_beside_the_spec_are_compared_with_it() {
    DistgitRepo repo =
        distgit("foo")
            .specText(BAD.replaceAll("(?m)^(BuildArch|# patch).*\n", "").replace("Tue", "Mon"))
            .file("left.patch", "x")
            .create();
    repo.run("lint").exits(0).outContains("foo.spec: W: file-without-patch: ", "left.patch");
    repo.git().write("other.spec", "");
    repo.run("lint", "foo.spec").outContains("no linting errors found");
  }

  @Test
  void rpmlint_is_asked_only_when_wanted_and_its_words_cannot_reach_the_terminal_raw()
      throws IOException {
    DistgitRepo repo = distgit("foo").specText(BAD).create();
    Path bin = Files.createDirectories(repo.git().home().resolve("bin"));
    DistgitRepo with = repo.with("PATH", bin + ":/usr/bin:/bin");
    repo.git()
        .script(
            bin.resolve("rpmlint"),
            "#!/bin/sh\nprintf '%s:3: E: made-up a\\033[31mb\\n' \"$1\"; exit 64");
    with.run("lint", "--lint-checks", "sanity")
        .output(o -> assertThat(o).doesNotContain("made-up"));
    with.run("lint", "--lint-checks", "rpmlint")
        .exits(23)
        .outContains("foo.spec:3: E: made-up: a")
        .output(o -> assertThat(o).doesNotContain("\u001b").doesNotContain("buildarch"));
    with.run("lint", "--lint-checks", "all", "--ignore", "made-up")
        .outContains("buildarch-before-sources")
        .output(o -> assertThat(o).doesNotContain("made-up"));
    repo.git().script(bin.resolve("rpmlint"), "#!/bin/sh\necho broken >&2; exit 1");
    with.run("lint", "--lint-checks", "all").exits(1).errContains("rpmlint failed", "broken");
  }

  @Test
  void a_missing_rpmlint_is_told() {
    DistgitRepo without = distgit("foo").specText(BAD).create().with("PATH", "/nonexistent");
    without
        .run("lint", "--lint-checks", "all")
        .exits(23)
        .outContains("buildarch-before-sources")
        .errContains("rpmlint is not installed; its checks were left out");
    without
        .run("lint", "--lint-checks", "rpmlint")
        .exits(1)
        .errContains("rpmlint is not installed");
  }
}
