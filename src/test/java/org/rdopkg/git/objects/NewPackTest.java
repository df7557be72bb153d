package org.rdopkg.git.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.TempGit;

/** The packs that a replay writes, judged by git. */
class NewPackTest {
  @TempDir Path folder;

  @Test
  void gitReadsEveryObject() throws IOException {
    TempGit repo = TempGit.init(folder);
    // Sizes around each length of the header's number, and more objects than one first byte has.
    List<Integer> sizes =
        Stream.concat(
                Stream.of(0, 1, 15, 16, 2047, 2048, 262143, 262144, 3_000_000),
                Stream.iterate(20, size -> size + 1).limit(600))
            .toList();
    Random random = new Random(1);
    List<byte[]> contents =
        sizes.stream()
            .map(
                size -> {
                  byte[] bytes = new byte[size];
                  random.nextBytes(bytes);
                  return bytes;
                })
            .toList();

    try (Repository jgit = open(repo);
        NewObjects objects = new NewObjects(jgit)) {
      objects.preparing(true);
      for (byte[] bytes : contents) {
        ObjectId id = objects.add(Constants.OBJ_BLOB, bytes);
        assertThat(id.name()).isEqualTo(ObjectId.fromRaw(id(bytes)).name());
      }
      objects.flush();
      assertThat(jgit.getObjectDatabase().has(ObjectId.fromRaw(id(contents.get(3))))).isTrue();
    }

    assertThat(repo.git("count-objects", "-v")).contains("count: 0").contains("in-pack: 609");
    for (byte[] bytes : contents) {
      assertThat(repo.gitBytes("cat-file", "blob", ObjectId.fromRaw(id(bytes)).name()))
          .isEqualTo(bytes);
    }
    assertThat(repo.git("fsck", "--full")).doesNotContain("error");
    for (Path file : packs(repo)) {
      assertThat(Files.getPosixFilePermissions(file)).isEqualTo(expectedPermissions());
    }
    repo.git("repack", "-a", "-d", "-F"); // reads the checksums of the index
  }

  /** What git gives to a pack of its own under this umask. */
  private java.util.Set<java.nio.file.attribute.PosixFilePermission> expectedPermissions()
      throws IOException {
    TempGit other = TempGit.init(folder.resolve("other"));
    other.write("a", "a\n").commitAll("one");
    other.git("repack", "-a", "-d");
    return Files.getPosixFilePermissions(packs(other).get(0));
  }

  private static byte[] id(byte[] bytes) {
    byte[] raw = new byte[Constants.OBJECT_ID_LENGTH];
    new org.eclipse.jgit.lib.ObjectInserter.Formatter()
        .idFor(Constants.OBJ_BLOB, bytes)
        .copyRawTo(raw, 0);
    return raw;
  }

  private static Repository open(TempGit repo) throws IOException {
    return new FileRepositoryBuilder().setGitDir(repo.top().resolve(".git").toFile()).build();
  }

  private static List<Path> packs(TempGit repo) throws IOException {
    try (Stream<Path> files = Files.list(repo.top().resolve(".git/objects/pack"))) {
      return files.toList();
    }
  }
}
