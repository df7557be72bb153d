package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.Distgit;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.PrepStyle;
import org.rdopkg.testkit.Run;

/**
 * The documented behaviour of the Python tool, scenario by scenario under the names that its
 * recorded runs have: the same Release, changelog, files, message, exit code and quoted texts.
 * Where the outcome is another one, the test says so and docs/differences.md says why.
 */
class RecordedRunsTest {
  private static final String WHO = "Mon Nov 23 2026 Test User <test@example.com> 1:1.2.3-";

  private static Distgit foo() {
    return distgit("foo-bar").epoch(1).prep(PrepStyle.PATCH_N);
  }

  private static String[] originals(int from, int to) {
    List<String> items = new ArrayList<>();
    for (int i = to; i >= from; i--) {
      items.add("- Original Patch " + i);
    }
    return items.toArray(String[]::new);
  }

  /** What every successful update has in common. */
  private static Run updated(Run run, String release, String... items) {
    String text = String.join("\n", items).replace("%%", "%");
    run.exits(0)
        .outContains("Requested distgit update finished, see last commit.\n")
        .spec()
        .tag("Release")
        .is(release + "%{?dist}")
        .changelogTop(WHO + release, items)
        .repo()
        .headMessage("foo-bar-1.2.3-" + release + "\n\nChangelog:\n" + text)
        .isClean();
    return run;
  }

  private static DistgitRepo edit(DistgitRepo repo, String from, String to) {
    String text = repo.git().read("foo-bar.spec");
    assertThat(text).contains(from);
    repo.git().write("foo-bar.spec", text.replace(from, to));
    return repo;
  }

  // patch

  @Test
  void patch_l() {
    updated(foo().patches(5).create().run("patch", "-l"), "3", originals(1, 5))
        .spec()
        .patches(5)
        .contains("Patch0001: 0001-Original-Patch-1.patch\n", "%patch -P 1 -p1\n");
  }

  @Test
  void patch_R0() {
    updated(foo().patches(1).create().run("patch", "-l", "-R", "0"), "2", originals(1, 1));
  }

  @Test
  void patch_R_invalid() {
    DistgitRepo repo = foo().patches(1).create();
    repo.run("patch", "-l", "-R", "lul")
        .exits(1)
        .errContains("Invalid Release bump index: LUL")
        .nothingChanged();
    repo.run("patch", "-l", "-R", "7")
        .exits(1)
        .errContains("Invalid Release bump index: 7 (Release: 2")
        .nothingChanged();
    repo.run("patch", "-l", "-R", "-1")
        .exits(1)
        .errContains("Invalid Release bump index: -1 (positive integer required)")
        .nothingChanged();
  }

  @Test
  void patch_C_count() {
    DistgitRepo repo = foo().patches(4).inSpec(2).create();
    updated(repo.run("patch", "-l", "-C", "count"), "3", originals(3, 4));
    repo.repo()
        .headChanges(
            "A 0003-Original-Patch-3.patch", "A 0004-Original-Patch-4.patch", "M foo-bar.spec");
  }

  @Test
  void patch_C_detect() {
    DistgitRepo repo = foo().patches(4).inSpec(2).create();
    updated(repo.run("patch", "-l", "-C", "detect"), "3", originals(3, 4))
        .spec()
        .contains("%patch0003 -p1\n%patch0004 -p1\n");
  }

  @Test
  void patch_all_removed() {
    DistgitRepo repo = foo().patches(2).inSpec(2).create();
    repo.git().git("branch", "-f", "master-patches", "1.2.3");
    updated(repo.run("patch", "-l"), "3", "- Update patches").spec().patches(0);
    repo.repo()
        .headChanges(
            "D 0001-Original-Patch-1.patch", "D 0002-Original-Patch-2.patch", "M foo-bar.spec");
    assertThat(repo.spec().text()).doesNotContain("%patch0");
  }

  @Test
  void patch_removed() {
    DistgitRepo repo = foo().patches(3).inSpec(3).create();
    repo.git().git("branch", "-f", "master-patches", "master-patches~2");
    updated(repo.run("patch", "-l"), "3", "- Update patches");
    repo.repo()
        .headChanges(
            "D 0002-Original-Patch-2.patch", "D 0003-Original-Patch-3.patch", "M foo-bar.spec");
  }

