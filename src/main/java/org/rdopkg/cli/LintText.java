package org.rdopkg.cli;

import java.nio.charset.StandardCharsets;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.git.FileDiff;
import org.rdopkg.spec.lint.LintProblem;
import org.rdopkg.spec.lint.LintRule;
import org.rdopkg.spec.lint.LintSeverity;
import org.rdopkg.workflow.LintRequest;
import org.rdopkg.workflow.LintResult;

/** What a person reads of {@code lint}. */
final class LintText {
  private final Console console;

  LintText(Console console) {
    this.console = console;
  }

  void print(LintResult result, LintRequest request) {
    if (request.fix()) {
      fixes(result, request.dryRun());
    }
    console.result("");
    result.report().lines().forEach(console::result);
    long fixable = result.report().problems().stream().filter(LintProblem::fixable).count();
    if (fixable > 0 && !request.fix()) {
      console.note(fixable + " of them can be mended by rdopkg lint --fix");
    }
  }

  private void fixes(LintResult result, boolean dryRun) {
    for (LintProblem problem : result.fixed()) {
      String where = problem.line() > 0 ? "line " + problem.line() + ": " : "";
      console.note((dryRun ? "would fix " : "fixed ") + where + problem.id());
    }
    if (result.fixed().isEmpty()) {
      console.note(result.specName() + ": nothing that can be mended safely");
      return;
    }
    diff(result);
    console.note(
        dryRun
            ? "Dry run: nothing was changed."
            : "The change of "
                + result.specName()
                + " is in the work tree; nothing was committed.");
  }

  private void diff(LintResult result) {
    byte[] diff = FileDiff.of(result.specName(), result.before().bytes(), result.after().bytes());
    String text = new String(diff, StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      if (!(line.isEmpty() && text.endsWith("\n"))) {
        console.result(Text.of(line, DiffStyle.of(line)));
      }
    }
  }

  void rules() {
    for (LintRule rule : LintRule.values()) {
      Style style = rule.severity() == LintSeverity.ERROR ? Style.BAD : Style.WARN;
      console.result(
          Text.of(rule.severity().letter(), style)
              .plain("  ")
              .add(rule.id(), Style.STRONG)
              .plain(rule.isFixable() ? "  (--fix)" : ""));
      console.result("     " + rule.why());
    }
  }
}
