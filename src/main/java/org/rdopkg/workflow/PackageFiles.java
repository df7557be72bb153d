package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.io.CheckoutFiles;

/**
 * The files at the top of a distgit, wherever they are: in the work tree, or in the commit of a
 * branch that is not checked out.
 */
interface PackageFiles {
  /** The names of the files at the top. */
  List<String> names();

  /** The bytes of one of them; empty when it is not there. */
  Optional<byte[]> read(String name);

  /** The bytes of a patch file as the commit has them. */
  default Optional<byte[]> readPatch(String name) {
    return read(name);
  }

  /** The bytes of one that the last commit has; looked at when it is not there. */
  default Optional<byte[]> committed(String name) {
    return read(name);
  }

  /**
   * The work tree's. Where {@code core.autocrlf} has given patch files CRs at checkout, they are
   * read without them.
   */
  static PackageFiles ofWorkTree(Checkout checkout) {
    PackageFiles files = new CheckedOutFiles(checkout);
    return checkout.config().isTrue("core.autocrlf") ? new CheckedOutCrlf(files) : files;
  }

  /** The work tree's, byte for byte. */
  static PackageFiles ofWorkTree(CheckoutFiles files) {
    return new PackageFiles() {
      @Override
      public List<String> names() {
        return files.topFiles();
      }

      @Override
      public Optional<byte[]> read(String name) {
        return files.read(name);
      }
    };
  }

  /** A commit's. */
  static PackageFiles ofCommit(CommitFiles files, String commit) {
    return new PackageFiles() {
      @Override
      public List<String> names() {
        return files.top(commit).stream().map(CommitFiles.Entry::path).toList();
      }

      @Override
      public Optional<byte[]> read(String name) {
        return files.read(commit, name);
      }
    };
  }
}
