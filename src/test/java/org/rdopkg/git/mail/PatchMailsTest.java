package org.rdopkg.git.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.RdopkgException;

/** Series, and repositories that are special as a whole. */
class PatchMailsTest {
  private static final String AUTHOR = "A <a@b> 1600000000 +0000";

  @TempDir Path folder;
  private Path bare;
  private HistoryBuilder history;

  @BeforeEach
  void repository() throws IOException {
    bare = Files.createDirectory(folder.resolve("bare.git"));
    history = new HistoryBuilder(bare);
  }

  @AfterEach
  void close() {
    history.close();
  }

  @Test
  void numbersCountOnAndGrowBeyondFourDigits() throws IOException {
    commit("one two", "1");
    commit("a very long subject of a patch that needs to be cut somewhere", "2");
    history.finish();
    List<Path> theirs = git("--start-number=9999", "--root", "main");
    assertThat(ours(9999)).extracting(PatchMail::fileName).isEqualTo(names(theirs));
  }

  @Test
  void theFirstCommitOfAllCreatesItsFiles() throws IOException {
    commit("root", "1");
    commit("next", "2");
    history.finish();
    assertSame(ours(1), git("--root", "main"));
  }

  @Test
  void aCommitWhoseParentsAreCutOffCreatesItsFiles() throws IOException {
    commit("unknown", "1");
    commit("shallow", "2");
    commit("tip", "3");
    history.finish();
    Files.writeString(bare.resolve("shallow"), history.commits().get(1).name() + "\n");
    List<ObjectId> known = history.commits().subList(1, 3);
    assertSame(PatchMails.write(history.repository(), known, 1), git("--root", "main"));
  }

  @Test
  void idsAreAsLongAsItTakesToBeUnique() throws IOException {
    List<String> contents = likeIds(60_000);
    history.commit(AUTHOR, Optional.empty(), "start");
    for (int i = 0; i < contents.size(); i++) {
      commit("collision " + i, contents.get(i));
    }
    history.finish();
    List<Path> theirs = git(history.commits().get(0).name() + "..main");
    assertThat(Files.readString(theirs.get(1))).containsPattern("index [0-9a-f]{8,}\\.\\.");
    List<ObjectId> series = history.commits().subList(1, history.commits().size());
    assertSame(PatchMails.write(history.repository(), series, 1), theirs);
  }

  @Test
  void aNameWithoutASubjectHasOnlyItsNumber() {
    assertThat(PatchFileName.of(7, new byte[0])).isEqualTo("0007-.patch");
  }

  @Test
  void aMissingObjectIsAnErrorThatNamesIt() throws IOException {
    commit("one", "1");
    history.finish();
    ObjectId unknown = ObjectId.fromString("1234567890123456789012345678901234567890");
    assertThatThrownBy(() -> PatchMails.write(history.repository(), List.of(unknown), 1))
        .isInstanceOfSatisfying(
            RdopkgException.class, e -> assertThat(e.why().orElse("")).contains(unknown.name()));
  }

  @Test
  void aDamagedCommitIsAnError() throws IOException {
    ObjectId damaged = commitOf("tree no-id\n\nx");
    commit("one", "1");
    history.finish();
    assertThatThrownBy(() -> PatchMails.write(history.repository(), List.of(damaged), 1))
        .isInstanceOfSatisfying(
            RdopkgException.class, e -> assertThat(e.why().orElse("")).contains("damaged"));
  }

  @Test
  void foldersNestedAbsurdlyDeepAreAnError() throws IOException {
    history.commit(AUTHOR, Optional.empty(), "start");
    ObjectId deep = nested(3000);
    history.finish();
    assertThatThrownBy(() -> PatchMails.write(history.repository(), List.of(deep), 1))
        .isInstanceOfSatisfying(
            RdopkgException.class, e -> assertThat(e.why().orElse("")).contains("nested"));
  }

  @Test
  void foldersNestedVeryDeepAreWritten() throws IOException {
    history.commit(AUTHOR, Optional.empty(), "start");
    ObjectId deep = nested(2000);
    history.finish();
    List<ObjectId> often = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      often.add(deep);
    }
    assertThat(PatchMails.write(history.repository(), often, 1)).hasSize(40);
  }

  @Test
  void noCommitsGiveNoFiles() throws IOException {
    commit("one", "1");
    history.finish();
    assertThat(PatchMails.write(history.repository(), List.of(), 1)).isEmpty();
  }

  /** A commit with one file below so many folders. */
  private ObjectId nested(int depth) throws IOException {
    ObjectId id = history.insert(Constants.OBJ_BLOB, new byte[] {'x', '\n'});
    String mode = "100644";
    for (int i = 0; i <= depth; i++) {
      byte[] hash = new byte[20];
      id.copyRawTo(hash, 0);
      ByteSink tree = new ByteSink().put(mode).put(" d\0").put(hash);
      id = history.insert(Constants.OBJ_TREE, tree.toByteArray());
      mode = "40000";
    }
    return commitOf("tree " + id.name() + "\nauthor " + AUTHOR + "\n\ndeep\n");
  }

  private ObjectId commitOf(String text) throws IOException {
    return history.insert(Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Contents whose ids start with the same seven digits or more, in pairs. */
  private static List<String> likeIds(int tries) {
    List<String> contents = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    try (ObjectInserter.Formatter ids = new ObjectInserter.Formatter()) {
      for (int i = 0; i < tries; i++) {
        String content = "content " + i + "\n";
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        String start = ids.idFor(Constants.OBJ_BLOB, bytes).name().substring(0, 7);
        String other = seen.putIfAbsent(start, content);
        if (other != null) {
          contents.add(other);
          contents.add(content);
        }
      }
    }
    assertThat(contents).isNotEmpty();
    return contents;
  }

  private void commit(String subject, String content) throws IOException {
    history.put("file", HistoryBuilder.FILE, content.getBytes(StandardCharsets.US_ASCII));
    history.commit(AUTHOR, Optional.empty(), subject + "\n");
  }

  private List<PatchMail> ours(int firstNumber) {
    return PatchMails.write(history.repository(), history.commits(), firstNumber);
  }

  private List<Path> git(String... more) throws IOException {
    return new GitProgram(bare).formatPatch(folder.resolve("patches"), more);
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }

  private static void assertSame(List<PatchMail> ours, List<Path> theirs) throws IOException {
    assertThat(ours).extracting(PatchMail::fileName).isEqualTo(names(theirs));
    for (int i = 0; i < theirs.size(); i++) {
      assertThat(new String(ours.get(i).content(), StandardCharsets.ISO_8859_1))
          .isEqualTo(Files.readString(theirs.get(i), StandardCharsets.ISO_8859_1));
    }
  }
}
