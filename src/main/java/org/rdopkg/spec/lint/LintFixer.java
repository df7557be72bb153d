package org.rdopkg.spec.lint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * Mends what can be mended without a doubt, in the fewest bytes possible.
 *
 * <p>Every single fix is tried by itself and kept only when afterwards its rule finds less, no
 * other rule finds more, and the spec comes to the same name, version, sources and patches as
 * before.
 */
public final class LintFixer {
  private static final int MOST_ROUNDS = 4;

  private final Function<SpecFile, EvaluatedSpec> evaluator;
  private final LintIgnore ignore;
  private final List<LintProblem> fixed = new ArrayList<>();

  /**
   * A fixer.
   *
   * @param evaluator says what a spec comes to
   * @param ignore the rules that are left alone
   */
  public LintFixer(Function<SpecFile, EvaluatedSpec> evaluator, LintIgnore ignore) {
    this.evaluator = evaluator;
    this.ignore = ignore;
  }

  /**
   * What became of a spec.
   *
   * @param subject the spec afterwards
   * @param fixed the problems that it has no more, with their lines at the time
   */
  public record Result(LintSubject subject, List<LintProblem> fixed) {
    public Result {
      fixed = List.copyOf(fixed);
    }
  }

  /** Mends a spec; running it on its own result changes nothing. */
  @SuppressWarnings("ReferenceEquality") // an attempt that mends nothing gives back what it got
  public Result fix(LintSubject subject) {
    LintSubject now = subject;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      LintSubject before = now;
      for (Map.Entry<LintRule, Function<LintSubject, SpecFile>> fix : fixes().entrySet()) {
        now = attempt(now, fix.getKey(), fix.getValue());
      }
      if (now.spec().equals(before.spec())) {
        break;
      }
    }
    return new Result(now, fixed);
  }

  private static Map<LintRule, Function<LintSubject, SpecFile>> fixes() {
    Map<LintRule, Function<LintSubject, SpecFile>> fixes = new EnumMap<>(LintRule.class);
    fixes.put(LintRule.BUILDARCH_BEFORE_SOURCES, MoveBuildArch::fix);
    fixes.put(LintRule.DUPLICATE_PATCHES_BASE, MagicCommentCheck::fixDuplicates);
    fixes.put(LintRule.PATCH_MACRO_WITH_NUMBER, NumberedPatchMacro::fix);
    fixes.put(
        LintRule.AUTOSETUP_WITHOUT_P1, s -> StripLevelCheck.fix(s, LintRule.AUTOSETUP_WITHOUT_P1));
    fixes.put(LintRule.PATCH_WITHOUT_P1, s -> StripLevelCheck.fix(s, LintRule.PATCH_WITHOUT_P1));
    fixes.put(LintRule.CHANGELOG_BOGUS_WEEKDAY, ChangelogCheck::fixWeekdays);
    fixes.put(LintRule.MACRO_IN_CHANGELOG, ChangelogMacros::fix);
    fixes.put(LintRule.AUTORELEASE_WITH_MORE, TagCheck::fixRelease);
    fixes.put(LintRule.MILESTONE_OF_ITSELF, TagCheck::fixMilestone);
    return fixes;
  }

  private LintSubject attempt(
      LintSubject subject, LintRule rule, Function<LintSubject, SpecFile> fix) {
    List<LintProblem> before = SanityCheck.check(subject, ignore);
    List<LintProblem> found =
        before.stream().filter(p -> p.id().equals(rule.id()) && p.fixable()).toList();
    if (found.isEmpty()) {
      return subject;
    }
    SpecFile spec = fix.apply(subject);
    if (spec.equals(subject.spec())) {
      return subject;
    }
    LintSubject after = subject.with(spec, evaluator.apply(spec));
    if (!isBetter(before, SanityCheck.check(after, ignore), rule)
        || !identity(subject, rule).equals(identity(after, rule))) {
      return subject;
    }
    fixed.addAll(found);
    return after;
  }

  private static boolean isBetter(
      List<LintProblem> before, List<LintProblem> after, LintRule rule) {
    Map<String, Integer> counts = new HashMap<>();
    before.forEach(p -> counts.merge(p.id(), 1, Integer::sum));
    after.forEach(p -> counts.merge(p.id(), -1, Integer::sum));
    return counts.getOrDefault(rule.id(), 0) > 0 && counts.values().stream().noneMatch(n -> n < 0);
  }

  /** What must not change: everything that the spec comes to, without its lines. */
  private static List<String> identity(LintSubject subject, LintRule rule) {
    List<String> identity = new ArrayList<>();
    EvaluatedSpec spec = subject.evaluated();
    for (String tag : List.of("name", "epoch", "version", "release", "buildarch")) {
      if (!(tag.equals("release") && rule == LintRule.AUTORELEASE_WITH_MORE)) {
        spec.tag(tag).ifPresent(t -> identity.add(tag + " " + t.value().text()));
      }
    }
    for (List<EvaluatedSource> sources : List.of(spec.sources(), spec.patches())) {
      identity.add("list");
      for (EvaluatedSource source : sources) {
        identity.add(source.number() + " " + source.active() + " " + source.value().text());
      }
    }
    return identity;
  }
}
