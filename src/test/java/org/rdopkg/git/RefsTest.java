package org.rdopkg.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.testkit.TempGit;

/** Refs are what git says they are, wherever git keeps them. */
class RefsTest {
  @TempDir Path temp;
  private TempGit git;

  @BeforeEach
  void someRefs() {
    git = TempGit.init(temp);
    git.git("commit", "-q", "--allow-empty", "-m", "first");
    git.git("tag", "1.0");
    git.git("tag", "-m", "annotated", "1.1");
    git.git("branch", "packed");
    git.git("branch", "a/deep/one");
    git.git("pack-refs", "--all");
    git.git("commit", "-q", "--allow-empty", "-m", "second");
    git.git("tag", "2.0");
    git.git("branch", "-f", "packed");
    git.git("branch", "a/deep/two");
    git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    git.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
    git.git("symbolic-ref", "refs/remotes/gone/HEAD", "refs/remotes/gone/main");
  }

  private Refs refs(TempGit repository) {
    return Checkout.open(repository.environment()).refs();
  }

  @Test
  void looseAndPackedRefsAreThoseOfGit() {
    assertSameAsGit(git);
    git.git("pack-refs", "--all", "--prune");
    assertSameAsGit(git);
    git.git("branch", "-D", "packed");
    git.git("branch", "again");
    assertSameAsGit(git);
    assertThat(refs(git).get("refs/heads/packed")).isEmpty();
  }

  @Test
  void refsAreReadAfreshEachTime() {
    Refs refs = refs(git);
    String before = refs.get("refs/heads/master").orElseThrow();
    git.git("commit", "-q", "--allow-empty", "-m", "third");
    String after = git.git("rev-parse", "HEAD").strip();
    assertThat(refs.get("refs/heads/master")).contains(after).isNotEqualTo(Optional.of(before));
    git.git("pack-refs", "--all", "--prune");
    assertThat(refs.get("refs/heads/master")).contains(after);
    git.git("commit", "-q", "--allow-empty", "-m", "fourth");
    git.git("pack-refs", "--all", "--prune");
    assertThat(refs.get("refs/heads/master")).contains(git.git("rev-parse", "HEAD").strip());
  }

  @Test
  void manyRefsOneAfterTheOther() {
    TempGit.Import history = git.importing("master").from("HEAD");
    for (int i = 0; i < 21; i++) {
      history.commit("one of many " + i);
    }
    history.done();
    StringBuilder create = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      create.append("create refs/tags/many-").append(i).append(" HEAD~").append(i % 7).append('\n');
    }
    git.gitInput(create.toString().getBytes(UTF_8), "update-ref", "--stdin");
    git.git("tag", "-m", "annotated", "many");
    git.git("pack-refs", "--all", "--prune");
    assertSameAsGit(git);

