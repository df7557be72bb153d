package org.rdopkg.patch;

/**
 * A reason to believe that upstream has a patch: one commit of the new base, and what ties it to
 * the patch. Only {@link #isProof() proofs} make git's rebase leave a patch out; the others are
 * told to the user, who decides.
 */
public sealed interface UpstreamEvidence {
  /** The upstream commit. */
  UpstreamCommit commit();

  /** Whether git's rebase drops a patch for this. */
  default boolean isProof() {
    return false;
  }

  /** What ties the commit to the patch, for the end of a sentence. */
  String text();

  /** The patch itself is in the history of the new base. */
  record SameCommit(UpstreamCommit commit) implements UpstreamEvidence {
    @Override
    public boolean isProof() {
      return true;
    }

    @Override
    public String text() {
      return "is part of the new base";
    }
  }

  /** The same change, white space and line numbers apart (git-patch-id(1)). */
  record SamePatchId(UpstreamCommit commit) implements UpstreamEvidence {
    @Override
    public boolean isProof() {
      return true;
    }

    @Override
    public String text() {
      return "same change as " + commit.shortId();
    }
  }

  /** The same {@code Change-Id} trailer, which Gerrit keeps over all forms of a change. */
  record SameChangeId(UpstreamCommit commit, String changeId) implements UpstreamEvidence {
    @Override
    public String text() {
      return "same Change-Id as " + commit.shortId();
    }
  }

  /** The patch says {@code cherry picked from commit X}, and X is in the new base. */
  record CherryPickedFrom(UpstreamCommit commit) implements UpstreamEvidence {
    @Override
    public String text() {
      return "cherry picked from " + commit.shortId();
    }
  }

  /** Same subject and same author. */
  record SubjectAndAuthor(UpstreamCommit commit) implements UpstreamEvidence {
    @Override
    public String text() {
      return "same subject and author as " + commit.shortId();
    }
  }
}
