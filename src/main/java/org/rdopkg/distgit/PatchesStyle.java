package org.rdopkg.distgit;

/** Where the patches come from. */
public enum PatchesStyle {
  /** A branch of git that anybody with access pushes to. */
  BRANCH("branch"),
  /** A chain of changes under review in Gerrit. */
  REVIEW("review");

  private static final String REVIEW_REMOTE = "review-patches";

  private final String label;

  PatchesStyle(String label) {
    this.label = label;
  }

  /** Review when the checkout has a remote for it. */
  public static PatchesStyle of(GitFacts facts) {
    return facts.remotes().contains(REVIEW_REMOTE) ? REVIEW : BRANCH;
  }

  /** What {@code pkgenv} shows. */
  public String label() {
    return label;
  }
}
