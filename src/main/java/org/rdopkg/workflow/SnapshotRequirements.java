package org.rdopkg.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.RemoteBranch;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.requirements.python.Requirement;
import org.rdopkg.service.distroinfo.DistroInfo;
import org.rdopkg.service.distroinfo.InfoValue;

/**
 * The requirements of a package whose spec has the Version {@code XXX}, as RDO's specs of snapshots
 * do: those of upstream's branch that belongs to the distgit branch, else of the checkout of
 * upstream that DLRN puts beside {@code NAME_distro}.
 */
final class SnapshotRequirements {
  private static final String DISTRO = "_distro";
  private static final String UPSTREAM = "upstream";

  private final Checkout checkout;
  private final PackageEnv env;
  private final ProjectRequirements reader;

  SnapshotRequirements(Checkout checkout, PackageEnv env, ProjectRequirements reader) {
    this.checkout = checkout;
    this.env = env;
    this.reader = reader;
  }

  List<Requirement> read(Narrator narrator) {
    if (checkout.facts().remotes().contains(UPSTREAM)) {
      return reader.ofCommit(checkout, branch(narrator));
    }
    for (Path folder = checkout.workTree(); folder != null; folder = folder.getParent()) {
      String name = String.valueOf(folder.getFileName());
      if (name.endsWith(DISTRO) && name.length() > DISTRO.length()) {
        String upstream = name.substring(0, name.length() - DISTRO.length());
        Path file = folder.resolveSibling(upstream).resolve("requirements.txt");
        if (Files.isRegularFile(file)) {
          narrator.note("Delorean detected. Using " + file);
          return reader.ofFile(file.toString(), file);
        }
      }
    }
    throw RdopkgException.of(ErrorKind.INPUT, "Can't guess requirements.txt location")
        .because("the Version is XXX, there is no remote `upstream`, and no checkout of upstream")
        .fix("git remote add -f upstream URL")
        .fix("rdopkg reqcheck -R REF");
  }

  /** {@code rpm-master} follows upstream's main branch, {@code antelope-rdo} a stable one. */
  private String branch(Narrator narrator) {
    String distgit = env.branch().replace("rpm-", "");
    if (!distgit.equals("master") && !distgit.equals("main")) {
      return new RemoteBranch(UPSTREAM, "stable/" + distgit).toString();
    }
    Optional<String> pinned = pinned(narrator);
    if (pinned.isPresent()) {
      String there = UPSTREAM + "/" + pinned.get();
      return checkout.history().commit(there).isPresent() ? there : pinned.get();
    }
    return env.upstreamBranch().toString();
  }

  /**
   * What the metadata says that the next release is made from: {@code source-branch} of the tag
   * {@code RELEASE-uc}, for packages that do not follow upstream's main branch.
   */
  private Optional<String> pinned(Narrator narrator) {
    try {
      DistroInfo info = new InfoReader(checkout.environment(), narrator).read(InfoRequest.DEFAULT);
      return info.named(env.packageName()).stream()
          .flatMap(found -> found.fields().fields("tags").map().entrySet().stream())
          .filter(tag -> tag.getKey().endsWith("-uc"))
          .flatMap(tag -> sourceBranch(tag.getValue()).stream())
          .reduce((first, second) -> second);
    } catch (RdopkgException e) {
      narrator.warn(
          "can't read the metadata, which may name another branch of upstream: " + e.what());
      return Optional.empty();
    }
  }

  private static Optional<String> sourceBranch(InfoValue tag) {
    return tag instanceof InfoValue.Fields fields ? fields.text("source-branch") : Optional.empty();
  }
}
