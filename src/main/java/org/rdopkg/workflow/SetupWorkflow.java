package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PkgenvReport;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitProgram;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessResult;

/**
 * {@code rdopkg setup}: what has to be done once in a new checkout: remotes for upstream and for
 * patches, their commits and tags, a patches branch.
 */
public final class SetupWorkflow {
  private static final String ACTION = "rdopkg setup";

  private final Environment environment;
  private final SetupNarrator narrator;

  public SetupWorkflow(Environment environment, SetupNarrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * What came of it.
   *
   * @param imports whether the spec's patches should now be imported
   * @param findings what is there, and what is still missing
   */
  public record Result(PkgenvReport report, boolean imports, List<SetupFinding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /** Looks what is missing; changes nothing. */
  public List<SetupFinding> check() {
    try (Checkout checkout = Checkout.open(environment)) {
      return new SetupChecks(checkout, read(checkout)).all();
    }
  }

  /**
   * Sets up.
   *
   * @param upstream URL of upstream's repository; asked for when it is not given
   * @param patches URL of the repository with patches branches, when it is not the distgit's own
   */
  public Result run(Optional<String> upstream, Optional<String> patches) {
    addRemotes(upstream, patches);
    try (Checkout checkout = Checkout.open(environment)) {
      makeBranch(checkout);
    }
    try (Checkout checkout = Checkout.open(environment)) {
      DistgitPackage found = read(checkout);
      SetupChecks checks = new SetupChecks(checkout, found);
      boolean imports =
          checks.specPatches() > 0
              && checks.patchesBranch().isEmpty()
              && found.env().baseRef().kind() != BaseRef.Kind.MISSING;
      return new Result(PkgenvReport.of(checkout.facts(), found.env()), imports, checks.all());
    }
  }

  private void addRemotes(Optional<String> upstream, Optional<String> patches) {
    try (Checkout checkout = Checkout.open(environment)) {
      SetupChecks checks = new SetupChecks(checkout, read(checkout));
      List<String> remotes = checkout.facts().remotes();
      Optional<String> upstreamUrl =
          upstream.or(
              () ->
                  remotes.contains("upstream")
                      ? Optional.empty()
                      : ask("URL of upstream's git repository", checks.guess().orElse("")));
      upstreamUrl.ifPresent(url -> add(checkout, "upstream", url));
      boolean asks = !remotes.contains("patches") && checks.patchesBranch().isEmpty();
      Optional<String> patchesUrl =
          patches.or(
              () ->
                  asks
                      ? ask("URL of the repository with patches branches (none: the distgit's)", "")
                      : Optional.empty());
      patchesUrl.ifPresent(url -> add(checkout, "patches", url));
    }
  }

  private Optional<String> ask(String question, String byDefault) {
    return Optional.of(narrator.askText(question, byDefault).strip()).filter(t -> !t.isEmpty());
  }

  /** A remote that can't be fetched does not stay. */
  private void add(Checkout checkout, String name, String url) {
    Optional<String> there = checkout.facts().remoteUrl(name);
    if (there.isPresent() && !there.get().equals(url)) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "There is a remote named " + name + " already")
          .because("its URL is " + there.get())
          .fix("git remote set-url " + name + " " + url)
          .fix("git remote rename " + name + " old-" + name);
    }
    if (url.startsWith("-") || url.chars().anyMatch(Character::isISOControl)) {
      throw RdopkgException.of(ErrorKind.USAGE, "No URL of a repository: " + url);
    }
    GitProgram git = checkout.git();
    if (there.isEmpty()) {
      run(git, "remote", "add", "--", name, url).orThrow();
    }
    narrator.note("Fetching " + name + " from " + url);
    ProcessResult fetched =
        git.runner()
            .run(
                git.request("fetch", "--tags", Transfers.option(environment), name)
                    .inheritInput()
                    .forward(narrator.programs())
                    .build());
    if (!fetched.succeeded()) {
      if (there.isEmpty()) {
        run(git, "remote", "remove", name).orThrow();
      }
      throw RdopkgException.of(ErrorKind.PROGRAM, "can't fetch " + url)
          .because("git fetch ended with status " + fetched.status())
          .fix("rdopkg setup --" + name + " URL   # with the right one");
    }
  }

  private static ProcessResult run(GitProgram git, String... words) {
    return git.runner().run(git.request(words).build());
  }

  /** Without patches to import the branch begins where upstream's tag is. */
  private void makeBranch(Checkout checkout) {
    DistgitPackage found = read(checkout);
    SetupChecks checks = new SetupChecks(checkout, found);
    BaseRef base = found.env().baseRef();
    if (checks.patchesBranch().isPresent()
        || checks.specPatches() > 0
        || base.kind() == BaseRef.Kind.MISSING) {
      return;
    }
    Transactions transactions = WritingTransactions.begin(checkout, narrator);
    String branch = found.env().patches().local();
    String commit = checkout.history().commit(base.name()).orElseThrow();
    transactions.apply(
        UpdatePlan.builder(ACTION, checkout.refs().head())
            .ref(RefMove.create("refs/heads/" + branch, commit, ACTION + ": at " + base.name()))
            .build());
    narrator.note(
        "Made the patches branch " + branch + " at " + base.name() + ", without patches.");
  }

  private static DistgitPackage read(Checkout checkout) {
    DistgitBranch branch = DistgitBranch.of(checkout.facts());
    return PackageReader.read(
        checkout.facts(),
        CheckedOutPackage.folder(checkout),
        branch.name(),
        CheckedOutPackage.files(checkout, branch),
        GuessOptions.NONE);
  }
}
