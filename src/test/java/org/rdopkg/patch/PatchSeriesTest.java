package org.rdopkg.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.patch.Commits.commit;
import static org.rdopkg.patch.Commits.empty;
import static org.rdopkg.patch.Commits.merge;
import static org.rdopkg.patch.PatchSeries.Role.BELOW_BASE;
import static org.rdopkg.patch.PatchSeries.Role.EMPTY;
import static org.rdopkg.patch.PatchSeries.Role.IGNORED;
import static org.rdopkg.patch.PatchSeries.Role.PATCH;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PatchSeriesTest {
  private static List<String> subjects(List<PatchCommit> commits) {
    return commits.stream().map(PatchCommit::subject).toList();
  }

  @Test
  void allCommitsOnTopOfTheBaseArePatchesOldestFirst() {
    PatchSeries series =
        PatchSeries.select(List.of(commit("one"), commit("two")), 0, PatchesIgnore.NONE);

    assertThat(subjects(series.patches())).containsExactly("one", "two");
    assertThat(series.entries()).extracting(PatchSeries.Entry::number).containsExactly(1, 2);
  }

  @Test
  void theFirstOnesAreSkippedWhenTheBaseSaysSo() {
    PatchSeries series =
        PatchSeries.select(
            List.of(commit("one"), commit("two"), commit("three")), 2, PatchesIgnore.NONE);

    assertThat(subjects(series.patches())).containsExactly("three");
    assertThat(subjects(series.with(BELOW_BASE))).containsExactly("one", "two");
    assertThat(series.size()).isEqualTo(3);
  }

  @Test
  void moreToSkipThanThereAreLeavesNone() {
    PatchSeries series = PatchSeries.select(List.of(commit("one")), 5, PatchesIgnore.NONE);

    assertThat(series.patches()).isEmpty();
    assertThat(series.count(BELOW_BASE)).isEqualTo(1);
  }

  @Test
  void numberingGoesOnAcrossIgnoredCommits() {
    List<PatchCommit> commits =
        List.of(commit("Mango"), commit("DROP-IN-RPM"), commit("Kiwi"), commit("Wololo x"));

    PatchSeries series = PatchSeries.select(commits, 0, PatchesIgnore.parse("DROP-IN-RPM|Wololo"));

    assertThat(subjects(series.patches())).containsExactly("Mango", "Kiwi");
    assertThat(series.entries()).extracting(PatchSeries.Entry::number).containsExactly(1, 0, 2, 0);
    assertThat(series.count(IGNORED)).isEqualTo(2);
  }

  @Test
  void theRuleLooksAtTheSubjectOnly() {
    PatchSeries series =
        PatchSeries.select(List.of(commit("Fix\n\nDROP me")), 0, PatchesIgnore.parse("DROP"));

    assertThat(series.count(PATCH)).isEqualTo(1);
  }

  @Test
  void mergesAreNotCounted() {
    List<PatchCommit> commits =
        List.of(merge("Merge"), commit("one"), merge("Again"), commit("two"));

    PatchSeries series = PatchSeries.select(commits, 1, PatchesIgnore.NONE);

    assertThat(series.size()).isEqualTo(2);
    assertThat(subjects(series.with(BELOW_BASE))).containsExactly("one");
    assertThat(subjects(series.patches())).containsExactly("two");
  }

  @Test
  void anEmptyCommitIsNoPatchAndTakesNoNumber() {
    PatchSeries series =
        PatchSeries.select(
            List.of(commit("one"), empty("nothing"), commit("two")), 0, PatchesIgnore.NONE);

    assertThat(subjects(series.with(EMPTY))).containsExactly("nothing");
    assertThat(series.entries()).extracting(PatchSeries.Entry::number).containsExactly(1, 0, 2);
  }

  @Test
  void anEmptyCommitThatIsSkippedOrIgnoredIsThat() {
    assertThat(PatchSeries.select(List.of(empty("x")), 1, PatchesIgnore.NONE).count(BELOW_BASE))
        .isEqualTo(1);
    assertThat(PatchSeries.select(List.of(empty("x")), 0, PatchesIgnore.parse("x")).count(IGNORED))
        .isEqualTo(1);
  }

  @Property(tries = 200)
  void everyCommitButMergesHasExactlyOneRoleAndNumbersHaveNoGaps(
      @ForAll @Size(max = 30) List<@IntRange(max = 3) Integer> kinds,
      @ForAll @IntRange(max = 5) int skip) {
    List<PatchCommit> commits = new ArrayList<>();
    for (int kind : kinds) {
      String name = "c" + commits.size();
      commits.add(
          switch (kind) {
            case 0 -> merge(name);
            case 1 -> empty(name);
            case 2 -> commit("drop " + name);
            default -> commit(name);
          });
    }

    PatchSeries series = PatchSeries.select(commits, skip, PatchesIgnore.parse("^drop"));

    int sum = 0;
    for (PatchSeries.Role role : PatchSeries.Role.values()) {
      sum += series.count(role);
    }
    long merges = kinds.stream().filter(kind -> kind == 0).count();
    assertThat(sum).isEqualTo(series.size()).isEqualTo(kinds.size() - (int) merges);
    List<Integer> numbers =
        series.entries().stream()
            .map(PatchSeries.Entry::number)
            .filter(number -> number > 0)
            .toList();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i + 1);
    }
    assertThat(numbers).hasSize(series.patches().size());
  }
}
