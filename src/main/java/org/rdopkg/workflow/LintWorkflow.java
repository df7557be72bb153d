package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitConfig;
import org.rdopkg.git.tx.Before;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;
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
    Rpmlint rpmlint = new Rpmlint(new ProcessRunner(environment));
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
    if (fixed.spec().equals(spec.spec())) {
      return false;
    }
    try {
      Path file = spec.file().toRealPath();
      if (!writeInCheckout(file, spec, fixed)) {
        AtomicFiles.write(file, fixed.spec().bytes());
      }
      return true;
    } catch (IOException e) {
      throw IoErrors.cannot("write " + spec.name(), e);
    }
  }

  /** Writes a file of a git checkout as a transaction without a commit; false outside of one. */
  private boolean writeInCheckout(Path file, OneSpec spec, LintSubject fixed) throws IOException {
    Optional<Checkout> opened = checkoutOf(file);
    if (opened.isEmpty()) {
      return false;
    }
    try (Checkout checkout = opened.get()) {
      String path = gitPath(checkout.workTree().toRealPath().relativize(file));
      Transactions transactions = new Transactions(checkout, narrator.programs());
      transactions
          .recover()
          .ifPresent(r -> narrator.warn("an interrupted " + r.action() + " was ended first"));
      UpdatePlan plan =
          UpdatePlan.builder("rdopkg lint --fix", checkout.refs().head())
              .file(
                  new FileChange.Write(
                      path, fixed.spec().bytes(), Before.content(spec.spec().bytes())))
              .build();
      transactions.apply(plan).warnings().forEach(narrator::warn);
      return true;
    }
  }

  private static String gitPath(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  /** The checkout that a file is in; empty when it is in none. */
  private Optional<Checkout> checkoutOf(Path file) throws IOException {
    Checkout checkout;
    try {
      checkout = Checkout.open(environment);
    } catch (RdopkgException e) {
      return Optional.empty();
    }
    boolean inside =
        Files.exists(checkout.workTree()) && file.startsWith(checkout.workTree().toRealPath());
    if (!inside) {
      checkout.close();
      return Optional.empty();
    }
    return Optional.of(checkout);
  }
}
