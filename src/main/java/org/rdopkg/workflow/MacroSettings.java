package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.Optional;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.distgit.OsDist;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitConfig;
import org.rdopkg.io.Environment;
import org.rdopkg.spec.macro.MacroTargets;
import org.rdopkg.spec.macro.Profile;

/**
 * The macros that specs are read under, decided once for a run: by the command line, else by the
 * settings ({@code target}, {@code macros}), else by the branch that is checked out. The branch
 * counts for specs of that checkout only; there need not be one.
 *
 * @param source who expands
 * @param target the profile of all specs; empty when each branch decides
 * @param branch the profile that the branch asks for; empty without one
 */
record MacroSettings(MacroSource source, Optional<String> target, Optional<BranchProfile> branch) {

  /**
   * What a branch asks for.
   *
   * @param top the top of its checkout
   * @param target the profile's name
   */
  record BranchProfile(Path top, String target) {}

  /** What git knows about the place where rdopkg was started. */
  private record Surroundings(Settings settings, Optional<BranchProfile> branch) {}

  /** Decides. */
  static MacroSettings of(Environment environment, MacroRequest request) {
    if (request.source().isPresent() && request.target().isPresent()) {
      return checked(request.source().get(), request, request.target(), Optional.empty());
    }
    Surroundings around = surroundings(environment);
    MacroSource source =
        request
            .source()
            .or(() -> around.settings().text(Setting.MACROS).map(MacroSource::parse))
            .orElse(MacroSource.ENGINE);
    Optional<String> target = request.target().or(() -> configuredTarget(around.settings()));
    return checked(source, request, target, around.branch());
  }

  private static MacroSettings checked(
      MacroSource source,
      MacroRequest request,
      Optional<String> target,
      Optional<BranchProfile> branch) {
    if (source == MacroSource.RPM && request.target().isPresent()) {
      throw RdopkgException.of(ErrorKind.USAGE, "--target goes with rdopkg's own macro engine only")
          .because("rpm knows the macros of the system that it is installed on")
          .fix("--define 'dist .fc42' gives rpm single macros")
          .fix("--macros=engine --target " + request.target().get());
    }
    return source == MacroSource.RPM
        ? new MacroSettings(source, Optional.empty(), Optional.empty())
        : new MacroSettings(source, target, branch);
  }

  private static Optional<String> configuredTarget(Settings settings) {
    Optional<String> target = settings.text(Setting.TARGET);
    if (target.isPresent() && MacroTargets.byName(target.get()).isEmpty()) {
      String where = settings.value(Setting.TARGET).origin().name();
      throw RdopkgException.of(
              ErrorKind.USAGE, "Invalid value of target in " + where + ": " + target.get())
          .because("rdopkg has profiles for " + String.join(", ", Profile.targets()))
          .fix("git config rdopkg.target NAME");
    }
    return target;
  }

  /** A repository that cannot be read is as good as none: specs are read outside of git, too. */
  private static Surroundings surroundings(Environment environment) {
    try (Checkout checkout = Checkout.open(environment)) {
      Optional<String> head = checkout.facts().currentBranch();
      Optional<BranchProfile> branch =
          head.flatMap(name -> MacroTargets.ofBranch(OsDist.withoutPrivate(name)))
              .map(target -> new BranchProfile(checkout.workTree(), target));
      return new Surroundings(UserSettings.of(checkout), branch);
    } catch (RdopkgException e) {
      if (e.kind() == ErrorKind.USAGE) {
        throw e;
      }
      return new Surroundings(
          UserSettings.outside(environment, GitConfig.ofUser(environment)), Optional.empty());
    }
  }

  /** The profile of one spec; empty for rpm's own macros. */
  Optional<String> targetOf(Path spec) {
    return target.or(() -> branch.filter(b -> spec.startsWith(b.top())).map(BranchProfile::target));
  }
}