  @Test
  void patch_amend() {
    amends(foo().patches(3).create());
  }

  @Test
  void patch_amend_nonroot() {
    DistgitRepo repo = foo().patches(3).create();
    edit(repo, "License:          ASL 2.0", "License:          Apache-2.0");
    repo.git().commitAll("x");
    String parent = repo.git().id("HEAD~");
    amends(repo);
    assertThat(repo.git().id("HEAD~")).isEqualTo(parent);
  }

  private static void amends(DistgitRepo repo) {
    repo.git().git("commit", "-q", "--amend", "-m", "foo-bar-1.2.3-2\n\nChange-Id: Ideadbeef1234");
    repo.run("patch", "-l", "--amend")
        .exits(0)
        .outContains("Requested distgit update finished, see last commit.")
        .repo()
        .headMessage(
            "foo-bar-1.2.3-3\n\nChangelog:\n- Original Patch 3\n- Original Patch 2\n"
                + "- Original Patch 1\n\nChange-Id: Ideadbeef1234")
        .isClean();
  }

  @Test
  void patch_autosetup() {
    DistgitRepo repo = foo().prep(PrepStyle.AUTOSETUP).patches(3).create();
    updated(repo.run("patch", "-l"), "3", originals(1, 3)).spec().doesNotContain("%patch");
  }

  /** The Python tool adds lines that apply the patches a second time. */
  @Test
  void patch_autopatch() {
    DistgitRepo repo = foo().prep(PrepStyle.AUTOPATCH).patches(2).create();
    updated(repo.run("patch", "-l"), "3", originals(1, 2)).spec().doesNotContain("%patch");
  }

  @Test
  void patch_git_am() {
    DistgitRepo repo =
        foo()
            .patches(3)
            .spec(t -> t.replace("%setup -q\n", "%setup -q\ngit am %{patches}\n"))
            .create();
    updated(repo.run("patch", "-l"), "3", originals(1, 3)).spec().doesNotContain("%patch0");
  }

  @Test
  void patch_base_plus2() {
    DistgitRepo repo = foo().magic("patches_base", "1.2.3+2").patches(5).create();
    updated(repo.run("patch", "-l"), "3", originals(3, 5))
        .spec()
        .patchFiles(
            "0001-Original-Patch-3.patch",
            "0002-Original-Patch-4.patch",
            "0003-Original-Patch-5.patch");
  }

  @Test
  void patch_base_only_plus2() {
    DistgitRepo repo = foo().magic("patches_base", "+2").patches(5).create();
    updated(repo.run("patch", "-l"), "3", originals(3, 5)).spec().patches(3);
  }

  /** An empty commit is no patch for us. */
  @Test
  void patch_binary_rename_mode() {
    DistgitRepo repo =
        foo()
            .patch("Add binary", Map.of("bin", new byte[] {0, 1, 2, (byte) 255}))
            .patch("Add old", "old", "text\nmore\n")
            .create();
    repo.git().git("checkout", "-q", "master-patches");
    repo.git().git("mv", "old", "new");
    repo.git().git("commit", "-q", "-m", "Rename old to new");
    assertThat(repo.top().resolve("new").toFile().setExecutable(true)).isTrue();
    repo.git().git("commit", "-q", "-a", "-m", "Make executable");
    repo.git().git("commit", "-q", "--allow-empty", "-m", "Empty commit");
    repo.git().git("checkout", "-q", "master");
    updated(
            repo.run("patch", "-l").errContains("left out", "Empty commit"),
            "3",
            "- Make executable",
            "- Rename old to new",
            "- Add old",
            "- Add binary")
        .spec()
        .patchFiles(
            "0001-Add-binary.patch",
            "0002-Add-old.patch",
            "0003-Rename-old-to-new.patch",
            "0004-Make-executable.patch");
    assertThat(repo.git().read("0003-Rename-old-to-new.patch"))
        .contains(" delete mode 100644 old\n", " create mode 100644 new\n");
    assertThat(repo.git().read("0004-Make-executable.patch"))
        .contains(" mode change 100644 => 100755 new\n");
  }

