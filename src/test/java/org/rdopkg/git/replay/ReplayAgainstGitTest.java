package org.rdopkg.git.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.TempGit;

/** Generated rebases: the same trees and the same stops as the installed git. */
class ReplayAgainstGitTest {
  @TempDir Path folder;

  @Test
  void rebasesAreThoseOfGit() throws IOException {
    compare(1, 70);
  }

  @Test
  void rebasesInARoomyTreeAreThoseOfGit() throws IOException {
    compare(RebaseCase.ROOMY, 30);
  }

  @Test
  void rebasesOfLongSeriesAreThoseOfGit() throws IOException {
    compare(RebaseCase.LONG, 25);
  }

  @Test
  @Tag("exhaustive")
  void hundredsOfRebasesOfLongSeriesAreThoseOfGit() throws IOException {
    compare(RebaseCase.LONG + 1000, 600);
  }

  @Test
  @Tag("exhaustive")
  void thousandsOfRebasesAreThoseOfGit() throws IOException {
    compare(1000, 3000);
  }

  @Test
  @Tag("exhaustive")
  void thousandsOfRebasesInRoomyTreesAreThoseOfGit() throws IOException {
    compare(RebaseCase.ROOMY + 1000, 2000);
  }

  private void compare(long first, int count) throws IOException {
    List<RebaseCase> cases =
        LongStream.range(first, first + count).mapToObj(RebaseCase::of).toList();
    RebaseComparison.Counts counts = new RebaseComparison(TempGit.init(folder), cases).run();
    System.out.printf("rebases from seed %d: %s%n", first, counts);
    assertThat(counts.differences).as(counts.toString()).isEmpty();
  }
}
