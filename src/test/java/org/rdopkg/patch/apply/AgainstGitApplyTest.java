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

/** git apply is the oracle: the same files, the same exit code, the same offsets. */
class AgainstGitApplyTest {
  private static final Pattern SUCCEEDED =
      Pattern.compile("Hunk #(\\d+) succeeded at (\\d+) \\(offset (-?\\d+) lines?\\)\\.");

  @TempDir Path folder;

  @Test
  void doesWhatGitApplyDoes() throws Exception {
    check(Long.getLong("rdopkg.seed", 1L), Integer.getInteger("rdopkg.cases", 500));
  }

  @Test
  @Tag("exhaustive")
  void doesWhatGitApplyDoesManyTimes() throws Exception {
    for (long seed = 100; seed < 110; seed++) {
      check(seed, 1_500);
    }
  }

  private void check(long seed, int count) throws Exception {
    Tools.need("diff");
    PatchCases cases = new PatchCases(folder.resolve("s" + seed), seed);
    List<ApplyRule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean reverse = cases.random().nextInt(10) == 0;
      ApplyRule rule = new ApplyRule(ApplyRule.Tool.GIT, 1, 0, false, reverse);
      rules.add(rule);
      cases.add(
          new PatchCases.Commands(
              make(cases), "git apply -v --reject" + (reverse ? " -R" : "") + " ../p"));
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
      applied += result.applied() ? 1 : 0;
      String difference = difference(one, result, rules.get(i));
      if (!difference.isEmpty()) {
        wrong.add(one.folder() + " " + rules.get(i) + ": " + difference);
      }
    }
    assertThat(applied).isBetween(count / 5, count * 9 / 10);
    assertThat(wrong).as("seed %d: %d of %d", seed, wrong.size(), count).isEmpty();
  }

  private static String make(PatchCases cases) {
    int context = 1 + cases.random().nextInt(4);
    String git = "git diff --no-index --src-prefix= --dst-prefix= ";
    return switch (cases.random().nextInt(5)) {
      case 0 -> "diff -rN -U" + context + " old new";
      case 1 -> "diff -ruN old new";
      case 2 -> git + "-U" + context + " old new";
      case 3 -> git + "--binary --full-index -M old new";
      default -> git + "-C --find-copies-harder old new";
    };
  }

  private static String difference(PatchCases.Case one, ApplyResult result, ApplyRule rule) {
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
    // git tells offsets with the wrong sign when it takes a patch back
    return !result.applied() || rule.reverse() || ours.equals(theirs)
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

  private static List<String> ours(ApplyResult result) {
    List<String> words = new ArrayList<>();
    for (FileOutcome file : result.files()) {
      for (HunkOutcome hunk : file.hunks()) {
        if (hunk.fate() instanceof HunkOutcome.Applied applied && applied.offset() != 0) {
          words.add(hunk.number() + " offset " + applied.offset());
        }
      }
    }
    return words;
  }

  private static List<String> theirs(String output) {
    List<String> words = new ArrayList<>();
    Matcher matcher = SUCCEEDED.matcher(output);
    while (matcher.find()) {
      words.add(matcher.group(1) + " offset " + matcher.group(3));
    }
    return words;
  }
}
