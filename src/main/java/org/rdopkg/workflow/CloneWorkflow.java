package org.rdopkg.workflow;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.git.GitConfig;
import org.rdopkg.git.OutsideGit;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.service.distroinfo.DistroInfo;
import org.rdopkg.service.distroinfo.InfoPackage;

/**
 * {@code rdopkg clone}: clones a package's distgit with the user's git and adds the remotes that
 * the distribution's metadata knows.
 */
public final class CloneWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public CloneWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * Clones.
   *
   * @throws RdopkgException when the metadata does not know the package or lacks an address that is
   *     asked for, its folder is there already, or git can't clone it; nothing is left behind then
   */
  public CloneResult run(CloneRequest request) {
    InfoPackage pkg = find(request);
    String from = request.master() ? "master-distgit" : "distgit";
    String distgit = CloneAddress.of(pkg, from).orElseThrow(() -> noDistgit(request));
    Optional<String> extra = extra(request, pkg);
    Path folder = folder(pkg.name());
    narrator.note("Cloning " + from + " into ./" + pkg.name() + "/");
    git(environment.workingDirectory(), "clone", "--", distgit, pkg.name());
    CloneRemotes remotes = new CloneRemotes(this::git, narrator, folder);
    remotes.cloned(distgit);
    addRepositories(request, pkg, distgit, extra, remotes);
    addReviews(pkg, reviewUser(request), remotes);
    return remotes.result();
  }

  private InfoPackage find(CloneRequest request) {
    DistroInfo info = new InfoReader(environment, narrator).read(request.info());
    Optional<InfoPackage> found = info.named(request.name());
    if (found.isPresent()) {
      return found.get();
    }
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, "Package not found in distroinfo: " + request.name());
    for (String near :
        Suggestions.near(
            request.name(), info.packages().stream().map(InfoPackage::name).toList())) {
      error = error.fix("did you mean " + near + "?");
    }
    throw error.fix("rdopkg findpkg " + request.name() + "   # looks for projects and addresses");
  }

  private static RdopkgException noDistgit(CloneRequest request) {
    RdopkgException error =
        RdopkgException.of(
            ErrorKind.INPUT,
            request.master()
                ? "-m/--use-master-distgit used but 'master-distgit' missing in distroinfo for"
                    + " package: "
                    + request.name()
                : "'distgit' missing in distroinfo for package: " + request.name());
    return error.fix("rdopkg info '^" + request.name() + "$'   # shows what is known of it");
  }

  private static Optional<String> extra(CloneRequest request, InfoPackage pkg) {
    if (request.extraRepo().isEmpty()) {
      return Optional.empty();
    }
    String key = request.extraRepo().get();
    Optional<String> url = CloneAddress.of(pkg, key);
    if (url.isEmpty()) {
      throw RdopkgException.of(
              ErrorKind.INPUT,
              "-e/--extra-repo used but the specified key is missing in distroinfo for package: "
                  + request.name())
          .because("it has no '" + key + "'")
          .fix("rdopkg info '^" + request.name() + "$'   # shows what is known of it");
    }
    return url;
  }

  /** The name comes from metadata: it must be the name of a folder here. */
  private Path folder(String name) {
    if (name.startsWith("-") || name.startsWith(".") || name.contains("/")) {
      throw RdopkgException.of(ErrorKind.INPUT, "Refused to clone into " + name)
          .because("the package's name is no name for a folder");
    }
    Path folder = environment.workingDirectory().resolve(name);
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "There is something already: " + folder)
          .because("the package would be cloned there")
          .fix("Run rdopkg clone in another folder, or with -C DIR.");
    }
    return folder;
  }

  private static void addRepositories(
      CloneRequest request,
      InfoPackage pkg,
      String distgit,
      Optional<String> extra,
      CloneRemotes remotes) {
    if (request.gerritRemotes()) {
      remotes.add("gerrit-origin", Optional.of(distgit), "Adding gerrit-origin remote...");
    }
    Optional<String> patches = CloneAddress.of(pkg, "patches");
    remotes.add("patches", patches, "Adding patches remote...");
    if (request.gerritRemotes() && patches.isPresent()) {
      remotes.add("gerrit-patches", patches, "Adding gerrit-patches remote...");
    }
    remotes.add("upstream", CloneAddress.of(pkg, "upstream"), "Adding upstream remote...");
    if (extra.isPresent()) {
      String name = request.extraRepo().orElseThrow();
      remotes.add(name, extra, "Adding remote " + name + "...");
    }
    remotes.fetch();
  }

  private static void addReviews(InfoPackage pkg, Optional<String> user, CloneRemotes remotes) {
    remotes.addReview(
        "review-patches",
        CloneAddress.of(pkg, "review-patches"),
        user,
        "Adding gerrit remote for patch chains reviews...");
    remotes.addReview(
        "review-origin",
        CloneAddress.of(pkg, "review-origin"),
        user,
        "Adding gerrit remote for reviews...");
  }

  /** As asked for, else as git-review knows it, else the user's name on this machine. */
  private Optional<String> reviewUser(CloneRequest request) {
    return request
        .reviewUser()
        .or(() -> GitConfig.ofUser(environment).get("gitreview.username"))
        .or(() -> environment.getNonEmpty("USERNAME"))
        .or(() -> environment.getNonEmpty("USER"));
  }

  private ProcessResult git(Path folder, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    boolean network = List.of("clone", "fetch").contains(arguments[0]);
    if (network) {
      all.add(1, environment.terminal().error() ? "--progress" : "-q");
    }
    ProcessRequest.Builder request =
        OutsideGit.untrusted(environment, folder, all.toArray(String[]::new));
    if (network) {
      request.forward(narrator.programs());
    }
    ProcessResult result = new ProcessRunner(environment).run(request.build());
    if (!result.succeeded() && !arguments[0].equals("fetch")) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "git " + arguments[0] + " failed")
          .because(network ? "see what git says above" : result.err().strip());
    }
    return result;
  }
}
