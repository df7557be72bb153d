package org.rdopkg.workflow;

import org.rdopkg.git.Checkout;
import org.rdopkg.git.Head;

/** Warns before a commit is replaced that others may have already. */
final class Published {
  private static final String REMOTES = "refs/remotes/";

  private Published() {}

  /** Looks for HEAD's commit in the remote branches of the same name. */
  static void warn(Checkout checkout, Narrator narrator) {
    warn(checkout, narrator, checkout.refs().head().commit().orElse(""), "the last commit");
  }

  /**
   * Looks for a commit in the remote branches of HEAD's name.
   *
   * @param commit the oldest one that is replaced
   * @param called how to call it
   */
  static void warn(Checkout checkout, Narrator narrator, String commit, String called) {
    if (!(checkout.refs().head() instanceof Head.OnBranch branch) || branch.commit().isEmpty()) {
      return;
    }
    for (String ref : checkout.refs().names(REMOTES)) {
      String name = ref.substring(REMOTES.length());
      int slash = name.length() - branch.name().length() - 1;
      if (slash > 0 && name.endsWith("/" + branch.name())) {
        String tip = checkout.refs().get(ref).orElse(commit);
        if (tip.equals(commit) || checkout.history().isAncestor(commit, tip)) {
          narrator.warn(
              called
                  + " is in "
                  + name
                  + " already; to replace it there too: git push --force-with-lease="
                  + branch.name()
                  + ":"
                  + tip
                  + " "
                  + name.substring(0, slash)
                  + " "
                  + branch.name());
        }
      }
    }
  }
}
