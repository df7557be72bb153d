package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.git.Checkout;

/** A work tree's files, and those that its HEAD has. */
record CheckedOutFiles(Checkout checkout) implements PackageFiles {
  @Override
  public List<String> names() {
    return checkout.files().topFiles();
  }

  @Override
  public Optional<byte[]> read(String name) {
    return checkout.files().read(name);
  }

  @Override
  public Optional<byte[]> committed(String name) {
    Optional<String> head = checkout.refs().head().commit();
    return head.flatMap(commit -> checkout.commitFiles().read(commit, name));
  }
}
