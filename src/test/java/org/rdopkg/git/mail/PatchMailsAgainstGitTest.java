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
  @TempDir Path folder;

  @Test
  void awkwardCommitsGiveTheFilesThatGitWrites() throws IOException {
    compare(1, 300);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void manyAwkwardCommitsGiveTheFilesThatGitWrites(long seed) throws IOException {
    compare(seed, 500);
  }

  private void compare(long seed, int count) throws IOException {
    Random random = new Random(seed);
    Path bare = Files.createDirectory(folder.resolve("bare.git"));
    try (HistoryBuilder history = new HistoryBuilder(bare)) {
      generate(history, random, count);
      List<ObjectId> commits = history.commits().subList(1, history.commits().size());
      List<PatchMail> ours = PatchMails.write(history.repository(), commits, 1);
      List<Path> theirs =
          GitProgram.standingIn(history.attributesIn(folder.resolve("tree")), bare)
              .formatPatch(folder.resolve("patches"), history.commits().get(0).name() + "..main");
      assertThat(ours).hasSameSizeAs(theirs);
      for (int i = 0; i < theirs.size(); i++) {
        assertThat(ours.get(i).fileName()).isEqualTo(theirs.get(i).getFileName().toString());
        assertThat(text(ours.get(i).content()))
            .as(commits.get(i).name() + " " + ours.get(i).fileName())
            .isEqualTo(text(Files.readAllBytes(theirs.get(i))));
      }
    }
  }

  static void generate(HistoryBuilder history, Random random, int count) throws IOException {
    AwkwardText text = new AwkwardText(random);
    AwkwardFiles files = new AwkwardFiles(random, history);
    history.commit("A <a@b> 1 +0000", Optional.empty(), "start");
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