    Refs refs = refs(git);
    List<String> ids = git.git("rev-list", "--max-count=7", "HEAD").lines().toList();
    for (int i = 0; i < 100; i++) {
      assertThat(refs.get("refs/tags/many-" + i)).contains(ids.get(i % 7));
      assertThat(refs.get("refs/tags/any-" + i)).isEmpty();
    }
    git.git("tag", "-f", "many-5", "HEAD~20");
    git.git("pack-refs", "--all", "--prune");
    assertThat(refs.get("refs/tags/many-5")).contains(git.id("HEAD~20"));
    git.git("tag", "-d", "many-6");
    assertThat(refs.get("refs/tags/many-6")).isEmpty();
  }

  @Test
  void headOnABranchDetachedAndUnborn() {
    String id = git.git("rev-parse", "HEAD").strip();
    assertThat(refs(git).head()).isEqualTo(new Head.OnBranch("master", Optional.of(id)));
    git.git("checkout", "-q", "--detach");
    assertThat(refs(git).head()).isEqualTo(new Head.Detached(id));
    git.git("symbolic-ref", "HEAD", "refs/heads/new");
    assertThat(refs(git).head()).isEqualTo(new Head.OnBranch("new", Optional.empty()));
  }

  @Test
  void linkedWorkTreesHaveTheirOwnHeadAndShareBranches() {
    Path other = temp.resolve("other");
    git.git("worktree", "add", "-q", "-b", "side", other.toString());
    TempGit linked = TempGit.at(temp, other);
    assertThat(refs(linked).head())
        .isEqualTo(new Head.OnBranch("side", refs(git).get("refs/heads/master")));
    linked.git("update-ref", "refs/worktree/mine", "HEAD");
    assertThat(refs(linked).get("refs/worktree/mine")).isPresent();
    assertThat(refs(git).get("refs/worktree/mine")).isEmpty();
    assertSameAsGit(linked);
  }

  @Test
  void filesThatAreNoRefsAreNotListed() throws IOException {
    Path heads = git.top().resolve(".git/refs/heads");
    Files.writeString(heads.resolve("x.lock"), "");
    Files.writeString(heads.resolve("empty"), "");
    Files.writeString(heads.resolve("text"), "no id\n");
    assertThat(refs(git).names("refs/heads/"))
        .contains("refs/heads/packed")
        .doesNotContain("refs/heads/x.lock", "refs/heads/empty", "refs/heads/text");
    assertThat(refs(git).get("refs/heads/x.lock")).isEmpty();
    assertThatThrownBy(() -> refs(git).get("refs/heads/text"))
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining("refs/heads/text is damaged");
  }

  @Test
  void aFolderOfRefsIsNoRef() {
    assertThat(refs(git).get("refs/heads/a")).isEmpty();
    assertThat(refs(git).get("refs/heads/a/deep/one/more")).isEmpty();
    assertThat(refs(git).names("refs/heads/nothing/")).isEmpty();
    assertThat(refs(git).get("refs/heads/../../HEAD")).isEmpty();
  }

  @Test
  void symbolicRefsInARingEnd() {
    git.git("symbolic-ref", "refs/heads/one", "refs/heads/other");
    git.git("symbolic-ref", "refs/heads/other", "refs/heads/one");
    assertThat(refs(git).get("refs/heads/one")).isEmpty();
    assertThat(refs(git).names("refs/heads/")).doesNotContain("refs/heads/one");
  }

  private void assertSameAsGit(TempGit repository) {
    Refs refs = refs(repository);
    List<String> listed =
        repository
            .git("for-each-ref", "--format=%(refname) %(objectname) %(symref) ")
            .lines()
            .toList();
    assertThat(refs.names("refs/"))
        .isEqualTo(listed.stream().map(line -> line.split(" ", -1)[0]).sorted().toList());
    for (String line : listed) {
      String[] parts = line.split(" ", -1);
      assertThat(refs.get(parts[0])).contains(parts[1]);
      assertThat(refs.symbolicTarget(parts[0]).orElse(""))
          .isEqualTo(parts.length > 2 ? parts[2] : "");
    }
    assertThat(refs.symbolicTarget("refs/remotes/gone/HEAD")).contains("refs/remotes/gone/main");
    assertThat(refs.get("refs/remotes/gone/HEAD")).isEmpty();
  }

  @Test
  void namesAreValidWhenGitSaysSo() {
    Random random = new Random(1);
    String letters = "ab/./.@{~^:?*[\\ \u007f\u0001é-l";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder(random.nextBoolean() ? "refs/" : "");
      for (int n = random.nextInt(8); n >= 0; n--) {
        int pick = random.nextInt(letters.length() * 3);
        name.append(pick < letters.length() ? letters.charAt(pick) : "ab/.".charAt(pick % 4));
        name.append(random.nextInt(20) == 0 ? ".lock" : "");
      }
      String text = name.toString();
      if (!text.contains(".lock/")) { // there JGit goes wrong
        assertThat(Refs.isValid(text)).as(text).isEqualTo(Repository.isValidRefName(text));
      }
      if (i < 100 || (text.contains(".lock/") && i < 500)) {
        assertThat(Refs.isValid(text))
            .as(text)
            .isEqualTo(git.tryGit("check-ref-format", text).succeeded());
      }
    }
  }
}
