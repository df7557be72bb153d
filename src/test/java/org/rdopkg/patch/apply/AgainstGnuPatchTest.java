package org.rdopkg.patch.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.testkit.Tools;

/** GNU patch is the oracle: the same files, the same exit code, the same word for each hunk. */
class AgainstGnuPatchTest {
  private static final Pattern SUCCEEDED =
      Pattern.compile(
          "Hunk #(\\d+) succeeded at (\\d+)(?: with fuzz (\\d+))?(?: \\(offset (-?\\d+)"
              + " lines?\\))?\\.");

  @TempDir Path folder;

  @Test
  void doesWhatGnuPatchDoes() throws Exception {
    check(Long.getLong("rdopkg.seed", 1L), Integer.getInteger("rdopkg.cases", 500));
  }

  @Test
  @Tag("exhaustive")
  void doesWhatGnuPatchDoesManyTimes() throws Exception {
    for (long seed = 100; seed < 110; seed++) {
      check(seed, 1_500);
    }
  }

  private void check(long seed, int count) throws Exception {
    Tools.need("patch", "diff");
    PatchCases cases = new PatchCases(folder.resolve("s" + seed), seed);
    List<ApplyRule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int fuzz = cases.random().nextInt(4);
      boolean reverse = cases.random().nextInt(10) == 0;
      boolean empty = cases.random().nextInt(10) == 0;
      ApplyRule rule = new ApplyRule(ApplyRule.Tool.PATCH, 1, fuzz, empty, reverse);
      rules.add(rule);
      cases.add(
          new PatchCases.Commands(
              make(cases),
              "patch -p1 -f --no-backup-if-mismatch --fuzz="
                  + fuzz
                  + (empty ? " -E" : "")
                  + (reverse ? " -R" : "")
                  + " < ../p"));
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
      if (looksAtNothing(result)) {
        continue;
      }
      applied += result.applied() ? 1 : 0;
      String difference = difference(one, result);
      if (!difference.isEmpty()) {
        wrong.add(one.folder() + " " + rules.get(i) + ": " + difference);
      }
    }
    assertThat(applied).isBetween(count / 5, count * 9 / 10);
    assertThat(wrong).as("seed %d: %d of %d", seed, wrong.size(), count).isEmpty();
  }

  private static String make(PatchCases cases) {
    int context = cases.random().nextInt(5);
    return switch (cases.random().nextInt(6)) {
      case 0 -> "diff -rN -C" + Math.max(1, context) + " old new";
      case 1, 2 -> "diff -rN -U" + context + " old new";
      case 3 -> "git diff --no-index --src-prefix= --dst-prefix= -U" + context + " old new";
      case 4 -> "git diff --no-index --src-prefix= --dst-prefix= -C --find-copies-harder old new";
      default -> "diff -ruN old new";
    };
  }

  private static String difference(PatchCases.Case one, ApplyResult result) {
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
    List<String> theirs = theirs(one.output());
    return ours.equals(theirs) ? "" : "ours " + ours + "\n" + tell(one, result);
  }

  /** With so much fuzz that no line is compared, GNU patch's choice of the place is its own. */
  private static boolean looksAtNothing(ApplyResult result) {
    return result.files().stream()
        .flatMap(file -> file.hunks().stream())
        .anyMatch(
            hunk ->
                hunk.fate() instanceof HunkOutcome.Applied applied
                    && applied.fuzz() > 0
                    && hunk.hunk().before().size() <= 2 * applied.fuzz());
  }

  private static String tell(PatchCases.Case one, ApplyResult result) {
    return result.files()
        + "\n"
        + one.output()
        + (System.getProperty("rdopkg.tell") == null
            ? ""
            : new String(one.patch(), StandardCharsets.ISO_8859_1));
  }

  private static List<String> ours(ApplyResult result) {
    List<String> words = new ArrayList<>();
    for (FileOutcome file : result.files()) {
      for (HunkOutcome hunk : file.hunks()) {
        if (hunk.fate() instanceof HunkOutcome.Applied applied
            && (applied.offset() != 0 || applied.fuzz() != 0)) {
          words.add(hunk.number() + " fuzz " + applied.fuzz() + " offset " + applied.offset());
        }
      }
    }
    return words;
  }

  private static List<String> theirs(String output) {
    List<String> words = new ArrayList<>();
    Matcher matcher = SUCCEEDED.matcher(output);
    while (matcher.find()) {
      String fuzz = matcher.group(3) == null ? "0" : matcher.group(3);
      String offset = matcher.group(4) == null ? "0" : matcher.group(4);
      words.add(matcher.group(1) + " fuzz " + fuzz + " offset " + offset);
    }
    return words;
  }
}
