package org.rdopkg.spec.lint;

import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.patch.PatchesIgnore;
import org.rdopkg.spec.MagicComment;
import org.rdopkg.spec.SpecEdits;
import org.rdopkg.spec.SpecFile;

/** Magic comments that stand twice, cannot be read, or are nearly ones. */
public final class MagicCommentCheck {
  private static final String DUPLICATE =
      "Please make sure to only have one # patches_base= entry in .spec file to avoid problems.";

  /** Those that some action reads. */
  public static final List<String> NAMES =
      List.of(MagicComment.PATCHES_BASE, MagicComment.PATCHES_IGNORE, LintIgnore.COMMENT);

  private static final int FAR = 2;
  private static final int LONGEST_NAME = 20;

  private MagicCommentCheck() {}

  /** The errors. */
  static void check(LintSubject subject, Findings findings) {
    SpecFile spec = subject.spec();
    List<MagicComment> bases = MagicComment.all(spec, MagicComment.PATCHES_BASE);
    if (bases.size() > 1) {
      findings.addToFile(
          LintRule.DUPLICATE_PATCHES_BASE, bases.get(1).line(), DUPLICATE, areEqual(bases));
    }
    MagicComment.find(spec, MagicComment.PATCHES_IGNORE).ifPresent(c -> regex(c, findings));
  }

  private static boolean areEqual(List<MagicComment> comments) {
    return comments.stream().map(MagicComment::value).distinct().count() == 1;
  }

  private static void regex(MagicComment comment, Findings findings) {
    try {
      PatchesIgnore.parse(comment.value());
    } catch (RdopkgException e) {
      findings.add(
          LintRule.INVALID_PATCHES_IGNORE,
          comment.line(),
          e.what() + ": " + e.why().orElse("it does not compile") + ". Correct the expression.");
    }
  }

  /** The warnings: comments whose names are nearly those of magic comments. */
  static void checkNames(LintSubject subject, Findings findings) {
    for (MagicComment comment : MagicComment.all(subject.spec())) {
      String name = comment.name();
      if (NAMES.contains(name) || name.length() > LONGEST_NAME || comment.value().isEmpty()) {
        continue;
      }
      for (String known : NAMES) {
        if (distance(name, known) <= FAR) {
          findings.add(
              LintRule.UNKNOWN_MAGIC_COMMENT,
              comment.line(),
              "`# %s=` is no magic comment, so it has no effect. Write `# %s=` if that is meant."
                  .formatted(name, known));
        }
      }
    }
  }

  private static int distance(String name, String known) {
    if (Math.abs(name.length() - known.length()) > FAR) {
      return Integer.MAX_VALUE;
    }
    int distance = new LevenshteinDistance(FAR).apply(name.replace('-', '_'), known);
    return distance < 0 ? Integer.MAX_VALUE : distance;
  }

  /** Mends {@code duplicate-patches-base}: the first one stays when all say the same. */
  static SpecFile fixDuplicates(LintSubject subject) {
    SpecFile spec = subject.spec();
    List<MagicComment> bases = MagicComment.all(spec, MagicComment.PATCHES_BASE);
    if (!areEqual(bases)) {
      return spec;
    }
    SpecEdits edits = spec.edit();
    bases.stream().skip(1).forEach(c -> dropWithFrame(spec, c.line(), edits));
    return edits.apply();
  }

  /** A comment that has a frame of its own, a lone # above and below, goes with it. */
  private static void dropWithFrame(SpecFile spec, int line, SpecEdits edits) {
    edits.delete(line);
    if (isFrame(spec, line - 1) && isFrame(spec, line + 1)) {
      edits.delete(line - 1);
      edits.delete(line + 1);
    }
  }

  private static boolean isFrame(SpecFile spec, int line) {
    return line >= 1 && line <= spec.lineCount() && spec.line(line).text().strip().equals("#");
  }
}
