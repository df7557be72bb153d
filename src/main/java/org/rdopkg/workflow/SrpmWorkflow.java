package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;
import org.rdopkg.rpm.Rpmbuild;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * {@code rdopkg srpm}: a source package of what is checked out, made by rpmbuild. That runs what
 * the spec holds; who names this action wants that.
 */
public final class SrpmWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public SrpmWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * What is asked for.
   *
   * @param folder where it is put; empty for the checkout
   * @param dist the value of {@code %dist}, with or without the dot
   * @param defines more macros, as {@code NAME VALUE}
   */
  public record Request(Optional<String> folder, Optional<String> dist, List<String> defines) {
    /** As rpm likes it. */
    public static final Request PLAIN = new Request(Optional.empty(), Optional.empty(), List.of());

    public Request {
      defines = List.copyOf(defines);
    }
  }

  /** Makes it; answers where it is. */
  public Path run(Request request) {
    try (Checkout checkout = Checkout.open(environment)) {
      return run(checkout, request);
    }
  }

  /** The same in a checkout that is open. */
  Path run(Checkout checkout, Request request) {
    requireDistgit(checkout);
    String spec = PackageReader.theSpec(checkout.files().topFiles());
    requireFiles(checkout, spec);
    Path target =
        request
            .folder()
            .map(folder -> environment.workingDirectory().resolve(folder).normalize())
            .orElse(checkout.workTree());
    Path scratch = environment.cacheFolder().resolve("rpmbuild");
    makeFolder(target);
    makeFolder(scratch);
    List<String> defines = new ArrayList<>(request.defines());
    request
        .dist()
        .ifPresent(dist -> defines.add("dist " + (dist.startsWith(".") ? "" : ".") + dist));
    return new Rpmbuild(checkout.runner(), () -> narrator.waiting("rpmbuild packs " + spec))
        .source(checkout.workTree(), spec, target, scratch, defines, narrator.programs());
  }

  /** Refuses a patches branch, whose files are upstream's. */
  static void requireDistgit(Checkout checkout) {
    if (DistgitBranch.of(checkout.facts()) instanceof DistgitBranch.SwitchTo there) {
      throw RdopkgException.of(
              ErrorKind.INPUT, "Invalid usage: This action must be run on a distgit branch.")
          .because(there.patchesBranch() + " is a patches branch")
          .fix("git checkout " + there.branch());
    }
  }

  /** rpm stops at the first file that is not there; all of them are told here. */
  private static void requireFiles(Checkout checkout, String spec) {
    EvaluatedSpec evaluated =
        PackageReader.evaluate(
            PackageReader.readSpec(PackageFiles.ofWorkTree(checkout.files()), spec));
    List<String> sources = missing(checkout, evaluated.sources());
    List<String> patches = missing(checkout, evaluated.patches());
    if (sources.isEmpty() && patches.isEmpty()) {
      return;
    }
    List<String> all = new ArrayList<>(sources);
    all.addAll(patches);
    RdopkgException error =
        RdopkgException.of(
                ErrorKind.INPUT, "Files of the spec are not here: " + String.join(", ", all))
            .because("a source package holds them all");
    if (!sources.isEmpty()) {
      error = error.fix("rdopkg get-source --all");
    }
    throw patches.isEmpty() ? error : error.fix("rdopkg patch   # writes patch files anew");
  }

  private static List<String> missing(Checkout checkout, List<EvaluatedSource> files) {
    return files.stream()
        .filter(file -> file.active() && file.value().isKnown())
        .map(EvaluatedSource::fileName)
        .filter(name -> !name.isEmpty() && !name.contains("/"))
        .filter(name -> !checkout.files().exists(name))
        .toList();
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw IoErrors.cannot("make the folder " + folder, e);
    }
  }
}