  /** The Python tool puts Patch lines behind a comment in {@code %build}. */
  @Test
  void patch_comment_trap() {
    DistgitRepo repo =
        foo()
            .patches(1)
            .spec(t -> t.replace("%build\n", "%build\n# do not phone home: offline=yes\n"))
            .create();
    updated(repo.run("patch", "-l"), "3", originals(1, 1))
        .spec()
        .contains(".tar.gz\n\nPatch0001: 0001-Original-Patch-1.patch\n");
  }

  @Test
  void patch_commit_macro() {
    DistgitRepo repo =
        foo().patches(2).spec(t -> "%global commit " + "0".repeat(40) + "\n" + t).create();
    updated(repo.run("patch", "-l"), "3", originals(1, 2))
        .spec()
        .contains("%global commit " + repo.git().id("master-patches") + "\n");
  }

  /** The Python tool puts the Patch line into the conditional. */
  @Test
  void patch_conditional_source() {
    DistgitRepo repo =
        foo()
            .patches(1)
            .spec(t -> t.replace(".tar.gz\n", ".tar.gz\n%if 0\nSource1: y.tar.gz\n%endif\n"))
            .create();
    String text = updated(repo.run("patch", "-l"), "3", originals(1, 1)).spec().text();
    int line = text.indexOf("Patch0001:");
    boolean inside = text.indexOf("%if 0") < line && line < text.indexOf("%endif");
    assertThat(inside).as(text).isFalse();
  }

  /** For us commits with other ids and the same content are no news: no bump, no entry. */
  @Test
  void patch_detect_rehashed() {
    DistgitRepo repo =
        foo()
            .patch("Přikrášlený kůň", "a", "1\n")
            .patch(
                "A rather long subject line that goes on and on so that it is folded", "b", "1\n")
            .create();
    repo.run("patch", "-l").exits(0);
    repo.git().git("checkout", "-q", "master-patches");
    repo.git()
        .with("GIT_COMMITTER_DATE", "1600000000 +0000")
        .git("rebase", "-q", "--force-rebase", "1.2.3");
    repo.git().git("checkout", "-q", "master");
    repo.run("patch", "-l")
        .exits(0)
        .spec()
        .tag("Release")
        .is("3%{?dist}")
        .repo()
        .headMessage("Updated patches from master-patches");
  }

  @Test
  void patch_ignore() {
    DistgitRepo repo = fruits("1.2.3");
    updated(repo.run("patch", "-l"), "3", "- Pear", "- Kiwi", "- Mango")
        .spec()
        .patchFiles("0001-Mango.patch", "0002-Kiwi.patch", "0003-Pear.patch");
  }

  /** The Python tool refuses; for us the two comments are independent. */
  @Test
  void patch_ignore_only() {
    updated(fruits("").run("patch", "-l"), "3", "- Pear", "- Kiwi", "- Mango");
  }

  private static DistgitRepo fruits(String base) {
    Distgit foo = foo().magic("patches_ignore", "DROP-IN-RPM|Wololo");
    return (base.isEmpty() ? foo : foo.magic("patches_base", base))
        .patch("Mango", "mango", "1\n")
        .patch("DROP-IN-RPM: Apple", "apple", "1\n")
        .patch("Kiwi", "kiwi", "1\n")
        .patch("Wololo", "wololo", "1\n")
        .patch("Pear", "pear", "1\n")
        .create();
  }

  @Test
  void patch_no_setup() {
    DistgitRepo repo = foo().patches(2).spec(t -> t.replace("%setup -q\n", "true\n")).create();
    repo.run("patch", "-l").exits(1).errContains("%setup").nothingChanged();
  }

