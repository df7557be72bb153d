package org.rdopkg.patch.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.Tools;

/** A program that applies patches is the oracle: the same files, exit code and words. */
abstract class AgainstProgram {
  @TempDir Path folder;

  /**
   * How a patch is applied.
   *
   * @param command the program's way
   */
  record Way(ApplyRule rule, String command) {}

  /** Programs that have to be installed. */
  abstract String[] needed();

  /** A way made at random. */
  abstract Way way(PatchCases cases);

  /** A command made at random that makes a patch of two folders. */
  abstract String make(PatchCases cases);

  /** Whether the program has to come to the same. */
  abstract boolean isComparable(ApplyResult result);

  /** What is said of a hunk; empty for nothing. */
  abstract String word(HunkOutcome.Applied applied);

  /** Whether what the program says of hunks can be compared, too. */
  abstract boolean hasComparableWords(ApplyResult result, ApplyRule rule);

  /** What the program says of a hunk: the number comes first. */
  abstract Pattern said();

  /** What it says, in the form of {@link #word}. */
  abstract String word(MatchResult said);

  @Test
  void doesWhatTheProgramDoes() throws Exception {
    check(Long.getLong("rdopkg.seed", 1L), Integer.getInteger("rdopkg.cases", 500));
  }

  @Test
  @Tag("exhaustive")
  void doesWhatTheProgramDoesManyTimes() throws Exception {
    for (long seed = 100; seed < 110; seed++) {
      check(seed, 1_500);
    }
  }

  private void check(long seed, int count) throws Exception {
    Tools.need(needed());
    PatchCases cases = new PatchCases(folder.resolve("s" + seed), seed);
    List<ApplyRule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Way way = way(cases);
      rules.add(way.rule());
      cases.add(new PatchCases.Commands(make(cases), way.command()));
    }
    List<PatchCases.Case> done = cases.run();
    List<String> wrong = new ArrayList<>();
    int applied = 0;
    for (int i = 0; i < count; i++) {
      PatchCases.Case one = done.get(i);
      if (one.patch().length == 0) {
        continue;
      }
      ApplyResult result =
          PatchApplication.apply(one.patch(), PatchCases.tree(one.before()), rules.get(i));
      if (!isComparable(result)) {
        continue;
      }
      applied += result.applied() ? 1 : 0;
      String difference = difference(one, result, rules.get(i));
      if (!difference.isEmpty()) {
        wrong.add(one.folder() + " " + rules.get(i) + ": " + difference);
      }
    }
    assertThat(applied).isBetween(count / 5, count * 9 / 10);
    assertThat(wrong).as("seed %d: %d of %d", seed, wrong.size(), count).isEmpty();
  }

  private String difference(PatchCases.Case one, ApplyResult result, ApplyRule rule) {
    if (result.applied() != (one.exitCode() == 0)) {
      return "applied "
          + result.applied()
          + ", but exit code "
          + one.exitCode()
          + "\n"
          + tell(one, result);
    }
    if (result.applied() && !PatchCases.after(one.before(), result.after()).equals(one.after())) {
      return "another tree " + result.after().changes() + "\n" + tell(one, result);
    }
    List<String> ours = ours(result);
    return !hasComparableWords(result, rule) || ours.equals(theirs(one.output()))
        ? ""
        : "ours " + ours + "\n" + tell(one, result);
  }

  private static String tell(PatchCases.Case one, ApplyResult result) {
    return result.files()
        + "\n"
        + one.output()
        + (System.getProperty("rdopkg.tell") == null
            ? ""
            : new String(one.patch(), StandardCharsets.ISO_8859_1));
  }

  private List<String> ours(ApplyResult result) {
    List<String> words = new ArrayList<>();
    for (FileOutcome file : result.files()) {
      for (HunkOutcome hunk : file.hunks()) {
        if (hunk.fate() instanceof HunkOutcome.Applied applied && !word(applied).isEmpty()) {
          words.add(hunk.number() + word(applied));
        }
      }
    }
    return words;
  }

  private List<String> theirs(String output) {
    return said().matcher(output).results().map(match -> match.group(1) + word(match)).toList();
  }
}
