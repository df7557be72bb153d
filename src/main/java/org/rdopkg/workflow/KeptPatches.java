package org.rdopkg.workflow;

import java.util.List;
import java.util.Set;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitProgram;

/**
 * Patch files of a distgit branch that the user wants to keep although they look like patches of
 * the patches branch: {@code rdopkg.BRANCH.keep-patch} in git's configuration, one value for each.
 * {@code import-patches} adds what it leaves out, so that the next {@code patch} does not take it
 * for a patch that the branch has no more.
 */
final class KeptPatches {
  private final Checkout checkout;
  private final String key;

  KeptPatches(Checkout checkout, String branch) {
    this.checkout = checkout;
    this.key = "rdopkg." + branch + ".keep-patch";
  }

  Set<String> names() {
    return Set.copyOf(checkout.config().all(key));
  }

  /**
   * An import is over.
   *
   * @param imported files that have become commits: nobody needs to keep them any more
   * @param kept files that stay
   */
  void imported(List<String> imported, List<String> kept) {
    Set<String> now = names();
    imported.stream()
        .filter(now::contains)
        .forEach(file -> git("--unset-all", "--", key, exactly(file)));
    kept.stream()
        .filter(file -> !now.contains(file))
        .forEach(file -> git("--add", "--", key, file));
  }

  /** The command that gives a file up. */
  String forget(String file) {
    return "git config --fixed-value --unset-all " + key + " " + file;
  }

  private void git(String... arguments) {
    GitProgram git = checkout.git();
    String[] all = new String[arguments.length + 2];
    all[0] = "config";
    all[1] = "--local";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    git.runner().run(git.request(all).build()).orThrow();
  }

  /** As an extended regular expression, for versions of git without {@code --fixed-value}. */
  private static String exactly(String file) {
    return "^" + file.replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0") + "$";
  }
}
