package org.rdopkg.git.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our patch files are git's, byte for byte, for commits of every awkward kind. */
class PatchMailsAgainstGitTest {
  private static final String AUTHOR = "A <a@b> 1600000000 +0000";

  @TempDir Path folder;

  @Test
  void awkwardCommitsGiveTheFilesThatGitWrites() throws IOException {
    compareCommits(1, 300);
  }

  @Test
  void awkwardBinaryFilesGiveTheDeltasThatGitWrites() throws IOException {
    compareBinaries(1, 100);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void manyAwkwardCommitsGiveTheFilesThatGitWrites(long seed) throws IOException {
    compareCommits(seed, 500);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5})
  void manyAwkwardBinaryFilesGiveTheDeltasThatGitWrites(long seed) throws IOException {
    compareBinaries(seed, 500);
  }

  private void compareCommits(long seed, int count) throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare.git"));
    try (HistoryBuilder history = new HistoryBuilder(bare)) {
      generate(history, new Random(seed), count);
      compare(history);
    }
  }

  private void compareBinaries(long seed, int count) throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare.git"));
    AwkwardBinaries binaries = new AwkwardBinaries(new Random(seed));
    try (HistoryBuilder history = new HistoryBuilder(bare)) {
      for (int i = 0; i < count; i++) {
        history.put("f" + i, HistoryBuilder.FILE, binaries.create());
      }
      history.commit(AUTHOR, Optional.empty(), "start");
      for (int i = 0; i < count; i++) {
        byte[] old = history.files().get("f" + i).content();
        history.put("f" + i, HistoryBuilder.FILE, binaries.edit(old));
        history.commit(AUTHOR, Optional.empty(), "edit");
      }
      history.finish();
      compare(history);
    }
  }

  private void compare(HistoryBuilder history) throws IOException {
    List<ObjectId> commits = history.commits().subList(1, history.commits().size());
    List<PatchMail> ours = PatchMails.write(history.repository(), commits, 1);
    Path tree = history.attributesIn(folder.resolve("tree"));
    List<Path> theirs =
        GitProgram.standingIn(tree, history.folder)
            .formatPatch(folder.resolve("patches"), history.commits().get(0).name() + "..main");
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < theirs.size(); i++) {
      assertThat(ours.get(i).fileName()).isEqualTo(theirs.get(i).getFileName().toString());
      assertThat(text(ours.get(i).content()))
          .as(commits.get(i).name() + " " + ours.get(i).fileName())
          .isEqualTo(text(Files.readAllBytes(theirs.get(i))));
    }
  }

  static void generate(HistoryBuilder history, Random random, int count) throws IOException {
    AwkwardText text = new AwkwardText(random);
    AwkwardFiles files = new AwkwardFiles(random, history);
    history.commit(AUTHOR, Optional.empty(), "start");
    for (int i = 0; i < count; i++) {
      files.change();
      if (i >= count - 2) {
        files.attributes();
      }
      history.commit(text.author(), text.encoding(), text.message());
    }
    history.finish();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
