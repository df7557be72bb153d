package org.rdopkg.workflow;

import org.rdopkg.distgit.BaseRef;

/**
 * The upstream version that a package goes to.
 *
 * @param version as upstream counts, without what only tags have: {@code 2.0.0.0rc1}
 * @param ref the tag or revision
 * @param kind what the reference is; {@link BaseRef.Kind#MISSING} when only the spec is bumped and
 *     nobody has fetched the tag
 * @param commit its commit in full hex; empty text when the reference is missing
 */
record UpstreamTarget(String version, String ref, BaseRef.Kind kind, String commit) {
  boolean isTag() {
    return kind == BaseRef.Kind.TAG;
  }

  boolean isMissing() {
    return kind == BaseRef.Kind.MISSING;
  }

  /** The name to give to git: full for a tag, so that a branch of the same name is no danger. */
  String revision() {
    return isTag() ? "refs/tags/" + ref : ref;
  }
}
