package org.rdopkg.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.History;
import org.rdopkg.git.rangediff.RangeDiff;
import org.rdopkg.git.rangediff.SeriesPair;
import org.rdopkg.git.rangediff.SeriesPatch;
import org.rdopkg.io.Environment;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.PatchFile;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.version.UpstreamTags;

/** {@code rdopkg series-diff}: compares two states of the patches; reads only. */
public final class SeriesDiffWorkflow {
  /** What stands for the patch files of the spec. */
  public static final String FILES = "files";

  private final Environment environment;

  public SeriesDiffWorkflow(Environment environment) {
    this.environment = environment;
  }

  /**
   * Two states and how they differ.
   *
   * @param beforeName what the first is called
   * @param afterName what the second is called
   * @param pairs what became of each patch
   */
  public record Result(
      String beforeName,
      String afterName,
      List<SeriesPatch> before,
      List<SeriesPatch> after,
      List<SeriesPair> pairs) {
    public Result {
      before = List.copyOf(before);
      after = List.copyOf(after);
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * Compares.
   *
   * @param before the first state: {@link #FILES}, a revision, or {@code BASE..TIP}; empty for the
   *     files
   * @param after the second one; empty for the patches branch
   */
  public Result run(Optional<String> before, Optional<String> after) {
    try (Checkout checkout = Checkout.open(environment)) {
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      PackageFiles files = CheckedOutPackage.files(checkout, branch);
      DistgitPackage found =
          PackageReader.read(
              checkout.facts(),
              CheckedOutPackage.folder(checkout),
              branch.name(),
              files,
              GuessOptions.NONE);
      String old = before.orElse(FILES);
      String now = after.orElseGet(() -> branchName(checkout, found.env()));
      States states = new States(checkout, found, files);
      List<SeriesPatch> first = states.read(old);
      List<SeriesPatch> second = states.read(now);
      return new Result(old, now, first, second, RangeDiff.compare(first, second));
    }
  }

  private static String branchName(Checkout checkout, PackageEnv env) {
    String local = env.patches().local();
    return checkout.facts().localBranch(local).isPresent()
        ? local
        : env.patches().remote().toString();
  }

  /** Reads states of the series. */
  private record States(Checkout checkout, DistgitPackage found, PackageFiles files) {

    List<SeriesPatch> read(String name) {
      if (name.equals(FILES)) {
        return ofFiles();
      }
      int dots = name.indexOf("..");
      String tip = commit(dots < 0 ? name : name.substring(dots + 2));
      String base = dots < 0 ? baseOf(name, tip) : commit(name.substring(0, dots));
      PatchSeries series =
          PatchSeries.select(
              checkout.history().range(base, tip),
              found.env().base().skip(),
              SeriesReader.ignore(found.spec()));
      List<PatchCommit> patches = series.patches();
      return checkout.patchFiles().write(patches, tip).stream()
          .map(patch -> new SeriesPatch(patch.file()))
          .toList();
    }

    /** Without those that the user keeps by hand: they are on no branch, and stay. */
    private List<SeriesPatch> ofFiles() {
      Set<String> names = new HashSet<>(files.names());
      names.removeAll(new KeptPatches(checkout, found.env().branch()).names());
      return found.evaluated().patches().stream()
          .filter(patch -> names.contains(patch.fileName()))
          .map(
              patch ->
                  new PatchFile(patch.fileName(), files.readPatch(patch.fileName()).orElseThrow()))
          .map(SeriesPatch::new)
          .toList();
    }

    private String commit(String revision) {
      return checkout
          .history()
          .commit(revision)
          .orElseThrow(
              () ->
                  NearRefs.any(
                          RdopkgException.of(ErrorKind.INPUT, "Invalid git reference: " + revision)
                              .because("it names no commit"),
                          checkout,
                          revision)
                      .fix("rdopkg series-diff master-patches@{1}   # before the last change"));
    }

    /**
     * What a state stands on: the base of the spec, or the version of upstream's that is nearest
     * below it. Their order in history counts, not in number: projects that began with the year
     * have 2015.1 below 8.0.
     */
    private String baseOf(String name, String tip) {
      History history = checkout.history();
      BaseRef ref = found.env().baseRef();
      String revision = (ref.kind() == BaseRef.Kind.TAG ? "refs/tags/" : "") + ref.name();
      Set<String> bases = new HashSet<>();
      history.commit(revision).ifPresent(bases::add);
      UpstreamTags.among(checkout.facts().tags(), found.env().packageName(), ref.style())
          .newestFirst()
          .forEach(tag -> history.commit("refs/tags/" + tag.name()).ifPresent(bases::add));
      return history.nearest(bases, tip).orElseThrow(() -> noBase(name));
    }

    private static RdopkgException noBase(String name) {
      return RdopkgException.of(ErrorKind.INPUT, "can't know the base of " + name)
          .because("no tag of an upstream version is in its history")
          .fix("rdopkg series-diff BASE.." + name + "   # names it");
    }
  }
}
