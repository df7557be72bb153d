package org.rdopkg.spec.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the problems of one spec. */
final class Findings {
  /** A spec that breaks one rule this often is told so; nobody reads more. */
  private static final int MOST_OF_A_RULE = 200;

  private final String name;
  private final LintIgnore ignore;
  private final List<LintProblem> problems = new ArrayList<>();
  private final Map<LintRule, Integer> counts = new HashMap<>();

  Findings(String name, LintIgnore ignore) {
    this.name = name;
    this.ignore = ignore;
  }

  /** A problem that {@code --fix} leaves alone. */
  void add(LintRule rule, int line, String text) {
    add(rule, line, text, false);
  }

  /** A problem that {@code --fix} mends. */
  void addFixable(LintRule rule, int line, String text) {
    add(rule, line, text, true);
  }

  /** A problem of one of the two oldest rules, whose report line names the file alone. */
  void addToFile(LintRule rule, int line, String text, boolean fixable) {
    put(rule, new LintProblem(name, line, rule.severity(), rule.id(), text, fixable));
  }

  private void add(LintRule rule, int line, String text, boolean fixable) {
    String location = line > 0 ? name + ":" + line : name;
    put(rule, new LintProblem(location, line, rule.severity(), rule.id(), text, fixable));
  }

  private void put(LintRule rule, LintProblem problem) {
    if (!ignore.covers(rule.id()) && counts.merge(rule, 1, Integer::sum) <= MOST_OF_A_RULE) {
      problems.add(problem);
    }
  }

  List<LintProblem> problems() {
    return List.copyOf(problems);
  }
}
