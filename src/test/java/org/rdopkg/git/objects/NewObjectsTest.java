package org.rdopkg.git.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.TempGit;

/** New objects: nowhere but in memory at first, then few by themselves and many in a pack. */
class NewObjectsTest {
  private static final int MEBIBYTE = 1 << 20;

  @TempDir Path folder;
  private TempGit repo;

  @BeforeEach
  void makeRepository() throws IOException {
    repo = TempGit.init(folder);
  }

  private Repository open() throws IOException {
    return new FileRepositoryBuilder().setGitDir(repo.top().resolve(".git").toFile()).build();
  }

  private static byte[] text(int number, int size) {
    byte[] text = new byte[size];
    text[0] = (byte) number;
    return text;
  }

  @Test
  void nothingIsStoredWhereNothingIsWanted() throws IOException {
    try (Repository jgit = open();
        NewObjects objects = new NewObjects(jgit)) {
      List<ObjectId> ids = new ArrayList<>();
      for (int i = 0; i < 48; i++) {
        ids.add(objects.add(Constants.OBJ_BLOB, text(i, MEBIBYTE)));
      }
      assertThat(ids).allMatch(id -> objects.get(id).isPresent());
    }
    assertThat(repo.git("count-objects", "-v")).contains("count: 0").contains("in-pack: 0");
  }

  @Test
  void whatIsWantedGoesToTheDiskBeforeTheMemoryIsFull() throws IOException {
    try (Repository jgit = open();
        NewObjects objects = new NewObjects(jgit)) {
      objects.preparing(true);
      ObjectId first = objects.add(Constants.OBJ_BLOB, text(0, MEBIBYTE));
      for (int i = 1; i < 40; i++) {
        objects.add(Constants.OBJ_BLOB, text(i, MEBIBYTE));
      }
      assertThat(objects.get(first)).isEmpty();
      assertThat(jgit.getObjectDatabase().has(first)).isTrue();
    }
    assertThat(repo.git("count-objects", "-v")).contains("count: 0").contains("in-pack: 33");
  }

  @Test
  void fewAreStoredByThemselves() throws IOException {
    try (Repository jgit = open();
        NewObjects objects = new NewObjects(jgit)) {
      objects.preparing(true);
      for (int i = 0; i < 12; i++) {
        objects.add(Constants.OBJ_BLOB, text(i, 100));
        objects.add(Constants.OBJ_BLOB, text(i, 100)); // known already
      }
      objects.flush();
    }
    assertThat(repo.git("count-objects", "-v")).contains("count: 12").contains("in-pack: 0");
    assertThat(repo.git("fsck", "--full")).doesNotContain("error");
  }

  @Test
  void whatIsForgottenIsNotStored() throws IOException {
    try (Repository jgit = open();
        NewObjects objects = new NewObjects(jgit)) {
      ObjectId gone = objects.add(Constants.OBJ_BLOB, text(1, 100));
      objects.forget();
      assertThat(objects.get(gone)).isEmpty();
      ObjectId kept = objects.add(Constants.OBJ_BLOB, text(2, 100));
      objects.flush();
      assertThat(objects.get(kept)).isEmpty();
      assertThat(jgit.getObjectDatabase().has(kept)).isTrue();
      assertThat(jgit.getObjectDatabase().has(gone)).isFalse();
    }
  }

  @Test
  void aPackHasWhatTheRepositoryLacks() throws IOException {
    try (Repository jgit = open();
        NewObjects objects = new NewObjects(jgit)) {
      objects.add(Constants.OBJ_BLOB, text(0, 100));
      objects.flush();
      for (int i = 0; i < 14; i++) {
        objects.add(Constants.OBJ_BLOB, text(i, 100));
      }
      objects.flush();
    }
    assertThat(repo.git("count-objects", "-v")).contains("count: 1").contains("in-pack: 13");
    assertThat(repo.git("fsck", "--full")).doesNotContain("error");
  }

  @Test
  void anotherRepositoryGetsWhatItDoesNotKnow() throws IOException {
    TempGit other = TempGit.init(folder.resolve("other"));
    Path packs = other.top().resolve(".git/objects/pack");
    Set<ObjectId> known = new HashSet<>();
    try (Repository jgit = open();
        NewObjects objects = new NewObjects(jgit)) {
      objects.add(Constants.OBJ_BLOB, text(1, 100));
      objects.export(packs, known, Map.of());
      byte[] text = text(2, 100);
      ObjectId second = objects.add(Constants.OBJ_BLOB, text);
      byte[] tree = new byte[0];
      byte[] commit =
          ("tree " + objects.idOf(Constants.OBJ_TREE, tree).name() + "\n\nmessage\n")
              .getBytes(StandardCharsets.US_ASCII);
      ObjectId third = objects.idOf(Constants.OBJ_COMMIT, commit);
      objects.export(packs, known, Map.of(third, commit));
      assertThat(known).hasSize(3).contains(second, third);
      assertThat(other.gitBytes("cat-file", "blob", second.name())).isEqualTo(text);
      assertThat(other.gitBytes("cat-file", "commit", third.name())).isEqualTo(commit);
    }
    assertThat(other.git("count-objects", "-v")).contains("in-pack: 3").contains("packs: 2");
    assertThat(repo.git("count-objects", "-v")).contains("count: 0");
  }
}
