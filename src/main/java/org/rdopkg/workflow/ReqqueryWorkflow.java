package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;
import org.rdopkg.requirements.AvailabilityYaml;
import org.rdopkg.requirements.AvailableRelease;
import org.rdopkg.requirements.AvailableRelease.Available;
import org.rdopkg.requirements.AvailableRelease.Build;
import org.rdopkg.requirements.PackageNames;
import org.rdopkg.requirements.SpecRequirement;
import org.rdopkg.requirements.SpecRequires;
import org.rdopkg.requirements.WantedPackage;
import org.rdopkg.requirements.python.PythonEnvironment;
import org.rdopkg.requirements.python.Requirement;
import org.rdopkg.service.distroinfo.DistroInfo;

/** {@code rdopkg reqquery}: whether the repositories of a release have what is required. */
public final class ReqqueryWorkflow {
  private static final long MOST_BYTES = 16 << 20;

  private final Environment environment;
  private final Narrator narrator;

  public ReqqueryWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * Something to ask for.
   *
   * @param candidates the names that the package may have, best first
   */
  private record Wanted(
      Optional<String> module, String packageName, List<String> candidates, String required) {}

  /** Asks, or loads earlier answers; writes them when asked to. */
  public List<AvailableRelease> run(ReqqueryRequest request) {
    List<AvailableRelease> answers =
        request.load().isPresent() ? load(request.load().get()) : ask(request);
    request.dump().ifPresent(name -> dump(name, answers));
    return answers;
  }

  private List<AvailableRelease> load(String name) {
    narrator.note("Loading query results from file: " + name);
    try {
      Path file = environment.workingDirectory().resolve(name);
      String text = new String(AtomicFiles.read(file, MOST_BYTES), StandardCharsets.UTF_8);
      return AvailabilityYaml.read(text, name);
    } catch (IOException e) {
      throw IoErrors.cannot("read " + name, e).fix("rdopkg reqquery -D " + name + "   # writes it");
    }
  }

  private void dump(String name, List<AvailableRelease> answers) {
    narrator.note("Saving query results to file: " + name);
    try {
      byte[] content = AvailabilityYaml.write(answers).getBytes(StandardCharsets.UTF_8);
      AtomicFiles.write(environment.workingDirectory().resolve(name), content);
    } catch (IOException e) {
      throw IoErrors.cannot("write " + name, e);
    }
  }

  private List<AvailableRelease> ask(ReqqueryRequest request) {
    boolean outside = request.file().isPresent() && request.filter().isPresent();
    if (outside) {
      return ask(request, Optional.empty());
    }
    try (Checkout checkout = Checkout.open(environment)) {
      return ask(request, Optional.of(checkout));
    }
  }

  private List<AvailableRelease> ask(ReqqueryRequest request, Optional<Checkout> checkout) {
    Settings settings =
        checkout.map(UserSettings::of).orElseGet(() -> UserSettings.here(environment));
    DistroInfo info = new InfoReader(environment, narrator).read(InfoRequest.DEFAULT);
    ReleaseFilter filter =
        request
            .filter()
            .map(ReleaseFilter::parse)
            .orElseGet(() -> detected(info, checkout.orElseThrow()));
    List<ReleaseFilter.Target> targets = filter.targets(info);
    if (targets.isEmpty()) {
      narrator.warn("No distrepos information in distroinfo for " + filter);
      return List.of();
    }
    List<Wanted> wanted = wanted(request, checkout, settings);
    Set<String> names = new LinkedHashSet<>();
    wanted.forEach(one -> names.addAll(one.candidates()));
    Repositories repositories =
        Repositories.of(environment, settings, narrator, names, request.verbose());
    List<AvailableRelease> answers = new ArrayList<>();
    for (ReleaseFilter.Target target : targets) {
      List<Available> packages = new ArrayList<>();
      wanted.forEach(one -> packages.add(available(one, target, repositories)));
      answers.add(new AvailableRelease(target.release(), target.dist(), packages));
    }
    return answers;
  }

  private ReleaseFilter detected(DistroInfo info, Checkout checkout) {
    String branch = DistgitBranch.of(checkout.facts()).name();
    ReleaseFilter filter =
        ReleaseFilter.ofBranch(info, branch)
            .orElseThrow(
                () ->
                    RdopkgException.of(
                            ErrorKind.INPUT, "Can't guess release: unknown branch '" + branch + "'")
                        .because("no release in the metadata is built from a branch of that name")
                        .fix("Please select RELEASE(/DIST) filter to query.")
                        .fix("rdopkg release   # shows all releases"));
    narrator.note("Autodetected filter: " + filter);
    return filter;
  }

  private List<Wanted> wanted(
      ReqqueryRequest request, Optional<Checkout> checkout, Settings settings) {
    PackageNames names = PackageNames.with(settings.list(Setting.PACKAGE_NAMES));
    if (request.spec()) {
      narrator.note("Querying .spec file");
      return ofSpec(read(checkout.orElseThrow()), names);
    }
    PythonEnvironment python = ProjectRequirements.python(Optional.empty(), settings);
    ProjectRequirements reader = new ProjectRequirements(narrator);
    if (request.file().isPresent()) {
      String shown = request.file().get();
      narrator.note("Querying requirements file: " + shown);
      Path file = environment.workingDirectory().resolve(shown);
      return ofUpstream(reader.ofFile(shown, file), python, names);
    }
    Checkout here = checkout.orElseThrow();
    String reference =
        request.reference().orElseGet(() -> read(here).env().baseRef().require().name());
    narrator.note("Querying requirements file from git: " + reference);
    return ofUpstream(reader.ofCommit(here, reference), python, names);
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

  private static List<Wanted> ofUpstream(
      List<Requirement> requirements, PythonEnvironment python, PackageNames names) {
    String major = python.pythonVersion().split("\\.", 2)[0];
    List<Wanted> wanted = new ArrayList<>();
    for (WantedPackage one : WantedPackage.of(requirements, python, names)) {
      List<String> candidates =
          List.copyOf(
              new LinkedHashSet<>(List.of(PackageNames.forPython(one.name(), major), one.name())));
      wanted.add(
          new Wanted(Optional.of(one.module()), one.name(), candidates, one.versions().toString()));
    }
    return wanted;
  }

  private List<Wanted> ofSpec(DistgitPackage found, PackageNames names) {
    SpecRequires.Result requires = SpecRequires.of(found.evaluated(), "requires", names);
    requires.notes().forEach(narrator::warn);
    List<Wanted> wanted = new ArrayList<>();
    for (SpecRequirement one : requires.requirements()) {
      String capability = one.places().get(0).capability();
      wanted.add(new Wanted(Optional.empty(), capability, List.of(capability), one.constraints()));
    }
    return wanted;
  }

  private static Available available(
      Wanted one, ReleaseFilter.Target target, Repositories repositories) {
    Optional<Build> build =
        repositories.builds(target.repositories(), one.candidates()).stream()
            .findFirst()
            .map(
                found ->
                    new Build(found.build().version(), found.build().nvr(), found.repository()));
    return new Available(one.module(), one.packageName(), one.required(), build);
  }
}
