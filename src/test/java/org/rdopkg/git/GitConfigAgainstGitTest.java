package org.rdopkg.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.testkit.TempGit;

/** Every setting has the values that {@code git config --list} shows, wherever it is set. */
class GitConfigAgainstGitTest {
  @TempDir Path folder;
  private TempGit repo;

  @BeforeEach
  void aRepository() {
    repo = TempGit.init(folder);
    repo.git("config", "test.where", "repository");
  }

  private void sameAsGit(String where) {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    for (String entry : repo.git("config", "--list", "-z").split("\0", -1)) {
      int end = entry.indexOf('\n');
      if (!entry.isEmpty()) {
        expected
            .computeIfAbsent(end < 0 ? entry : entry.substring(0, end), k -> new ArrayList<>())
            .add(end < 0 ? "true" : entry.substring(end + 1));
      }
    }
    assertThat(expected.get("test.where")).last().isEqualTo(where);
    try (Checkout checkout = repo.open()) {
      expected.forEach(
          (key, values) -> assertThat(checkout.config().all(key)).as(key).isEqualTo(values));
      assertThat(checkout.config().get("test.where")).contains(where);
    }
  }

  private void home(String file, String text) throws IOException {
    Path path = repo.home().resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void theRepositoryComesAfterTheUser() throws IOException {
    home(".gitconfig", "[test]\n\twhere = home\n\tonly = home\n");
    home(".config/git/config", "[test]\n\twhere = xdg\n\tonly = xdg\n");
    sameAsGit("repository");
  }

  @Test
  void oneFileMayStandForTheUsers() throws IOException {
    home(".gitconfig", "[test]\n\tonly = home\n");
    home("other", "[test]\n\tonly = other\n");
    repo = repo.with("GIT_CONFIG_GLOBAL", repo.home().resolve("other").toString());
    sameAsGit("repository");
    repo = repo.with("GIT_CONFIG_GLOBAL", "/dev/null");
    sameAsGit("repository");
  }

  @Test
  void theSystemsFileMayBeAnother() throws IOException {
    home("system", "[test]\n\tsystem = yes\n");
    repo =
        repo.with("GIT_CONFIG_SYSTEM", repo.home().resolve("system").toString())
            .with("GIT_CONFIG_NOSYSTEM", null);
    sameAsGit("repository");
    repo = repo.with("GIT_CONFIG_NOSYSTEM", "yes");
    sameAsGit("repository");
  }

  @Test
  void variablesComeLast() {
    repo =
        repo.with("GIT_CONFIG_COUNT", "2")
            .with("GIT_CONFIG_KEY_0", "test.where")
            .with("GIT_CONFIG_VALUE_0", "variable")
            .with("GIT_CONFIG_KEY_1", "test.A.b")
            .with("GIT_CONFIG_VALUE_1", "");
    sameAsGit("variable");
  }

  @Test
  void theParametersOfAnOuterGitCountToo() {
    repo = repo.with("GIT_CONFIG_PARAMETERS", "'test.where'='parameter'");
    sameAsGit("parameter");
  }

  @Test
  void filesMayBeIncluded() throws IOException {
    home(".gitconfig", "[include]\n\tpath = more\n\tpath = ~/twice\n\tpath = /none\n");
    home("more", "[test]\n\tonly = more\n[include]\n\tpath = deeper\n");
    home("deeper", "[test]\n\tonly = deeper\n");
    home("twice", "[test]\n\tonly = twice\n");
    sameAsGit("repository");
    repo.git("config", "include.path", repo.home().resolve("last").toString());
    home("last", "[test]\n\twhere = included\n");
    sameAsGit("included");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gitdir:FOLDER/",
        "gitdir:FOLDER/repo/.git",
        "gitdir/i:folder/",
        "gitdir:/elsewhere/",
        "onbranch:master",
        "onbranch:el*",
        "hasconfig:remote.*.url:https://example.com/**"
      })
  void filesMayBeIncludedOnCondition(String condition) throws IOException {
    repo.git("config", "remote.origin.url", "https://example.com/foo.git");
    home("more", "[test]\n\tonly = more\n\tsome = 1\n");
    String text = condition.replace("FOLDER", folder.toRealPath().toString());
    home(".gitconfig", "[test]\n\tonly = home\n[includeIf \"" + text + "\"]\n\tpath = more\n");
    sameAsGit("repository");
  }

  @Test
  void aWorkTreeMayHaveItsOwn() throws IOException {
    repo.commitAll("first");
    repo.git("config", "extensions.worktreeConfig", "true");
    repo.git("worktree", "add", "-q", "-b", "el7", "../linked");
    repo.git("config", "--worktree", "test.where", "main work tree");
    sameAsGit("main work tree");
    repo = TempGit.at(folder, folder.resolve("linked"));
    sameAsGit("repository");
    repo.git("config", "--worktree", "test.where", "linked work tree");
    sameAsGit("linked work tree");
  }

  @Test
  void everyWayToWriteAValue() throws IOException {
    home(
        ".gitconfig",
        """
        # comment
        [Test]Inline = 1
        [test "Sub.Section \\"x\\" \\\\"] Key = Value
        [test.old]
        \tkey = value
        [TEST] ; comment
        \tnovalue
        \tempty =
        \tquoted = " a  b "  # comment
        \tmixed = a "b ; c" d;e
        \tescape = tab\\tnewline\\nquote\\"backslash\\\\
        \tlong = one \\
            two
        \tblanks =   a    b  \s
        \tutf8 = Jörg
        \tnumber = 0
        \tmany = 1
        \tmany = 2
        """);
    sameAsGit("repository");
  }

  @Test
  void aFileThatCannotBeReadIsAnErrorThatNamesIt() throws IOException {
    home(".gitconfig", "[test\nbroken");
    assertThatThrownBy(() -> repo.open())
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining(".gitconfig");
  }
}
