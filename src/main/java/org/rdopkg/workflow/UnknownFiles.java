package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.index.FileStatus;
import org.rdopkg.git.index.WorkTreeStatus;
import org.rdopkg.spec.macro.EvaluatedSource;

/** Warns of files that the spec names and nobody has told git of: the commit lacks them. */
final class UnknownFiles {
  private UnknownFiles() {}

  static void warn(Checkout checkout, DistgitPackage found, Narrator narrator) {
    Set<String> here = new LinkedHashSet<>(checkout.files().topFiles());
    List<EvaluatedSource> named = new ArrayList<>(found.evaluated().sources());
    named.addAll(found.evaluated().patches());
    Set<String> names = new LinkedHashSet<>();
    named.forEach(source -> names.add(source.fileName()));
    names.retainAll(here);
    for (FileStatus status : new WorkTreeStatus(checkout).of(names)) {
      if (status.isUntracked() && !isListed(checkout, status.path())) {
        narrator.warn(
            status.path()
                + " is named in the spec but unknown to git; add it: git add "
                + status.path()
                + " && rdopkg amend");
      }
    }
  }

  /** Sources that the lookaside cache keeps are listed in {@code sources}, not in git. */
  private static boolean isListed(Checkout checkout, String name) {
    return checkout
        .files()
        .read("sources")
        .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
        .filter(text -> text.contains(name))
        .isPresent();
  }
}
