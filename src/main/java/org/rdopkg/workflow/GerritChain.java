package org.rdopkg.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.PatchesStyle;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.patch.PatchHeader;
import org.rdopkg.service.gerrit.ChangeName;
import org.rdopkg.service.gerrit.ChangeProblems;
import org.rdopkg.service.gerrit.GerritChange;
import org.rdopkg.service.gerrit.GerritPatchSet;
import org.rdopkg.spec.macro.EvaluatedSource;

/** Takes the patches from a chain of changes that are under review at Gerrit. */
final class GerritChain {
  private static final String KEPT = "refs/rdopkg/changes/";

  private final Checkout checkout;
  private final Narrator narrator;

  GerritChain(Checkout checkout, Narrator narrator) {
    this.checkout = checkout;
    this.narrator = narrator;
  }

  /**
   * The patches branch as it will be: at the top of the chain that is asked for, or that the last
   * patch of the package belongs to when that is still under review; else as in its remote.
   *
   * @param files the package's files
   * @param explicit whether the user has named a remote branch
   */
  PatchesTip tip(
      DistgitPackage found, PackageFiles files, GerritRequest request, boolean explicit) {
    PackageEnv env = found.env();
    if (request.change().isPresent()) {
      ChangeName name = ChangeName.parse(request.change().get());
      GerritRemote remote = GerritRemote.of(checkout, GerritRemote.PATCHES);
      Transfers.told(
          checkout.environment(), narrator, "Asking Gerrit for " + request.change().get() + "...");
      List<GerritChange> changes = remote.server(checkout).query(name.query());
      GerritChange change = one(changes, request.change().get(), env.patches().local());
      return take(env, remote, change, patchSet(change, name), request.force());
    }
    if (explicit || env.patchesStyle() != PatchesStyle.REVIEW) {
      return PatchesTip.ofRemote(checkout, env);
    }
    return ofLastPatch(found, files, request.force());
  }

  private PatchesTip ofLastPatch(DistgitPackage found, PackageFiles files, boolean force) {
    PackageEnv env = found.env();
    Optional<String> commit = lastCommit(found, files).filter(id -> !isPublished(env, id));
    if (commit.isEmpty()) {
      return PatchesTip.ofRemote(checkout, env);
    }
    GerritRemote remote = GerritRemote.of(checkout, GerritRemote.PATCHES);
    List<GerritChange> open =
        ask(remote, commit.get(), env).stream()
            .filter(change -> change.status().equals("NEW"))
            .toList();
    if (open.isEmpty()) {
      narrator.note("The last patch is not under review; its chain is taken as merged.");
      return PatchesTip.ofRemote(checkout, env);
    }
    GerritChange change = one(open, "commit " + commit.get(), env.patches().local());
    GerritPatchSet newest = change.newest().orElseThrow(() -> noPatchSet(change, ""));
    return take(env, remote, change, newest, force);
  }

  private List<GerritChange> ask(GerritRemote remote, String commit, PackageEnv env) {
    try {
      narrator.note("Asking Gerrit for the change of the last patch...");
      return remote.server(checkout).query("commit:" + commit);
    } catch (RdopkgException e) {
      throw e.fix("rdopkg ACTION -p " + env.patches().remote() + "   # asks nobody");
    }
  }

  /** The commit that the last patch file was made from. */
  private static Optional<String> lastCommit(DistgitPackage found, PackageFiles files) {
    List<EvaluatedSource> patches = found.evaluated().patches();
    if (patches.isEmpty()) {
      return Optional.empty();
    }
    String name = patches.get(patches.size() - 1).fileName();
    return name.isEmpty() || name.contains("/")
        ? Optional.empty()
        : files.read(name).flatMap(bytes -> PatchHeader.read(bytes).commitId());
  }

  private boolean isPublished(PackageEnv env, String commit) {
    Optional<String> tip = checkout.refs().get("refs/remotes/" + env.patches().remote());
    return tip.isPresent()
        && checkout.history().commit(commit).isPresent()
        && checkout.history().isAncestor(commit, tip.get());
  }

  /** The same change may stand on several branches. */
  private static GerritChange one(List<GerritChange> changes, String asked, String branch) {
    List<GerritChange> here =
        changes.size() < 2
            ? changes
            : changes.stream().filter(change -> change.branch().equals(branch)).toList();
    if (here.size() == 1) {
      return here.get(0);
    }
    if (changes.isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "Gerrit knows no such change: " + asked)
          .because("it found nothing, or nothing that you may see");
    }
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, "Gerrit knows several changes: " + asked)
            .because("they go to different branches, and not one of them to " + branch);
    for (GerritChange change : changes) {
      error = error.fix("-g " + change.number() + "   # for " + change.branch());
    }
    throw error;
  }

  private static GerritPatchSet patchSet(GerritChange change, ChangeName name) {
    int number = name.patchSet().orElse(change.current());
    return change.patchSet(number).orElseThrow(() -> noPatchSet(change, " " + number));
  }

  private static RdopkgException noPatchSet(GerritChange change, String number) {
    return RdopkgException.of(
            ErrorKind.INPUT, "Change " + change.number() + " has no patch set" + number)
        .because("its newest is " + change.current());
  }

  private PatchesTip take(
      PackageEnv env, GerritRemote remote, GerritChange change, GerritPatchSet set, boolean force) {
    String name = change.number() + "/" + set.number();
    narrator.note("Change " + name + ": " + change.subject());
    List<String> problems = ChangeProblems.of(change, set);
    if (!problems.isEmpty() && !force) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "Change " + name + " is not to be taken")
          .because(String.join("\n", problems))
          .fix(change.url().isEmpty() ? "Look at it in Gerrit." : "Look at it: " + change.url())
          .fix("-f/--force takes it anyway.");
    }
    problems.forEach(problem -> narrator.warn("change " + name + ": " + problem));
    return PatchesTip.ofChange(checkout, env, fetch(remote, change, set), "change " + name);
  }

  /** Fetches a patch set to a ref of our own, so that it stays; answers its commit. */
  private String fetch(GerritRemote remote, GerritChange change, GerritPatchSet set) {
    String ref = KEPT + change.number() + "/" + set.number();
    if (checkout.refs().get(ref).equals(Optional.of(set.revision()))) {
      return set.revision();
    }
    ProcessResult result =
        new Transfers(checkout, narrator)
            .fetch(remote.name(), "+" + serverRef(change, set) + ":" + ref);
    if (!result.succeeded()) {
      throw result.failure();
    }
    String got = checkout.refs().get(ref).orElse("");
    if (!got.equals(set.revision())) {
      throw RdopkgException.of(ErrorKind.CONFLICT, "Another commit came than Gerrit has told of")
          .because("it told of " + set.revision() + ", and " + remote.name() + " gave " + got)
          .fix("Run the action again.");
    }
    return got;
  }

  /** Where Gerrit has the patch set; made up from the numbers, since answers are not trusted. */
  private static String serverRef(GerritChange change, GerritPatchSet set) {
    return String.format(
        Locale.ROOT,
        "refs/changes/%02d/%d/%d",
        change.number() % 100,
        change.number(),
        set.number());
  }
}