  @Test
  void patch_odd_subjects() {
    String x = "x".repeat(90);
    DistgitRepo repo =
        foo()
            .patch("Use %{name} and 100% of it", "a", "1\n")
            .patch("Slash/and: colon & \"quotes\" 'x'", "b", "1\n")
            .patch("- leading dash", "c", "1\n")
            .patch("Přikrášlený kůň", "d", "1\n")
            .patch("[tag] bracket", "e", "1\n")
            .patch(x, "f", "1\n")
            .patch("* star", "g", "1\n")
            .patch("#hash", "h", "1\n")
            .create();
    repo.run("patch", "-l")
        .exits(0)
        .spec()
        .patchFiles(
            "0001-Use-name-and-100-of-it.patch",
            "0002-Slash-and-colon-quotes-x.patch",
            "0003-leading-dash.patch",
            "0004-P-ikr-len-k.patch",
            "0005-tag-bracket.patch",
            "0006-" + "x".repeat(52) + ".patch",
            "0007-star.patch",
            "0008-hash.patch")
        .changelogTop(
            WHO + "3",
            "- #hash",
            "- * star",
            "- " + x,
            "- [tag] bracket",
            "- Přikrášlený kůň",
            "- - leading dash",
            "- Slash/and: colon & \"quotes\" 'x'",
            "- Use %%{name} and 100%% of it");
  }

  @Test
  void patch_remote() {
    DistgitRepo repo = foo().patches(4).remote("patches").create();
    repo.git().git("branch", "-f", "master-patches", "1.2.3");
    updated(repo.run("patch"), "3", originals(1, 4))
        .repo()
        .same("master-patches", "patches/master-patches");
  }

  @Test
  void patch_remote_explicit() {
    DistgitRepo repo = foo().patches(2).remote("elsewhere").create();
    repo.git().git("push", "-q", "elsewhere", "master-patches:refs/heads/weird/name-patches");
    repo.git().git("fetch", "-q", "elsewhere");
    repo.git().git("branch", "-D", "master-patches");
    updated(repo.run("patch", "-p", "elsewhere/weird/name-patches"), "3", originals(1, 2));
  }

  @Test
  void patch_user_email_header() {
    DistgitRepo repo = foo().patches(1).create();
    repo.git().write("../hdr", "A header of my own\n");
    repo.run("patch", "-l", "-u", "Other Name", "-e", "o@example.org", "-H", "../hdr")
        .exits(0)
        .spec()
        .changelogTop("Mon Nov 23 2026 Other Name <o@example.org> 1:1.2.3-3", "- Original Patch 1")
        .repo()
        .headMessage("A header of my own\n\nChangelog:\n- Original Patch 1");
  }

  @Test
  void update_patches() {
    DistgitRepo repo = foo().patches(3).create();
    repo.run("update-patches")
        .exits(0)
        .spec()
        .tag("Release")
        .is("2%{?dist}")
        .patches(3)
        .repo()
        .headMessage("Updated patches from master-patches")
        .isClean();
    repo.run("update-patches")
        .exits(0)
        .outContains("No changes to patches found\n")
        .nothingChanged();
  }

  @Test
  void update_patches_zero() {
    DistgitRepo repo = foo().create();
    repo.run("update-patches").exits(0).outContains("No changes to patches found");
    repo.repo().commits(1);
  }

  // fix, amend, squash

  private static final String PAUSE =
      "Action required: Edit .spec file as needed and describe changes in changelog.";

  private static DistgitRepo begun(DistgitRepo repo, String release) {
    repo.run("fix").exits(0).outContains(PAUSE, "Once done, run `rdopkg -c` to continue.");
    repo.repo().status(" M foo-bar.spec");
    repo.spec().contains("%changelog\n* " + WHO + release + "\n\n");
    return repo;
  }

  @Test
  void fix_flow() {
    DistgitRepo repo = begun(foo().create(), "3");
    repo.run("status").exits(0).outContains("fix", "[x]", "[*]");
    edit(repo, WHO + "3\n", WHO + "3\n- A change (rhbz#12)\n");
    repo.run("-c")
        .exits(0)
        .outContains("Action finished.")
        .repo()
        .headMessage("foo-bar-1.2.3-3\n\nChangelog:\n- A change (rhbz#12)\n\nResolves: rhbz#12")
        .isClean();
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
  }

