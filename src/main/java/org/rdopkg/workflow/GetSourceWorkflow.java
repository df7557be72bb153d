package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.io.Environment;
import org.rdopkg.spec.macro.EvaluatedSource;

/** {@code rdopkg get-source}: gets the sources of the spec that is checked out. */
public final class GetSourceWorkflow {
  private static final String ACTION = "rdopkg get-source";

  private final Environment environment;
  private final Narrator narrator;

  public GetSourceWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * What is asked for.
   *
   * @param all every Source and every file of {@code sources}, not only the first Source
   * @param force files that are not what {@code sources} says are replaced
   * @param signatures whether upstream's signatures are checked
   */
  public record Request(boolean all, boolean force, boolean signatures) {}

  /**
   * Gets them.
   *
   * @return what became of each; with {@code all} failures are among them
   * @throws RdopkgException when the one source can't be had
   */
  public List<FetchedSource> run(Request request) {
    try (Checkout checkout = Checkout.open(environment)) {
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      if (!DistgitBranch.isElsewhere(checkout.facts())) {
        return get(checkout, checkout.facts().currentBranch().orElse(""), request);
      }
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      try (BranchSwitch there =
          BranchSwitch.toDistgit(checkout, branch, ACTION, narrator, transactions)) {
        return there.done(get(checkout, branch.name(), request));
      }
    }
  }

  private List<FetchedSource> get(Checkout checkout, String branch, Request request) {
    SourceSet set = set(checkout, branch, request.signatures());
    SourceFetch fetch = new SourceFetch(checkout, narrator, set, request.force());
    return request.all() ? all(set, fetch) : List.of(fetch.fetch(first(set)));
  }

  private static SourceSet set(Checkout checkout, String branch, boolean signatures) {
    PackageFiles files = PackageFiles.ofWorkTree(checkout.files());
    DistgitPackage found =
        PackageReader.read(
            checkout.facts(), CheckedOutPackage.folder(checkout), branch, files, GuessOptions.NONE);
    return SourceSet.of(checkout, found.spec(), found.env().branch(), found.name(), signatures);
  }

  private static EvaluatedSource first(SourceSet set) {
    return set.first()
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.INPUT, "The spec has no Source")
                    .because("get-source gets what its Source lines name")
                    .fix("rdopkg get-source --all   # what the file `sources` lists"));
  }

  private static List<FetchedSource> all(SourceSet set, SourceFetch fetch) {
    List<FetchedSource> fetched = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (EvaluatedSource source : set.sources()) {
      if (names.add(source.fileName())) {
        fetched.add(
            attempt(OptionalInt.of(source.number()), source.fileName(), () -> fetch.fetch(source)));
      }
    }
    for (String name : set.listed().names()) {
      if (names.add(name)) {
        fetched.add(attempt(OptionalInt.empty(), name, () -> fetch.fetchListed(name)));
      }
    }
    Set<RdopkgException> failures = new HashSet<>();
    fetched.forEach(source -> source.failure().ifPresent(failures::add));
    return fetched.stream()
        .map(
            source ->
                source.withFailure(
                    failure -> SourceSignatures.brief(failure, source.name(), failures)))
        .toList();
  }

  /** One that can't be had does not keep the others back. */
  private static FetchedSource attempt(
      OptionalInt number, String name, Supplier<FetchedSource> fetch) {
    try {
      return fetch.get();
    } catch (RdopkgException e) {
      return FetchedSource.failed(number, name, e);
    }
  }
}
