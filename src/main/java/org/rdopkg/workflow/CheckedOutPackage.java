package org.rdopkg.workflow;

import java.nio.file.Path;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.git.Checkout;

/** Where the files of a checkout's package are. */
final class CheckedOutPackage {
  private CheckedOutPackage() {}

  /** The name of the checkout's folder, which is the package's. */
  static String folder(Checkout checkout) {
    Path name = checkout.workTree().getFileName();
    return name == null ? "" : name.toString();
  }

  /** The files of the distgit branch: checked out, or in its commit when HEAD is elsewhere. */
  static PackageFiles files(Checkout checkout, DistgitBranch branch) {
    if (branch instanceof DistgitBranch.SwitchTo there) {
      String commit = checkout.refs().get("refs/heads/" + there.branch()).orElseThrow();
      return PackageFiles.ofCommit(checkout.commitFiles(), commit);
    }
    return PackageFiles.ofWorkTree(checkout);
  }
}