  /** The Python tool adds a {@code %{?dist}} that was not there. */
  @Test
  void fix_R() {
    DistgitRepo repo = foo().spec(t -> t.replace("2%{?dist}", "1.2.3.4.5")).create();
    repo.run("fix", "-R", "4").exits(0).spec().tag("Release").is("1.2.3.5.5");
  }

  @Test
  void fix_dlrn() {
    String release = "0.1.20170811112938.81363ec";
    begun(foo().release(release).create(), "0.2.20170811112938.81363ec");
  }

  /** The Python tool ends with a traceback. */
  @Test
  void fix_autorelease() {
    DistgitRepo repo = foo().release("%autorelease").create();
    repo.run("fix").exits(0).spec().tag("Release").is("%autorelease");
  }

  /** The Python tool writes no entry. */
  @Test
  void fix_changelog_trailing_space() {
    DistgitRepo repo = foo().spec(t -> t.replace("%changelog\n", "%changelog \n")).create();
    repo.run("fix").exits(0).spec().contains("%changelog \n* " + WHO + "3\n\n");
  }

  @Test
  void fix_continue_empty() {
    DistgitRepo repo = begun(foo().create(), "3");
    repo.run("--continue")
        .exits(1)
        .errContains("Description of changes is missing in %changelog.")
        .nothingChanged();
    assertThat(repo.top().resolve(".rdopkg.json")).exists();
  }

  /** The Python tool bumps, then can't go on. */
  @Test
  void fix_no_changelog() {
    DistgitRepo repo = foo().spec(t -> t.substring(0, t.indexOf("%changelog"))).create();
    begun(repo, "3");
    repo.run("fix", "-c", "-m", "Text").exits(0).spec().changelogTop(WHO + "3", "- Text");
  }

  @Test
  void fix_reverted() {
    DistgitRepo repo = begun(foo().create(), "3");
    repo.git().git("checkout", "-q", ".");
    repo.run("-c").exits(1).errContains("No distgit changes found").nothingChanged();
    repo.run("--abort").exits(0).outContains("State file removed.");
  }

  @Test
  void amend() {
    DistgitRepo repo = foo().create();
    repo.git().git("commit", "-q", "--amend", "-m", "x\n\nChange-Id: Iabc123");
    edit(repo, "- Update to upstream 1.2.3", "- New text rhbz#77");
    repo.run("amend")
        .exits(0)
        .repo()
        .headMessage(
            "foo-bar-1.2.3-2\n\nChangelog:\n- New text rhbz#77\n\nResolves: rhbz#77\n\n"
                + "Change-Id: Iabc123")
        .commits(1)
        .isClean();
  }

  @Test
  void amend_clean() {
    DistgitRepo repo = foo().create();
    repo.run("amend")
        .exits(0)
        .repo()
        .headMessage("foo-bar-1.2.3-2\n\nChangelog:\n- Update to upstream 1.2.3");
    repo.run("amend").exits(0).outContains("Nothing to amend").nothingChanged();
  }

  @Test
  void squash() {
    DistgitRepo repo = foo().create();
    repo.git().write("x", "1\n").commitAll("first");
    repo.git().write("y", "1\n").commitAll("second");
    repo.run("squash").exits(0).repo().headMessage("first").headChanges("A x", "A y").isClean();
  }

  // the others

  /** The Python tool wants the remote branch; a tag that is right already is no error for us. */
  @Test
  void tag_patches() {
    DistgitRepo repo = foo().patches(1).remote("patches").create();
    repo.run("tag-patches")
        .exits(0)
        .outIs("Not pushing tag. Run \"git push patches foo-bar-1.2.3-2\" by hand.\n");
    repo.run("tag-patches").exits(0);
    repo.git().git("branch", "-f", "master-patches", "1.2.3");
    repo.run("tag-patches").exits(1).errContains("tag 'foo-bar-1.2.3-2' already exists");
    repo.run("tag-patches", "-f").exits(0).repo().same("foo-bar-1.2.3-2", "master-patches");
    repo.run("tag-patches", "-f", "-p").exits(0);
    assertThat(repo.git().git("ls-remote", "patches", "refs/tags/foo-bar-1.2.3-2"))
        .startsWith(repo.git().id("master-patches"));
  }

