package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitConfig;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.rpm.Rpmlint;
import org.rdopkg.spec.lint.LintFixer;
import org.rdopkg.spec.lint.LintIgnore;
import org.rdopkg.spec.lint.LintProblem;
import org.rdopkg.spec.lint.LintReport;
import org.rdopkg.spec.lint.LintRule;
import org.rdopkg.spec.lint.LintSubject;
import org.rdopkg.spec.lint.RpmlintOutput;
import org.rdopkg.spec.lint.SanityCheck;

/**
 * {@code rdopkg lint}: checks a spec, and mends it if asked to. What it mends is left in the work
 * tree: the user looks at it and commits.
 */
public final class LintWorkflow {
  /** The checks that rdopkg makes itself. */
  public static final String SANITY = "sanity";

  /** The checks of the program of that name, which lets rpm run what the spec contains. */
  public static final String RPMLINT = "rpmlint";

  private final Environment environment;
  private final Narrator narrator;

  public LintWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /** Carries out a request. */
  public LintResult run(LintRequest request) {
    if (request.spec().isEmpty()) {
      goToDistgit();
    }
    OneSpec spec = OneSpec.read(environment, request.spec());
    Path folder = Objects.requireNonNull(spec.file().getParent());
    String name = String.valueOf(spec.file().getFileName());
    LintIgnore ignore = ignore(request);
    EngineMacros macros = macros(request);
    LintSubject found =
        new LintSubject(
            name,
            spec.spec(),
            macros.evaluate(spec.spec(), spec.file()),
            SpecFolder.of(new CheckoutFiles(folder)));
    LintFixer.Result fixed =
        request.fix()
            ? new LintFixer(s -> macros.evaluate(s, spec.file()), ignore).fix(found)
            : new LintFixer.Result(found, List.of());
    boolean written = !request.dryRun() && write(spec, fixed.subject());
    List<LintProblem> problems = new ArrayList<>();
    if (request.checks().contains(SANITY)) {
      problems.addAll(SanityCheck.check(fixed.subject(), ignore));
    }
    if (request.checks().contains(RPMLINT)) {
      problems.addAll(rpmlint(request, folder, name, ignore));
    }
    return new LintResult(
        spec.name(),
        new LintReport(problems),
        fixed.fixed(),
        spec.spec(),
        fixed.subject().spec(),
        written);
  }

  /** Upstream's tree, on a patches branch, may have a spec that is not the package's. */
  private void goToDistgit() {
    Checkout opened;
    try {
      opened = Checkout.open(environment);
    } catch (RdopkgException e) {
      return; // a spec can be linted anywhere
    }
    try (Checkout checkout = opened) {
      if (!DistgitBranch.isElsewhere(checkout.facts())) {
        return;
      }
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      try (BranchSwitch there =
          BranchSwitch.toDistgit(checkout, branch, "rdopkg lint", narrator, transactions)) {
        there.done(branch);
      }
    }
  }

  private EngineMacros macros(LintRequest request) {
    MacroRequest engine =
        new MacroRequest(Optional.of(MacroSource.ENGINE), request.target(), List.of(), List.of());
    return new EngineMacros(MacroSettings.of(environment, engine), engine);
  }

  private LintIgnore ignore(LintRequest request) {
    List<String> lists = new ArrayList<>(request.ignore());
    lists.addAll(settings().list(Setting.LINT_IGNORE));
    LintIgnore ignore = LintIgnore.of(lists);
    if (!request.checks().contains(RPMLINT)) {
      LintIgnore.of(request.ignore()).ids().stream()
          .filter(id -> LintRule.byId(id).isEmpty())
          .sorted()
          .forEach(id -> narrator.warn("no rule has the id " + id + "; see rdopkg lint --list"));
    }
    return ignore;
  }

  private Settings settings() {
    try (Checkout checkout = Checkout.open(environment)) {
      return UserSettings.of(checkout);
    } catch (RdopkgException e) {
      if (e.kind() == ErrorKind.USAGE) {
        throw e;
      }
      return UserSettings.outside(environment, GitConfig.ofUser(environment));
    }
  }

  private List<LintProblem> rpmlint(
      LintRequest request, Path folder, String name, LintIgnore ignore) {
    Rpmlint rpmlint =
        new Rpmlint(
            new ProcessRunner(environment), () -> narrator.waiting("rpmlint reads " + name));
    if (request.checks().size() > 1 && !rpmlint.isInstalled()) {
      narrator.warn("rpmlint is not installed; its checks were left out");
      return List.of();
    }
    LintIgnore all = ignore.and(LintIgnore.NOTHING);
    return RpmlintOutput.parse(rpmlint.check(folder, name)).stream()
        .filter(problem -> !all.covers(problem.id()))
        .toList();
  }

  private boolean write(OneSpec spec, LintSubject fixed) {
    return new SpecWrite(environment, narrator, "rdopkg lint --fix").write(spec, fixed.spec());
  }
}
