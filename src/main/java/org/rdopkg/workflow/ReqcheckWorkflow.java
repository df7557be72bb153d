package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.rdopkg.requirements.CheckedPackage;
import org.rdopkg.requirements.Overrides;
import org.rdopkg.requirements.PackageNames;
import org.rdopkg.requirements.RequirementCheck;
import org.rdopkg.requirements.RequiresSync;
import org.rdopkg.requirements.SpecRequirement;
import org.rdopkg.requirements.SpecRequires;
import org.rdopkg.requirements.WantedPackage;
import org.rdopkg.requirements.python.PythonEnvironment;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * {@code rdopkg reqcheck}: upstream's requirements against the spec's; edits the spec on request.
 */
public final class ReqcheckWorkflow {
  private static final long MOST_BYTES = 1 << 20;
  private static final String UNKNOWN_VERSION = "XXX";

  private final Environment environment;
  private final Narrator narrator;

  public ReqcheckWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * How they agree.
   *
   * @param check the packages in their blocks
   * @param requiresHead {@code Requires:} and the blanks behind it as the spec has them
   * @param changed whether the spec was written
   */
  public record Result(RequirementCheck check, String requiresHead, boolean changed) {}

  /** What does not change while the spec is looked at and edited. */
  private record Comparison(
      List<WantedPackage> wanted, Map<String, String> overrides, PackageNames names) {
    RequirementCheck with(List<SpecRequirement> spec, Set<String> earlier) {
      return RequirementCheck.of(wanted, spec, overrides, earlier);
    }
  }

  /**
   * The spec as it is found.
   *
   * @param branch where HEAD stands
   * @param file where the spec is, when its branch is checked out
   * @param requires what the spec requires
   */
  private record Subject(
      DistgitBranch branch,
      DistgitPackage found,
      Path file,
      SpecMacros macros,
      EvaluatedSpec evaluated,
      SpecRequires.Result requires) {}

  /** Compares, and edits when asked to. */
  public Result run(ReqcheckRequest request) {
    try (Checkout checkout = Checkout.open(environment)) {
      Settings settings = UserSettings.of(checkout);
      PythonEnvironment python = ProjectRequirements.python(request.python(), settings);
      PackageNames names = PackageNames.with(settings.list(Setting.PACKAGE_NAMES));
      Subject subject = subject(checkout, request, names);
      Map<String, String> overrides = overrides(request, subject.found().name(), names);
      Comparison comparison =
          new Comparison(
              wanted(checkout, request, subject.found(), python, names), overrides, names);
      subject.requires().notes().forEach(narrator::warn);
      Set<String> earlier = earlier(checkout, subject, comparison, python);
      RequirementCheck check = comparison.with(subject.requires().requirements(), earlier);
      return request.autosync()
          ? synced(subject, comparison, check, earlier, python)
          : new Result(check, requiresHead(subject.found().spec()), false);
    }
  }

  private Subject subject(Checkout checkout, ReqcheckRequest request, PackageNames names) {
    DistgitBranch branch = DistgitBranch.of(checkout.facts());
    DistgitPackage found = read(checkout, branch);
    Path file = checkout.workTree().resolve(found.specName());
    SpecMacros macros = macros(request);
    EvaluatedSpec evaluated = macros.evaluate(found.spec(), file);
    SpecRequires.Result requires = SpecRequires.of(evaluated, "requires", names);
    return new Subject(branch, found, file, macros, evaluated, requires);
  }

  private Result synced(
      Subject subject,
      Comparison comparison,
      RequirementCheck check,
      Set<String> earlier,
      PythonEnvironment python) {
    requireHere(subject.branch());
    SpecFile spec = subject.found().spec();
    RequiresSync.Result synced =
        RequiresSync.of(
            spec, subject.evaluated(), subject.requires().requirements(), check, major(python));
    EvaluatedSpec after = subject.macros().evaluate(synced.spec(), subject.file());
    SpecRequires.Result requires = SpecRequires.of(after, "requires", comparison.names());
    verify(synced.check(), comparison.with(requires.requirements(), earlier));
    boolean changed =
        new SpecWrite(environment, narrator, "rdopkg reqcheck --autosync")
            .write(new OneSpec(subject.found().specName(), subject.file(), spec), synced.spec());
    return new Result(synced.check(), requiresHead(spec), changed);
  }