  /** The frame stays when a value changes; the Python tool drops it. */
  @Test
  void set_magic_comment() {
    DistgitRepo repo = foo().create();
    repo.run("set-magic-comment", "patches_base", "v1.2.3")
        .exits(0)
        .spec()
        .contains(".tar.gz\n\n#\n# patches_base=v1.2.3\n#\n\nBuildArch:");
    repo.run("set-magic-comment", "patches_base", "v9")
        .exits(0)
        .spec()
        .contains("\n\n#\n# patches_base=v9\n#\n\n");
    repo.run("set-magic-comment", "patches_ignore", "DROP|X")
        .exits(0)
        .spec()
        .contains("# patches_ignore=DROP|X\n", "# patches_base=v9\n");
    repo.run("set-magic-comment", "patches_base", "").exits(0);
    repo.run("set-magic-comment", "patches_ignore", "").exits(0);
    assertThat(repo.git().status()).isEmpty();
  }

  @Test
  void conf() {
    foo()
        .create()
        .with("RDOPKG_SYSTEM_CONFIG", "/nowhere")
        .run("conf")
        .exits(0)
        .errContains("No rdopkg config files found, using default config:");
  }

  /** A traceback in the Python tool. */
  @Test
  void err_conf_d() throws Exception {
    DistgitRepo repo = foo().create();
    Path python = repo.git().home().resolve(".rdopkg/conf.d/x.py");
    Files.createDirectories(python.getParent());
    Files.writeString(python, "FETCH_PERIOD = 1\n");
    repo.run("conf").exits(0).errContains(python.toString());
  }

  /** The Python tool offers to delete it, and does so when nobody answers. */
  @Test
  void err_corrupt_state() {
    DistgitRepo repo = foo().create();
    repo.git().write(".rdopkg.json", "{corrupt");
    for (String[] args : new String[][] {{"status"}, {"-c"}, {"fix"}}) {
      repo.run(args)
          .exits(1)
          .errContains("Error loading state file '.rdopkg.json'", "rdopkg --abort")
          .nothingChanged();
    }
    repo.run("status")
        .errContains("why:   it is not JSON, as seen at line 1")
        .output(text -> assertThat(text).doesNotContain("Exception"));
    repo.run("--abort").exits(0);
    repo.git().write(".rdopkg.json", "{\"rdopkg\": \"1\"}");
    repo.run("status").exits(1).errContains("why:   it is not complete, or of another form\n");
    repo.run("--abort").exits(0);
    repo.run("fix", "-m", "x").exits(0);
  }

  @Test
  void err_missing_tag() {
    DistgitRepo repo = foo().patches(1).create();
    repo.git().git("tag", "-d", "1.2.3");
    for (String[] args :
        new String[][] {
          {"patch", "-l"}, {"update-patches"}, {"new-version", "-lntU", "2.0.0"}, {"patchlog"}
        }) {
      repo.run(args).exits(1).nothingChanged();
    }
    repo.run("patch", "-l")
        .errContains("Invalid base patches branch git reference: 1.2.3", "rdopkg pkgenv");
    repo.run("fix", "-m", "x").exits(0);
  }

  @Test
  void err_not_git() {
    for (String[] args :
        new String[][] {
          {"pkgenv"}, {"patch", "-l"}, {"fix"}, {"new-version", "2"}, {"amend"}, {"squash"}
        }) {
      DistgitRepo folder = DistgitRepo.folder();
      folder.git().write("foo.spec", "Name: foo\n");
      folder.run(args).exits(1).errContains("git");
      assertThat(folder.top().toFile().list()).containsExactly("foo.spec");
    }
  }

  @Test
  void err_offline() {
    foo().create().run("pkgenv").exits(0);
  }

  /** The Python tool takes what is staged along. */
  @Test
  void err_staged() {
    DistgitRepo repo = foo().patches(1).create();
    repo.git().write("newfile", "1\n").git("add", "newfile");
    repo.run("patch", "-l")
        .exits(0)
        .repo()
        .headChanges("A 0001-Original-Patch-1.patch", "M foo-bar.spec")
        .status("A  newfile");
  }
}
