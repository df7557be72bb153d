package org.rdopkg.git.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.git.Checkout;
import org.rdopkg.testkit.TempGit;

/** The user's hooks cannot tell rdopkg from {@code git commit -- paths}. */
class HooksTest {
  private static final List<String> ALL =
      List.of("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-rewrite");

  /** Writes down what a hook can see; the index's name and the time are left out. */
  private static final String SPY =
      """
      #!/bin/sh
      {
        echo "== ${0##*/} $*"
        echo "$PWD" | sed 's,.*/,in ,'
        env | grep '^GIT_' | sed '/^GIT_INDEX_FILE=/{/^[^=]*=[.]git.index/!s,/[^/]*$,/NEXT,;s,/rdopkg/,/,}' | sort
        case "${0##*/}" in post-*) ;; *) git ls-files --stage; git diff-files --name-only ;; esac
        git rev-parse --verify -q HEAD | cut -c1-4
        test -z "$1" || cat "$1" 2>/dev/null
        cat
      } >>SPYLOG 2>&1
      """;

  @TempDir Path folder;
  private TempGit repo;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @BeforeEach
  void aPackage() {
    repo = TempGit.init(folder, "ours/pkg");
    prepare(repo);
  }

  private static void prepare(TempGit repo) {
    repo.write("foo.spec", "Release: 1\n").write("other", "1\n");
    repo.with("GIT_AUTHOR_NAME", "Some Body").at(1_500_000_000).commitAll("first");
    repo.write("other", "2\n").git("add", "other");
  }

  private void spy(TempGit repo, Path hooks, String log) {
    ALL.forEach(
        name -> repo.script(hooks.resolve(name), SPY.replace("SPYLOG", folder + "/" + log)));
  }

  private Applied apply(TempGit repo, CommitPlan commit) {
    try (Checkout checkout = repo.open()) {
      UpdatePlan plan =
          UpdatePlan.builder("rdopkg test", checkout.refs().head())
              .file(FileChange.write("foo.spec", "Release: 2\n".getBytes(StandardCharsets.UTF_8)))
              .commit(commit)
              .build();
      return new Transactions(checkout, output).apply(plan);
    }
  }

  @ParameterizedTest
  @CsvSource({"false,hooks", "true,hooks", "false,elsewhere", "true,worktree"})
  void hooksSeeWhatGitShowsThem(boolean amend, String where) throws IOException {
    TempGit twin = TempGit.init(folder, "twin/pkg");
    prepare(twin);
    repo = place(repo, where, "ours.log");
    twin = place(twin, where, "twin.log");

    Applied applied =
        apply(repo, amend ? CommitPlan.amending("message") : CommitPlan.onTop("message"));
    twin.write("foo.spec", "Release: 2\n");
    if (amend) {
      twin.git("commit", "-q", "--amend", "-m", "message", "--", "foo.spec");
    } else {
      twin.git("commit", "-q", "-m", "message", "--", "foo.spec");
    }

    assertThat(seen("ours.log")).isEqualTo(seen("twin.log"));
    assertThat(applied.warnings()).isEmpty();
    assertThat(repo.head()).isEqualTo(twin.head());
  }

  private TempGit place(TempGit repo, String where, String log) {
    Path hooks = repo.top().resolve(".git/hooks");
    if (where.equals("elsewhere")) {
      repo.git("config", "core.hooksPath", "../elsewhere");
      hooks = repo.top().resolve("../elsewhere");
    }
    spy(repo, hooks, log);
    if (!where.equals("worktree")) {
      return repo;
    }
    repo.git("worktree", "add", "-q", "-b", "el7", "../linked");
    return TempGit.at(folder, repo.top().resolveSibling("linked"));
  }

  /** Paths of the two repositories made alike. */
  private String seen(String log) throws IOException {
    String text = Files.readString(folder.resolve(log));
    return text.replaceAll("/[^ \n]*/(ours|twin)/", "TOP/").replaceAll("ours|twin", "X");
  }

  @Test
  void aMessageHookMayAddATrailer() {
    repo.hook(
        "commit-msg",
        """
        #!/bin/sh
        echo >>"$1"
        echo "Change-Id: I0123456789012345678901234567890123456789   " >>"$1"
        """);
    apply(repo, CommitPlan.onTop("foo-1-2\n\n- text"));
    assertThat(repo.git("log", "-1", "--format=%B"))
        .isEqualTo("foo-1-2\n\n- text\n\nChange-Id: I0123456789012345678901234567890123456789");
    assertThat(repo.status()).isEqualTo("M  other");
  }

