package org.rdopkg.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.testkit.TempGit;

/** A repository of somebody else is refused exactly when git refuses it. */
class SafeDirectoryTest {
  private static final int SOMEBODY_ELSE = 54_321;

  @TempDir Path folder;
  private TempGit repo;

  @BeforeEach
  void aRepositoryOfSomebodyElse() throws IOException {
    folder = folder.toRealPath();
    repo = TempGit.init(folder);
    repo.write("foo.spec", "Name: foo\n").commitAll("first");
    give(repo.top());
    give(repo.top().resolve(".git"));
  }

  private static void give(Path path) {
    boolean given;
    try {
      Files.setAttribute(path, "unix:uid", SOMEBODY_ELSE);
      given = true;
    } catch (IOException | UnsupportedOperationException e) {
      given = false;
    }
    assumeTrue(given, "only root can give a folder to somebody else");
  }

  private boolean sameAsGit() {
    boolean allowed = repo.tryGit("status").succeeded();
    String said = "";
    try (Checkout checkout = repo.open()) {
      assertThat(checkout.refs().head().commit()).isPresent();
    } catch (RdopkgException e) {
      said = e.what();
      assertThat(e.fixes().get(0))
          .isEqualTo("git config --global --add safe.directory " + repo.top());
    }
    assertThat(said).isEqualTo(allowed ? "" : "dubious ownership in repository at " + repo.top());
    return allowed;
  }

  @Test
  void itIsRefused() {
    assertThat(sameAsGit()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TOP", "*", "TOP/.git", "/elsewhere", "PARENT", "PARENT/re", ""})
  void theUsersOwnConfigurationMayAllowIt(String value) throws IOException {
    String top = repo.top().toString();
    String path = value.replace("TOP", top).replace("PARENT", folder.toString());
    Files.writeString(
        repo.home().resolve(".gitconfig"), "[safe]\n\tdirectory = \"" + path + "\"\n");
    sameAsGit();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/*"})
  void aSlashOrStarAtTheEndIsUnderstoodAsByGitSince246(String end) throws IOException {
    Path allowed = end.equals("/") ? repo.top() : folder;
    Files.writeString(
        repo.home().resolve(".gitconfig"), "[safe]\n\tdirectory = \"" + allowed + end + "\"\n");
    try (Checkout checkout = repo.open()) {
      assertThat(checkout.workTree()).isEqualTo(repo.top());
    }
  }

  @Test
  void anEmptyValueForgetsTheOnesBefore() throws IOException {
    Files.writeString(
        repo.home().resolve(".gitconfig"), "[safe]\n\tdirectory = *\n\tdirectory =\n");
    assertThat(sameAsGit()).isFalse();
  }

  @Test
  void aPathMayStartAtHome() throws IOException {
    Files.writeString(
        repo.home().resolve(".gitconfig"), "[safe]\n\tdirectory = ~/../repo\n\tdirectory = ~/x\n");
    sameAsGit();
  }

  @Test
  void theRepositorysOwnConfigurationMayNotAllowIt() throws IOException {
    Files.writeString(
        repo.top().resolve(".git/config"),
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n[safe]\n\tdirectory = *\n");
    assertThat(sameAsGit()).isFalse();
  }

  @Test
  void theCommandLineOfGitMayAllowIt() {
    repo =
        repo.with("GIT_CONFIG_COUNT", "1")
            .with("GIT_CONFIG_KEY_0", "safe.directory")
            .with("GIT_CONFIG_VALUE_0", repo.top().toString());
    assertThat(sameAsGit()).isTrue();
  }

  @Test
  void whoBecameRootIsStillWhoTheyWere() {
    repo = repo.with("SUDO_UID", String.valueOf(SOMEBODY_ELSE));
    assertThat(sameAsGit()).isTrue();
    repo = repo.with("SUDO_UID", "54322");
    assertThat(sameAsGit()).isFalse();
  }

  @Test
  void aFileInItThatBelongsToSomebodyElseDoesNotMatter() throws IOException {
    Files.setAttribute(repo.top(), "unix:uid", 0);
    Files.setAttribute(repo.top().resolve(".git"), "unix:uid", 0);
    give(repo.top().resolve("foo.spec"));
    assertThat(sameAsGit()).isTrue();
  }
}