  private static String major(PythonEnvironment python) {
    return python.pythonVersion().split("\\.", 2)[0];
  }

  private static DistgitPackage read(Checkout checkout, DistgitBranch branch) {
    return PackageReader.read(
        checkout.facts(),
        CheckedOutPackage.folder(checkout),
        branch.name(),
        CheckedOutPackage.files(checkout, branch),
        GuessOptions.NONE);
  }

  private SpecMacros macros(ReqcheckRequest request) {
    return SpecMacros.of(
        environment,
        new MacroRequest(Optional.empty(), request.target(), List.of(), List.of()),
        narrator);
  }

  private static void requireHere(DistgitBranch branch) {
    if (branch instanceof DistgitBranch.SwitchTo there) {
      throw RdopkgException.of(ErrorKind.INPUT, "The spec is not checked out")
          .because("HEAD stands on the patches branch " + there.patchesBranch())
          .fix("git checkout " + there.branch());
    }
  }

  private Map<String, String> overrides(
      ReqcheckRequest request, String packageName, PackageNames names) {
    if (request.override().isEmpty()) {
      return Map.of();
    }
    String shown = request.override().get();
    Path file = environment.workingDirectory().resolve(shown);
    try {
      String yaml = new String(AtomicFiles.read(file, MOST_BYTES), StandardCharsets.UTF_8);
      return Overrides.of(yaml, packageName, names);
    } catch (IOException e) {
      throw IoErrors.cannot("load the override file " + shown, e);
    }
  }

  private List<WantedPackage> wanted(
      Checkout checkout,
      ReqcheckRequest request,
      DistgitPackage found,
      PythonEnvironment python,
      PackageNames names) {
    ProjectRequirements reader = new ProjectRequirements(narrator);
    boolean unknown = found.env().spec().version().equalsIgnoreCase(UNKNOWN_VERSION);
    if (request.reference().isEmpty() && unknown) {
      SnapshotRequirements snapshot = new SnapshotRequirements(checkout, found.env(), reader);
      return WantedPackage.of(snapshot.read(narrator), python, names);
    }
    String reference = request.reference().orElseGet(() -> found.env().baseRef().require().name());
    return WantedPackage.of(reader.ofCommit(checkout, reference), python, names);
  }

  private static Set<String> earlier(
      Checkout checkout, Subject subject, Comparison comparison, PythonEnvironment python) {
    List<SpecRequirement> requires = subject.requires().requirements();
    return comparison.with(requires, Set.of()).excess().isEmpty()
        ? Set.of()
        : EarlierRequirements.of(checkout, subject.found().env(), python, comparison.names());
  }

  /** The edited spec, read again, must say what was asked for. */
  private static void verify(RequirementCheck claimed, RequirementCheck real) {
    Set<String> open =
        Stream.of(real.mismatch(), real.missing(), real.removed())
            .flatMap(List::stream)
            .map(CheckedPackage::name)
            .collect(Collectors.toSet());
    List<String> wrong =
        claimed.met().stream()
            .filter(checked -> checked.sync() != CheckedPackage.Sync.NONE)
            .map(CheckedPackage::name)
            .filter(open::contains)
            .toList();
    if (!wrong.isEmpty()) {
      throw RdopkgException.of(
              ErrorKind.INPUT, "Can't make the spec agree: " + String.join(", ", wrong))
          .because("after the edit it would still not require what upstream does")
          .fix("edit the spec by hand; nothing was changed");
    }
  }

  /** {@code Requires:} as the first line has it, for pasting. */
  private static String requiresHead(SpecFile spec) {
    for (int line = 1; line <= spec.lineCount(); line++) {
      Optional<Tag> tag = spec.tagAt(line).filter(t -> t.is("requires") && t.number().isEmpty());
      if (tag.isPresent() && tag.get().text().charAt(tag.get().nameEnd()) == ':') {
        return tag.get().text().substring(0, tag.get().valueStart()).stripLeading();
      }
    }
    return "Requires:        ";
  }
}
