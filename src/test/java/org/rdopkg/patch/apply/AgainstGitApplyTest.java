package org.rdopkg.patch.apply;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** git apply is the oracle: the same files, the same exit code, the same offsets. */
class AgainstGitApplyTest extends AgainstProgram {
  private static final Pattern SUCCEEDED =
      Pattern.compile("Hunk #(\\d+) succeeded at (\\d+) \\(offset (-?\\d+) lines?\\)\\.");

  @Override
  String[] needed() {
    return new String[] {"diff"};
  }

  @Override
  Way way(PatchCases cases) {
    boolean reverse = cases.random().nextInt(10) == 0;
    return new Way(
        new ApplyRule(ApplyRule.Tool.GIT, 1, 0, false, reverse),
        "git apply -v --reject" + (reverse ? " -R" : "") + " ../p");
  }

  @Override
  String make(PatchCases cases) {
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

  @Override
  boolean isComparable(ApplyResult result) {
    return true;
  }

  /** git tells offsets with the wrong sign when it takes a patch back. */
  @Override
  boolean hasComparableWords(ApplyResult result, ApplyRule rule) {
    return result.applied() && !rule.reverse();
  }

  @Override
  String word(HunkOutcome.Applied applied) {
    return applied.offset() == 0 ? "" : " offset " + applied.offset();
  }

  @Override
  Pattern said() {
    return SUCCEEDED;
  }

  @Override
  String word(MatchResult said) {
    return " offset " + said.group(3);
  }
}
