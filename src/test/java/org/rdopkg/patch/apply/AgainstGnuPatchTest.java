package org.rdopkg.patch.apply;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** GNU patch is the oracle: the same files, the same exit code, the same word for each hunk. */
class AgainstGnuPatchTest extends AgainstProgram {
  private static final Pattern SUCCEEDED =
      Pattern.compile(
          "Hunk #(\\d+) succeeded at (\\d+)(?: with fuzz (\\d+))?(?: \\(offset (-?\\d+)"
              + " lines?\\))?\\.");

  @Override
  String[] needed() {
    return new String[] {"patch", "diff"};
  }

  @Override
  Way way(PatchCases cases) {
    int fuzz = cases.random().nextInt(4);
    boolean reverse = cases.random().nextInt(10) == 0;
    boolean empty = cases.random().nextInt(10) == 0;
    return new Way(
        new ApplyRule(ApplyRule.Tool.PATCH, 1, fuzz, empty, reverse),
        "patch -p1 -f --no-backup-if-mismatch --fuzz="
            + fuzz
            + (empty ? " -E" : "")
            + (reverse ? " -R" : "")
            + " < ../p");
  }

  @Override
  String make(PatchCases cases) {
    int context = cases.random().nextInt(5);
    return switch (cases.random().nextInt(6)) {
      case 0 -> "diff -rN -C" + Math.max(1, context) + " old new";
      case 1, 2 -> "diff -rN -U" + context + " old new";
      case 3 -> "git diff --no-index --src-prefix= --dst-prefix= -U" + context + " old new";
      case 4 -> "git diff --no-index --src-prefix= --dst-prefix= -C --find-copies-harder old new";
      default -> "diff -ruN old new";
    };
  }

  /** With so much fuzz that no line is compared, GNU patch's choice of the place is its own. */
  @Override
  boolean isComparable(ApplyResult result) {
    return result.files().stream()
        .flatMap(file -> file.hunks().stream())
        .noneMatch(
            hunk ->
                hunk.fate() instanceof HunkOutcome.Applied applied
                    && applied.fuzz() > 0
                    && hunk.hunk().before().size() <= 2 * applied.fuzz());
  }

  @Override
  boolean hasComparableWords(ApplyResult result, ApplyRule rule) {
    return true;
  }

  @Override
  String word(HunkOutcome.Applied applied) {
    boolean plain = applied.offset() == 0 && applied.fuzz() == 0;
    return plain ? "" : " fuzz " + applied.fuzz() + " offset " + applied.offset();
  }

  @Override
  Pattern said() {
    return SUCCEEDED;
  }

  @Override
  String word(MatchResult said) {
    String fuzz = said.group(3) == null ? "0" : said.group(3);
    String offset = said.group(4) == null ? "0" : said.group(4);
    return " fuzz " + fuzz + " offset " + offset;
  }
}
