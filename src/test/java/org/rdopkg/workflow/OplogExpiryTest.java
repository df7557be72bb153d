package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

/** Old operations are forgotten when new ones are done. */
class OplogExpiryTest {
  private final DistgitRepo repo = distgit("foo-bar").patches(2).create();

  private void act(int times) {
    for (int i = 0; i < times; i++) {
      repo.run("fix", "-m", "Change " + i).exits(0);
    }
  }

  private String[] records() {
    return repo.top().resolve(".git/rdopkg/ops").toFile().list();
  }

  private long keptRefs() {
    return repo.git().git("for-each-ref", "refs/rdopkg").lines().count();
  }

  @Test
  void soManyStayAsTheSettingSays() {
    act(5);
    assertThat(records()).hasSize(5);
    long before = keptRefs();
    repo.git().git("config", "rdopkg.oplog-count", "3");
    act(1);
    assertThat(records()).hasSize(3);
    assertThat(keptRefs()).isLessThan(before).isEqualTo(3);
    repo.run("undo", "3").exits(0);
    repo.git().checkSound();
  }

  @Test
  void theyAreKeptForSoManyDays() throws IOException {
    act(3);
    age(1, "20260101T000000Z");
    age(2, "20261101T000000Z");
    act(1);
    assertThat(records()).hasSize(3);
    repo.git().git("config", "rdopkg.oplog-days", "2");
    act(1);
    assertThat(records()).hasSize(3);
    assertThat(keptRefs()).isEqualTo(3);
  }

  /** Makes the record of an operation look as if it were older. */
  private void age(int number, String time) throws IOException {
    Path ops = repo.top().resolve(".git/rdopkg/ops");
    for (String name : records()) {
      if (name.startsWith("0000000" + number)) {
        String id = name.substring(9);
        String old = time + id.substring(id.indexOf('-'));
        long seconds =
            java.time.ZonedDateTime.parse(
                    time,
                    java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                        .withZone(java.time.ZoneOffset.UTC))
                .toEpochSecond();
        String text =
            Files.readString(ops.resolve(name))
                .replace("id " + id, "id " + old)
                .replaceFirst("(?m)^time .*", "time " + seconds);
        Files.writeString(ops.resolve(name.substring(0, 9) + old), text);
        Files.delete(ops.resolve(name));
        repo.git().git("update-ref", "refs/rdopkg/ops/" + old, "refs/rdopkg/ops/" + id);
        repo.git().git("update-ref", "-d", "refs/rdopkg/ops/" + id);
      }
    }
  }

  @Test
  void aWrongSettingIsNoReasonToFail() {
    act(1);
    repo.git().git("config", "rdopkg.oplog-count", "none");
    repo.run("squash").errContains("old operations could not be forgotten: Invalid value");
  }

  @Test
  void nothingIsForgottenByActionsThatOnlyRead() {
    act(2);
    repo.git().git("config", "rdopkg.oplog-count", "1");
    repo.run("oplog").exits(0);
    repo.run("pkgenv").exits(0);
    repo.run("patch", "-l", "--dry-run").exits(0);
    assertThat(records()).hasSize(2);
  }
}
