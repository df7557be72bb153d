package org.rdopkg.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.RemoteBranch;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.requirements.python.Requirement;

/**
 * The requirements of a package whose spec has the Version {@code XXX}, as RDO's specs of snapshots
 * do: those of upstream's branch that belongs to the distgit branch, else of the checkout of
 * upstream that DLRN puts beside {@code NAME_distro}.
 */
final class SnapshotRequirements {
  private static final String DISTRO = "_distro";

  private final Checkout checkout;
  private final PackageEnv env;
  private final ProjectRequirements reader;

  SnapshotRequirements(Checkout checkout, PackageEnv env, ProjectRequirements reader) {
    this.checkout = checkout;
    this.env = env;
    this.reader = reader;
  }

  List<Requirement> read(Narrator narrator) {
    if (checkout.facts().remotes().contains("upstream")) {
      return reader.ofCommit(checkout, branch());
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
  private String branch() {
    String distgit = env.branch().replace("rpm-", "");
    RemoteBranch stable = new RemoteBranch("upstream", "stable/" + distgit);
    boolean main = distgit.equals("master") || distgit.equals("main");
    return main ? env.upstreamBranch().toString() : stable.toString();
  }
}
