package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.UpstreamReleases;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.replay.Replay;
import org.rdopkg.git.replay.ReplayOptions;
import org.rdopkg.git.replay.ReplayResult;
import org.rdopkg.io.Environment;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.version.UpstreamTag;
import org.rdopkg.version.VersionChoice;

/**
 * {@code rdopkg forecast}: replays the patches onto each of upstream's versions, in memory and
 * without storing anything.
 */
public final class ForecastWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public ForecastWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * What to look at.
   *
   * @param versions versions or tags; empty for all since the spec's version
   * @param choice which of them, when none is named
   * @param local the local patches branch, even when there is a remote one
   * @param remoteBranch {@code REMOTE/BRANCH} to take instead of the guessed one
   * @param localBranch local branch to take instead of the guessed one
   */
  public record Request(
      List<String> versions,
      VersionChoice choice,
      boolean local,
      Optional<String> remoteBranch,
      Optional<String> localBranch) {
    public Request {
      versions = List.copyOf(versions);
    }
  }

  /** Looks. */
  public Forecast run(Request request) {
    try (Checkout checkout = Checkout.open(environment);
        Replay replay = Replay.in(checkout)) {
      DistgitPackage found = read(checkout, request);
      PackageEnv env = found.env();
      BaseRef base = env.baseRef().require();
      PatchesTip tip = tip(checkout, env, request);
      ImportPaused.warn(checkout, env.patches().local(), narrator);
      SeriesReader.read(checkout, found, tip.branch(), tip.commit());
      String from =
          checkout
              .history()
              .commit((base.kind() == BaseRef.Kind.TAG ? "refs/tags/" : "") + base.name())
              .orElseThrow();
      List<PatchCommit> patches = checkout.history().range(from, tip.commit());
      List<Forecast.Release> releases = new ArrayList<>();
      for (UpstreamTarget target : targets(checkout, env, request)) {
        String what = "looking at " + target.version();
        narrator.note(what);
        replay.telling((done, all) -> narrator.count(what, done, all));
        releases.add(look(replay, from, tip.commit(), target));
      }
      return new Forecast(
          found.name(), env.spec().upstreamVersion(), tip.branch(), patches, releases);
    }
  }

  private static Forecast.Release look(
      Replay replay, String from, String tip, UpstreamTarget target) {
    try {
      ReplayResult result = replay.run(from, tip, target.commit(), ReplayOptions.FORECAST);
      return new Forecast.Release(
          target.version(),
          target.ref(),
          result.patches().stream().map(PatchOutcome::of).toList(),
          Optional.empty());
    } catch (RdopkgException e) {
      String why = e.what() + e.why().map(text -> ": " + text).orElse("");
      return new Forecast.Release(target.version(), target.ref(), List.of(), Optional.of(why));
    }
  }

  private static DistgitPackage read(Checkout checkout, Request request) {
    DistgitBranch branch = DistgitBranch.of(checkout.facts());
    return PackageReader.read(
        checkout.facts(),
        CheckedOutPackage.folder(checkout),
        branch.name(),
        CheckedOutPackage.files(checkout, branch),
        new GuessOptions(
            request.remoteBranch().orElse(null), request.localBranch().orElse(null), null));
  }

  /** A branch that is named has to be there; of the others the remote one goes first. */
  private static PatchesTip tip(Checkout checkout, PackageEnv env, Request request) {
    if (request.local()) {
      return PatchesTip.ofLocal(checkout, env);
    }
    return request.remoteBranch().isPresent()
        ? PatchesTip.atRemote(checkout, env)
        : PatchesTip.ofEither(checkout, env);
  }

  private List<UpstreamTarget> targets(Checkout checkout, PackageEnv env, Request request) {
    TargetChoice choice = new TargetChoice(checkout, env);
    List<UpstreamTarget> targets = new ArrayList<>();
    if (!request.versions().isEmpty()) {
      request.versions().forEach(version -> targets.add(choice.named(version, true)));
      return targets;
    }
    List<UpstreamTag> newestFirst =
        UpstreamReleases.sinceCurrent(
            checkout.facts(),
            env,
            request.choice(),
            (done, total) -> narrator.count("looking at tags", done, total));
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      targets.add(choice.named(newestFirst.get(i).name(), true));
    }
    return targets;
  }
}