  @Test
  void whatAHookAddsGetsIntoTheCommit() {
    repo.hook(
        "pre-commit",
        "#!/bin/sh\necho formatted >>foo.spec\necho x >made\ngit add foo.spec made\n");
    apply(repo, CommitPlan.onTop("x"));
    assertThat(repo.git("show", "HEAD:foo.spec")).isEqualTo("Release: 2\nformatted");
    assertThat(repo.git("show", "HEAD:made")).isEqualTo("x");
    assertThat(repo.status()).isEqualTo("M  other");
    repo.checkSound();
  }

  @Test
  void aHookThatIsNotExecutableDoesNotCount() throws IOException {
    repo.hook("pre-commit", "#!/bin/sh\nexit 1\n");
    assertThat(repo.top().resolve(".git/hooks/pre-commit").toFile().setExecutable(false)).isTrue();
    apply(repo, CommitPlan.onTop("x"));
    assertThat(repo.git("log", "-1", "--format=%s")).isEqualTo("x");
  }

  @Test
  void whatAHookSaysIsPassedOn() {
    repo.hook("pre-commit", "#!/bin/sh\necho out\necho err >&2\n");
    repo.hook("post-commit", "#!/bin/sh\nexit 7\n");
    Applied applied = apply(repo, CommitPlan.onTop("x"));
    assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("out\nerr\n");
    assertThat(applied.warnings()).containsExactly("the hook post-commit ended with status 7");
  }

  @Test
  void aHookAfterTheCommitThatCannotBeRunIsAWarning() {
    repo.hook("post-commit", "#!/no/such/program\n");
    Applied applied = apply(repo, CommitPlan.onTop("x"));
    assertThat(applied.warnings())
        .singleElement()
        .asString()
        .startsWith("the hook post-commit was not run: ");
    assertThat(repo.git("log", "-1", "--format=%s")).isEqualTo("x");
  }

  @Test
  void aHookBeforeTheCommitThatCannotBeRunStopsIt() {
    repo.hook("pre-commit", "#!/no/such/program\n");
    String head = repo.head();
    assertThatThrownBy(() -> apply(repo, CommitPlan.onTop("x")))
        .hasMessageStartingWith("cannot run ");
    assertThat(repo.head()).isEqualTo(head);
    assertThat(repo.status()).isEqualTo("M  other");
  }

  @Test
  void aHookMaySourceGitsShellLibraryAndNeedsNoFirstLine() {
    repo.hook("pre-commit", ". git-sh-setup\necho $GIT_DIR\n");
    apply(repo, CommitPlan.onTop("x"));
    assertThat(output.toString(StandardCharsets.UTF_8)).endsWith("/.git\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"~/hooks", "HOME/hooks", "../home/hooks", "%(prefix)/no/such"})
  void theFolderOfHooksIsWhatGitMakesOfIt(String value) {
    repo.script(repo.home().resolve("hooks/pre-commit"), "#!/bin/sh\necho seen\n");
    repo = TempGit.init(folder, "flat");
    prepare(repo);
    repo.git("config", "core.hooksPath", value.replace("HOME", repo.home().toString()));
    apply(repo, CommitPlan.onTop("x"));
    assertThat(output.toString(StandardCharsets.UTF_8))
        .isEqualTo(value.startsWith("%") ? "" : "seen\n");
  }

  @Test
  void notesFollowAnAmendedCommit() {
    repo.git("config", "notes.rewriteRef", "refs/notes/*");
    repo.git("notes", "add", "-m", "a note");
    apply(repo, CommitPlan.amending("x"));
    assertThat(repo.git("notes", "show")).isEqualTo("a note");
  }

  @Test
  void aHookMayRunGitOnTheCheckout() {
    repo.hook("pre-commit", "#!/bin/sh\ngit status --porcelain\ngit diff --cached --name-only\n");
    repo.hook("post-commit", "#!/bin/sh\ngit add -A\ngit tag made\n");
    apply(repo, CommitPlan.onTop("x"));
    assertThat(output.toString(StandardCharsets.UTF_8))
        .isEqualTo("M  foo.spec\n M other\nfoo.spec\n");
    assertThat(repo.id("made")).isEqualTo(repo.head());
  }
}
